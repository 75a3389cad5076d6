import { addDays, type PlainDate } from "@/clinical/plain-date";
import { saidDate } from "@/server/said-date";

/** How far from today a first dose may lie, days: what is farther is a slip of the year. */
const FURTHEST_BACK = 730;
const FURTHEST_AHEAD = 365;

/**
 * Why a course cannot start on a day, in words for the field; null where it can.
 * @param course its own last dose, and that of the patient's course before it
 */
export function startIssue(
  { endedOn, earlierEndedOn }: { endedOn: PlainDate | null; earlierEndedOn: PlainDate | null },
  on: PlainDate,
  today: PlainDate,
): string | null {
  if (on > addDays(today, FURTHEST_AHEAD)) return "The course starts more than a year from now: check the date";
  if (on < addDays(today, -FURTHEST_BACK)) return "The course started more than two years ago: check the date";
  if (endedOn !== null && on > endedOn) return `The last dose is recorded on ${saidDate(endedOn)}: the first cannot be later`;
  if (earlierEndedOn !== null && on <= earlierEndedOn)
    return `The course before ended on ${saidDate(earlierEndedOn)}: courses cannot overlap`;
  return null;
}
