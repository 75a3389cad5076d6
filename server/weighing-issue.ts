import { isLikelyWeight, kgOfPounds } from "@/clinical/course-weights";
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

/** Why a weight cannot follow the last one of its course, in words for the field; null where it can. */
export function weightIssue(kg: number, last: number): string | null {
  if (isLikelyWeight(kg, last)) return null;
  if (isInPounds(kg, last)) return `The last weight is ${last} kg. Enter kilograms: ${kg} lb is ${kgOfPounds(kg)} kg`;
  return `The last weight is ${last} kg. If that one is wrong, correct it first`;
}

/** What is to be asked of a weight that takes the place of another, or comes long after it; null where nothing is. */
export function weightDoubt(kg: number, before: number): string | null {
  if (isLikelyWeight(kg, before)) return null;
  return `${before} kg was recorded before${isInPounds(kg, before) ? `, and ${kg} lb is ${kgOfPounds(kg)} kg` : ""}. Check the weight`;
}

function isInPounds(kg: number, last: number): boolean {
  return kg > last && isLikelyWeight(kgOfPounds(kg), last);
}
