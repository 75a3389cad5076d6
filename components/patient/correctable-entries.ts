import { type CorrectedEntry, type EntryValue, entryWords, seenOf } from "@/contracts/course-corrections";
import type { PatientPage } from "@/contracts/patient-page";

/** An entry of a course that somebody may find wrong, as it stood when they looked. */
export type CorrectableEntry = {
  key: string;
  entry: CorrectedEntry;
  /** What it is called in the list: "Dose: 40 mg from 9 Nov". */
  label: string;
  value: EntryValue;
  /** What is sent when it should say something else, and when it should not be there; null: that cannot be. */
  change: Sent | null;
  withdraw: Sent | null;
};

type Sent = Readonly<Record<"correct" | "entryId" | "seen", string | undefined>>;

const LABELS: Readonly<Record<CorrectedEntry, string>> = {
  start: "Start",
  dose: "Dose",
  weight: "Weight",
  target: "Target",
  end: "Last dose",
  renewal: "Renewal",
};

/** Everything of a course that can be corrected, in the order of the page. @param date says a calendar date */
export function correctableEntries(
  { course, care }: Pick<PatientPage, "course" | "care">,
  date: (on: string) => string,
): CorrectableEntry[] {
  const made = (key: string, entry: CorrectedEntry, value: EntryValue, sent: Pick<CorrectableEntry, "change" | "withdraw">) => ({
    key,
    entry,
    label: `${LABELS[entry]}: ${entryWords(entry, value, date)}`,
    value,
    ...sent,
  });
  const bySeen = (correct: string, value: EntryValue): Sent => ({ correct, seen: seenOf(value), entryId: undefined });
  const byId = (correct: string, entryId: string): Sent => ({ correct, entryId, seen: undefined });
  const { startsOn, endedOn, endReason, endIsEstimate, targetMgPerKg, doses } = course;
  const start = { on: startsOn, mgPerDay: doses.findLast(({ on }) => on === startsOn)?.mgPerDay ?? 0 };
  const target = { mgPerKg: targetMgPerKg };
  return [
    made("start", "start", start, { change: bySeen("start", start), withdraw: null }),
    ...doses
      .filter(({ on }) => on > startsOn)
      .map(({ id, on, mgPerDay }) => made(id, "dose", { on, mgPerDay }, { change: byId("dose", id), withdraw: byId("no-dose", id) })),
    ...(endedOn === null ? [] : [endOf({ on: endedOn, endReason, isEstimate: endIsEstimate })]),
    ...care.weights.map(({ id, on, kg }) =>
      id === null || on === null
        ? made("first-weight", "weight", { kg }, { change: bySeen("first-weight", { kg }), withdraw: null })
        : made(id, "weight", { on, kg }, { change: byId("weight", id), withdraw: byId("no-weight", id) }),
    ),
    made("target", "target", target, { change: bySeen("target", target), withdraw: null }),
    ...care.renewals.map(({ id, on, days }) => made(id, "renewal", { on, days }, { change: null, withdraw: byId("no-renewal", id) })),
  ];

  function endOf(value: EntryValue) {
    return made("end", "end", value, { change: bySeen("end", value), withdraw: bySeen("no-end", value) });
  }
}
