import type { CheckInAnswers, DepressionAnswers } from "./check-in-answers";
import type { CourseHistory } from "./history";
import { addDays, type PlainDate } from "./plain-date";

/** Course start of every sample history: a Monday, in UTC. */
export const SAMPLE_START: PlainDate = "2026-03-02";

/** Nine answers with this total and item 9, the first items filled first. @throws RangeError if there are none */
export function answersOf(total: number, item9 = 0): number[] {
  let left = total - item9;
  if (left < 0 || left > 24) throw new RangeError(`No answers with total ${total} and item 9 ${item9}`);
  const first8 = Array.from({ length: 8 }, () => {
    const answer = Math.min(3, left);
    left -= answer;
    return answer;
  });
  return [...first8, item9];
}

/** A PHQ-9 with this total. Item 9 is 0 while the other items can carry the total. */
export function phqOf(total: number, item9 = Math.max(0, total - 24)): DepressionAnswers {
  return { instrument: "phq9", answers: answersOf(total, item9), total, difficulty: null };
}

/** A check-in at noon UTC, `day` days after the sample start, with a PHQ-9 and whatever else is given. */
export function checkInOn(day: number, total: number, more: Partial<CheckInAnswers> & { item9?: number } = {}): CheckInAnswers {
  const { item9, ...rest } = more;
  return { at: new Date(`${addDays(SAMPLE_START, day)}T12:00:00Z`), depression: phqOf(total, item9), ...rest };
}

/** A history of these check-ins, oldest first. */
export function courseOf(...checkIns: readonly CheckInAnswers[]): CourseHistory {
  return { courseStart: SAMPLE_START, timeZone: "UTC", doseChanges: [], checkIns };
}

/** A history from [day, total] or [day, total, item 9], oldest first. */
export function historyOf(...responses: readonly (readonly [day: number, total: number, item9?: number])[]): CourseHistory {
  return courseOf(...responses.map(([day, total, item9]) => checkInOn(day, total, item9 === undefined ? {} : { item9 })));
}
