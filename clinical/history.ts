import { startOfLocalDay } from "./local-time";
import { addDays, type PlainDate } from "./plain-date";
import { defaultPolicy, type Policy } from "./policy";
import { scorePhq9 } from "./score-phq9";

/** One answered depression questionnaire. `difficulty` 0-3, null when it was not asked or not answered. */
export type DepressionResponse = {
  readonly at: Date;
  /** Nine integers 0-3 in questionnaire order. */
  readonly answers: readonly number[];
  readonly total: number;
  readonly difficulty: 0 | 1 | 2 | 3 | null;
};

/** What the rules look at: one course's answers, oldest first, and the zone in which its dates are meant. */
export type CourseHistory = {
  /** Date of the first dose, planned or taken. */
  readonly courseStart: PlainDate;
  readonly timeZone: string;
  readonly responses: readonly DepressionResponse[];
};

/**
 * The score a course is compared with. `sources` is how many responses it was made from (1 or 2); `late` means neither a
 * pre-treatment nor a day-0 score exists, so that the first response of the course had to do.
 */
export type Baseline = { readonly value: number; readonly late: boolean; readonly sources: number };

/**
 * Refuses a history no course can have. Two responses at the same instant are legal and keep the order given.
 * @throws RangeError on an invalid date, an answer out of range, a total that is not its answers' sum, a wrong order
 */
export function checkHistory(history: CourseHistory): void {
  let before = Number.NEGATIVE_INFINITY;
  for (const { at, answers, total, difficulty } of history.responses) {
    const time = at.getTime();
    if (Number.isNaN(time)) throw new RangeError("A response has no valid date");
    if (time < before) throw new RangeError("Responses are not in order, oldest first");
    if (scorePhq9(answers).total !== total) throw new RangeError("A response's total is not the sum of its answers");
    if (difficulty !== null && ![0, 1, 2, 3].includes(difficulty)) throw new RangeError("A difficulty is not 0, 1, 2, 3 or null");
    before = time;
  }
}

/** The history as it was when the response at `index` arrived. @throws RangeError on an index outside the history */
export function historyUpTo(history: CourseHistory, index: number): CourseHistory {
  if (!(index in history.responses)) throw new RangeError(`No response ${index}`);
  return { ...history, responses: history.responses.slice(0, index + 1) };
}

/**
 * The pre-treatment response: the last one before the date of the first dose and at most 42 days before it, by the
 * calendar of the patient's zone. Null if there is none.
 * @throws RangeError on an impossible date or zone
 */
export function preTreatmentOf(history: CourseHistory, policy: Policy = defaultPolicy): DepressionResponse | null {
  const { courseStart, timeZone } = history;
  const from = startOfLocalDay(addDays(courseStart, -policy.thresholds.preTreatmentWindow), timeZone);
  const to = startOfLocalDay(courseStart, timeZone);
  return history.responses.findLast(({ at }) => from <= at && at < to) ?? null;
}

/**
 * The day-0 response: the first one on the date of the first dose or the 3 days after it. Null if there is none.
 * @throws RangeError on an impossible date or zone
 */
export function dayZeroOf(history: CourseHistory, policy: Policy = defaultPolicy): DepressionResponse | null {
  const { courseStart, timeZone } = history;
  const from = startOfLocalDay(courseStart, timeZone);
  const to = startOfLocalDay(addDays(courseStart, policy.thresholds.dayZeroWindow + 1), timeZone);
  return history.responses.find(({ at }) => from <= at && at < to) ?? null;
}

/** The responses the baseline is made from, oldest first: pre-treatment and day 0, else the first of the course. */
export function baselineResponses(history: CourseHistory, policy: Policy = defaultPolicy): readonly DepressionResponse[] {
  const sources = [preTreatmentOf(history, policy), dayZeroOf(history, policy)].filter((response) => response !== null);
  return sources.length > 0 ? sources : history.responses.slice(0, 1);
}

/**
 * The baseline as far as these responses know it: the mean of the pre-treatment and day-0 totals where both exist, else the
 * one that exists, else the first response, marked late. Null without responses. A flag at a response is decided from the
 * history up to it (`historyUpTo`), so the baseline of an early flag may differ from today's.
 * @throws RangeError on an impossible date or zone
 */
export function baselineOf(history: CourseHistory, policy: Policy = defaultPolicy): Baseline | null {
  const sources = baselineResponses(history, policy);
  if (sources.length === 0) return null;
  const late = preTreatmentOf(history, policy) === null && dayZeroOf(history, policy) === null;
  return { value: sources.reduce((sum, { total }) => sum + total, 0) / sources.length, late, sources: sources.length };
}
