import { onDueDay } from "./cadence";
import type { Cadence } from "./cadence-settings";
import { addDays, daysBetween, type PlainDate } from "./plain-date";
import { defaultPolicy, type Policy } from "./policy";

/** What asks for check-ins beside the cadence; its names are those of the cadence's settings. */
export const EXTRA_CAUSES = ["early-rise", "dose-increase", "antidepressant-under-25"] as const;
export type ExtraCause = { readonly kind: (typeof EXTRA_CAUSES)[number]; readonly on: PlainDate };

const DAYS_AFTER: Record<ExtraCause["kind"], (cadence: Cadence) => readonly number[]> = {
  "early-rise": (cadence) => cadence.earlyRiseDays,
  "dose-increase": (cadence) => cadence.doseIncreaseDays,
  "antidepressant-under-25": (cadence) => cadence.antidepressantDays,
};

/**
 * The due dates asked for beside the cadence, oldest first: 7 days after `early-rise`, 14 after a dose increase, weekly for 4 weeks after
 * an antidepressant was started under 25; each moved on to the next Monday to Thursday. Left out is one that a planned check-in within
 * 2 days of it makes needless: nobody is asked today and again tomorrow. Further off a planned one does not stand in. A week
 * was chosen because it is sooner than the next fortnightly one, and an answer on Friday already waits for Monday.
 * Source: clinical reference, section 5.
 * @param cause what happened, and on which date of the patient's calendar
 * @param planned due dates of the check-ins still to come, extra ones among them, in any order
 * @throws RangeError on an impossible date, or on what is no cause
 * @example extraCheckIns({ kind: "early-rise", on: "2026-03-02" }, ["2026-03-16"]) // ["2026-03-09"]
 */
export function extraCheckIns({ kind, on }: ExtraCause, planned: readonly PlainDate[], policy: Policy = defaultPolicy): PlainDate[] {
  if (!EXTRA_CAUSES.includes(kind)) throw new RangeError(`No extra check-ins follow from ${String(kind)}`);
  const { cadence } = policy;
  return DAYS_AFTER[kind](cadence)
    .map((days) => onDueDay(addDays(on, days), policy))
    .filter((dueOn) => !planned.some((other) => Math.abs(daysBetween(dueOn, other)) <= cadence.extraNearDays));
}
