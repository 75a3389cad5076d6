import { COURSE_END_LABELS, type CourseEndReason } from "./course-end";

/** The longest reason, in characters. */
export const REASON_LENGTH = 500;

/** What of a course can be corrected. */
export const CORRECTED_ENTRIES = ["start", "dose", "weight", "target", "end", "renewal"] as const;
export type CorrectedEntry = (typeof CORRECTED_ENTRIES)[number];

/** What an entry said or says: only the parts that its kind has. */
export type EntryValue = {
  readonly on?: string;
  readonly mgPerDay?: number;
  readonly kg?: number;
  readonly mgPerKg?: number;
  readonly days?: number;
  readonly endReason?: CourseEndReason | null;
  readonly isEstimate?: boolean;
};

/** One version of an entry and what became of it. `became` null: it should not have been there. */
export type CourseCorrection = {
  id: string;
  entry: CorrectedEntry;
  was: EntryValue;
  became: EntryValue | null;
  reason: string;
  by: string;
  at: string;
};

/** What of a value two people compare: the same text means that nobody changed it meanwhile. */
export function seenOf({ on, mgPerDay, kg, mgPerKg, endReason, isEstimate: about }: EntryValue): string {
  return [on, mgPerDay, kg, mgPerKg, endReason, about].map((part) => part ?? "").join("|");
}

export const ENTRY_LABELS: Readonly<Record<CorrectedEntry, string>> = {
  start: "Start",
  dose: "Dose",
  weight: "Weight",
  target: "Target",
  end: "Last dose",
  renewal: "Renewal",
};

/** A version of an entry in words: "40 mg from 9 Nov", "62 kg on 3 Nov", "about 9 Nov, stopped because of mood". @param date says a calendar date */
export function entryWords(entry: CorrectedEntry, value: EntryValue, date: (on: string) => string): string {
  const on = value.on === undefined ? "" : date(value.on);
  if (entry === "start" || entry === "dose") return `${value.mgPerDay === 0 ? "a pause" : `${value.mgPerDay} mg`} from ${on}`;
  if (entry === "weight") return `${value.kg} kg${on === "" ? " at the start" : ` on ${on}`}`;
  if (entry === "target") return `${value.mgPerKg} mg/kg`;
  if (entry === "renewal") return `${value.days} days from ${on}`;
  const why = value.endReason ? `, ${COURSE_END_LABELS[value.endReason].toLowerCase()}` : "";
  return `${value.isEstimate ? "about " : ""}${on}${why}`;
}

/** "was 40 mg from 9 Nov, now 30 mg from 9 Nov"; an entry that should not have been there: "was ..., withdrawn". */
export function correctionWords(
  { entry, was, became }: Pick<CourseCorrection, "entry" | "was" | "became">,
  date: (on: string) => string,
): string {
  const now = became === null ? "withdrawn" : `now ${entryWords(entry, became, date)}`;
  return `was ${entryWords(entry, was, date)}, ${now}`;
}
