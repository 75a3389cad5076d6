import type { CoursePhase } from "./course";
import type { Region } from "./crisis-lines";
import { JURISDICTION_PACKS } from "./jurisdiction-packs";
import { daysBetween, type PlainDate, parsePlainDate } from "./plain-date";
import { GENERAL_ACTIONS, type RuleId, ruleOf, STOPPING } from "./rules";

/** Whose rules on isotretinoin are known. The last stands for everywhere else. */
export const JURISDICTIONS = ["uk", "us", "au", "general"] as const;
export type Jurisdiction = (typeof JURISDICTIONS)[number];

/** Urgencies for which a pack suggests something of its own, and a clinic may. */
export const ACTION_URGENCIES = ["now", "today", "review"] as const;
export type ActionUrgency = (typeof ACTION_URGENCIES)[number];

/**
 * What one jurisdiction asks for, from a date on. Dated data, not code: shown, never enforced. Null means that nothing was checked, not that
 * nothing is required.
 */
export type JurisdictionPack = {
  /** Stored with what was decided under it; never reused. */
  readonly id: string;
  readonly jurisdiction: Jurisdiction;
  readonly title: string;
  /** The first day on which it is in force. */
  readonly validFrom: PlainDate;
  /** What it brought, in a sentence or two for a prescriber. */
  readonly changed: string;
  /** How many prescribers agree before a course under 18. */
  readonly prescribersUnder18: 1 | 2 | null;
  /** Assessments required of everyone, before and during treatment. */
  readonly assessments: readonly { readonly of: "mental-health" | "sexual-function"; readonly when: readonly ("before" | "during")[] }[];
  /** Days one prescription covers at most. */
  readonly prescriptionDays: number | null;
  readonly remoteFollowUp: boolean | null;
  /** Everyone signs an acknowledgement of risk. */
  readonly acknowledgementOfRisk: boolean | null;
  /** What the patient is told about the next capsule, a sentence; before the first dose and after the last there is another to speak of. */
  readonly nextCapsule: Readonly<Record<CoursePhase, string>>;
  /** The same in the middle of a sentence: "Feeling worse: ... and call". */
  readonly ifWorse: Readonly<Record<CoursePhase, string>>;
  /** Suggested actions by urgency, in place of `GENERAL_ACTIONS`. */
  readonly actions: Readonly<Record<ActionUrgency, string>>;
  /** A sentence of the regulator's that stays where a clinic suggests something of its own. */
  readonly always: string | null;
  readonly source: string;
  /** When it was compared with its source. */
  readonly checkedOn: PlainDate;
};

const JURISDICTION_OF = new Map<string, Jurisdiction>(
  Object.entries({ gb: "uk", "gb-nir": "uk", us: "us", au: "au" } satisfies Partial<Record<Region, Jurisdiction>>),
);

/** The jurisdiction of a patient's region; `general` where its rules have not been checked, or the region is unknown. Never throws. */
export function jurisdictionOf(region: string | null | undefined): Jurisdiction {
  return JURISDICTION_OF.get(region ?? "") ?? "general";
}

/**
 * The pack in force on a date.
 * @throws RangeError on an impossible date, an unknown jurisdiction, or a date before the first pack: nobody has checked what held then
 * @example packFor("uk", "2026-01-21").prescribersUnder18 // 2; on 2026-01-22 it is 1
 */
export function packFor(jurisdiction: Jurisdiction, on: PlainDate): JurisdictionPack {
  const pack = packOn(jurisdiction, on);
  if (pack === null) throw new RangeError(`No pack for ${jurisdiction} on ${on}`);
  return pack;
}

/**
 * The same for a day of the record, which may lie before the first pack: null there.
 * @throws RangeError on an impossible date
 */
export function packOn(jurisdiction: Jurisdiction, on: PlainDate): JurisdictionPack | null {
  parsePlainDate(on);
  const inForce = JURISDICTION_PACKS.findLast((pack) => pack.jurisdiction === jurisdiction && daysBetween(pack.validFrom, on) >= 0);
  return inForce ?? null;
}

/**
 * What is suggested for a rule under a pack: the rule's own text with the pack's words for its urgency. Wherever stopping is mentioned the
 * text ends by saying that it may not be enough. Shown, not enforced.
 * @throws RangeError on an id that is no rule
 */
export function suggestedActionFor(id: RuleId, { actions }: Pick<JurisdictionPack, "actions">): string {
  return ACTION_URGENCIES.reduce((text, urgency) => text.replace(GENERAL_ACTIONS[urgency], actions[urgency]), ruleOf(id).suggestedAction);
}

/**
 * What a clinician must read wherever stopping is mentioned, after the texts that stand together; null where none of them mentions it, or one
 * says so itself.
 * @example stoppingNote(["Stop isotretinoin at once."]) // "Stopping may not be enough; arrange further assessment."
 */
export function stoppingNote(texts: readonly string[]): string | null {
  return texts.some((text) => /\bstop/i.test(text)) && !texts.some((text) => text.includes(STOPPING)) ? STOPPING : null;
}
