import type { CoursePhase } from "@/clinical/course";
import type { Region } from "@/clinical/crisis-lines";
import { jurisdictionOf, packFor, packOn, stoppingNote } from "@/clinical/jurisdiction";
import { ownTextOf, suggestionWith } from "@/clinical/own-actions";
import { localDateOf } from "@/clinical/plain-date";
import type { RuleId } from "@/clinical/rules";
import type { PatientFlag } from "@/contracts/patient-page";
import type { RecordedAction } from "@/db/queries/own-actions";
import type { CourseHistoryRows } from "@/db/queries/patient-page";

/** Rules whose answers are followed at once by the page on help, which says what to do about the next capsule. */
const TOLD_AT_ONCE: readonly RuleId[] = ["item-9-high", "item-9", "item-9-retracted"];

type Flag = Pick<CourseHistoryRows["flags"][number]["flag"], "rule" | "raisedAt" | "submissionId"> & {
  /** Where in the course the patient was, as their page knew it. */
  readonly phase: CoursePhase;
};
type Place = {
  readonly region: Region;
  readonly clinicTimeZone: string;
  readonly now: Date;
  /** What the clinic suggests in place of the pack, in force now. */
  readonly own: readonly RecordedAction[];
};

/**
 * What is suggested about a flag by the rules of today and the clinic's own texts, and what its patient was told about the next capsule by the
 * rules of the day on which they answered.
 */
export function adviceOn(
  flag: Flag,
  { region, clinicTimeZone, now, own }: Place,
): Pick<PatientFlag, "suggestedAction" | "ownAction" | "pack" | "toldCapsule" | "stoppingNote"> {
  const jurisdiction = jurisdictionOf(region);
  const pack = packFor(jurisdiction, localDateOf(now, clinicTimeZone));
  const written = own.find(({ urgency, text }) => text !== null && urgency === ownTextOf(flag.rule));
  const { text: suggestedAction } = suggestionWith(flag.rule, pack, written?.text ? { [written.urgency]: written.text } : {});
  const toldCapsule = toldWith(flag, packOn(jurisdiction, localDateOf(flag.raisedAt, clinicTimeZone)));
  return {
    suggestedAction,
    ownAction: written ? { by: written.by, at: written.at.toISOString() } : null,
    pack: { title: pack.title, validFrom: pack.validFrom, isChecked: jurisdiction !== "general" },
    toldCapsule,
    stoppingNote: stoppingNote([suggestedAction, toldCapsule ?? ""]),
  };
}

/** After item 9 the sentence of its page, sent or not; with any other answers what the receipt says of feeling worse. */
function toldWith({ rule, submissionId, phase }: Flag, then: ReturnType<typeof packOn>): string | null {
  if (then === null) return null;
  if (TOLD_AT_ONCE.includes(rule)) return then.nextCapsule[phase];
  return submissionId === null ? null : `If you feel worse: ${then.ifWorse[phase]}, and call the clinic.`;
}
