import { type CoursePhase, weeksOnDrug } from "@/clinical/course";
import { daysBetween, type PlainDate } from "@/clinical/plain-date";

/** Where in the course a day lies, with whole weeks: on the drug, since the last dose, or (negative) until the start. */
export function phaseOf(
  { startsOn, endedOn }: { startsOn: PlainDate; endedOn: PlainDate | null },
  today: PlainDate,
): { phase: CoursePhase; week: number } {
  if (endedOn !== null && endedOn < today) return { phase: "after", week: Math.floor(daysBetween(endedOn, today) / 7) };
  return { phase: today < startsOn ? "before" : "on", week: weeksOnDrug(startsOn, today) };
}
