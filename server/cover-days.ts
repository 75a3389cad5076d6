import { daysBetween, type PlainDate, parsePlainDate } from "@/clinical/plain-date";
import { PLANNED_AHEAD_YEARS } from "@/contracts/cover";
import type { FieldIssue } from "@/contracts/problem";

/** The last day that can be planned. @throws RangeError on an impossible date */
export function lastPlannedDay(today: PlainDate): PlainDate {
  return parsePlainDate(today).add({ years: PLANNED_AHEAD_YEARS }).toString();
}

/** What is wrong with days from one to another, both included, seen from the clinic's date. @throws RangeError on an impossible date */
export function spellIssues({ from, until }: { from: PlainDate; until: PlainDate }, today: PlainDate): FieldIssue[] {
  if (until < from) return [{ path: "until", message: "The last day is before the first" }];
  if (until < today) return [{ path: "until", message: "These days are over: choose a last day from today on" }];
  if (until > lastPlannedDay(today)) return [{ path: "until", message: `At most ${PLANNED_AHEAD_YEARS} years ahead` }];
  // Whoever has been away for longer than this is not on leave, or the year is mistyped.
  if (daysBetween(from, today) > 366) return [{ path: "from", message: "More than a year ago: check the year" }];
  return [];
}
