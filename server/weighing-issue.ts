import { addDays, type PlainDate } from "@/clinical/plain-date";
import { saidDate } from "@/server/said-date";

/** Days before the first dose from which a weight still belongs to the course: one visit interval. */
const BEFORE_START = 31;

/** Why a weight cannot have been taken on a day, in words for the field; null where it can. @param today the patient's date */
export function weighingIssue(
  { startsOn, weights }: { startsOn: PlainDate; weights: readonly { on: PlainDate }[] },
  on: PlainDate,
  today: PlainDate,
): string | null {
  if (on > today) return "This day is to come: record a weight once it is taken";
  if (on < addDays(startsOn, -BEFORE_START))
    return `The course starts on ${saidDate(startsOn)}: a weight from long before says nothing about it`;
  if (weights.some((weighing) => weighing.on === on)) return "A weight is recorded for that day: correct that one";
  return null;
}
