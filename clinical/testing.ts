import type { CourseHistory, DepressionResponse } from "./history";
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

/** A response at noon UTC, `day` days after the sample start. Item 9 is 0 while the other items can carry the total. */
export function responseOn(day: number, total: number, item9 = Math.max(0, total - 24)): DepressionResponse {
  return { at: new Date(`${addDays(SAMPLE_START, day)}T12:00:00Z`), answers: answersOf(total, item9), total, difficulty: null };
}

/** A history from [day, total] or [day, total, item 9], oldest first. */
export function historyOf(...responses: readonly (readonly [day: number, total: number, item9?: number])[]): CourseHistory {
  return { courseStart: SAMPLE_START, timeZone: "UTC", responses: responses.map((response) => responseOn(...response)) };
}
