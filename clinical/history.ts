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

/** The two responses a course is measured from, as far as they exist. */
export type StartResponses = { readonly preTreatment: DepressionResponse | null; readonly dayZero: DepressionResponse | null };

/**
 * The pre-treatment response (the last one before the date of the first dose, at most 42 days before it) and the day-0 response
 * (the first one on that date or the 3 days after it), by the calendar of the patient's zone.
 * @throws RangeError on an impossible date or zone
 */
export function startResponsesOf(history: CourseHistory, policy: Policy = defaultPolicy): StartResponses {
  const { courseStart, timeZone, responses } = history;
  const { preTreatmentWindow, dayZeroWindow } = policy.thresholds;
  const opens = startOfLocalDay(addDays(courseStart, -preTreatmentWindow), timeZone);
  const firstDose = startOfLocalDay(courseStart, timeZone);
  const closes = startOfLocalDay(addDays(courseStart, dayZeroWindow + 1), timeZone);
  return {
    preTreatment: responses.findLast(({ at }) => opens <= at && at < firstDose) ?? null,
    dayZero: responses.find(({ at }) => firstDose <= at && at < closes) ?? null,
  };
}

/** The pre-treatment response of `startResponsesOf`. */
export function preTreatmentOf(history: CourseHistory, policy: Policy = defaultPolicy): DepressionResponse | null {
  return startResponsesOf(history, policy).preTreatment;
}

/** The day-0 response of `startResponsesOf`. */
export function dayZeroOf(history: CourseHistory, policy: Policy = defaultPolicy): DepressionResponse | null {
  return startResponsesOf(history, policy).dayZero;
}

/** The responses a baseline is made from, oldest first: those of the start, else the first of the course; none without any. */
export function baselineResponses(history: CourseHistory, { preTreatment, dayZero }: StartResponses): readonly DepressionResponse[] {
  const sources = [preTreatment, dayZero].filter((response) => response !== null);
  return sources.length > 0 ? sources : history.responses.slice(0, 1);
}

/**
 * The baseline as far as these responses know it: the mean of the pre-treatment and day-0 totals where both exist, else the
 * one that exists, else the first response, marked late. Null without responses. A flag at a response is decided from the
 * history up to it (`historyUpTo`), so the baseline of an early flag may differ from today's.
 * @throws RangeError on an impossible date or zone
 */
export function baselineOf(history: CourseHistory, policy: Policy = defaultPolicy): Baseline | null {
  return baselineFrom(history, startResponsesOf(history, policy));
}

/** `baselineOf` where the responses of the start are at hand. */
export function baselineFrom(history: CourseHistory, start: StartResponses): Baseline | null {
  const sources = baselineResponses(history, start);
  if (sources.length === 0) return null;
  const late = start.preTreatment === null && start.dayZero === null;
  return { value: sources.reduce((sum, { total }) => sum + total, 0) / sources.length, late, sources: sources.length };
}
