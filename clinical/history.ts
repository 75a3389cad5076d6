import type { CheckInAnswers } from "./check-in-answers";
import { startOfLocalDay } from "./local-time";
import { addDays, type PlainDate } from "./plain-date";
import { defaultPolicy, type Policy } from "./policy";

/** What the rules look at: one course's check-ins, oldest first, and the zone in which its dates are meant. */
export type CourseHistory = {
  /** Date of the first dose, planned or taken. */
  readonly courseStart: PlainDate;
  readonly timeZone: string;
  /** Dates after the first dose from which another dose was taken, oldest first. */
  readonly doseChanges: readonly PlainDate[];
  readonly checkIns: readonly CheckInAnswers[];
};

/** One total and when it was answered. */
export type DatedTotal = { readonly at: Date; readonly total: number };

/**
 * The score a course is compared with. `sources` is how many responses it was made from (1 or 2); `late` means neither a
 * pre-treatment nor a day-0 score exists, so that the first response of the course had to do.
 */
export type Baseline = { readonly value: number; readonly late: boolean; readonly sources: number };

/** The history as it was when the check-in at `index` arrived. @throws RangeError on an index outside the history */
export function historyUpTo(history: CourseHistory, index: number): CourseHistory {
  if (!(index in history.checkIns)) throw new RangeError(`No check-in ${index}`);
  return { ...history, checkIns: history.checkIns.slice(0, index + 1) };
}

/** The instants that divide a course by the calendar of the patient's zone; each is the first moment of its day. */
export type CourseDays = {
  /** A high total answered from here to the first dose is a high baseline. */
  readonly highBaselineOpens: Date;
  /** A total answered from here to the first dose is a pre-treatment score. */
  readonly preTreatmentOpens: Date;
  readonly firstDose: Date;
  /** The first moment after the days whose first total is the day-0 score. */
  readonly dayZeroCloses: Date;
};

/** @throws RangeError on an impossible date or zone */
export function courseDaysOf({ courseStart, timeZone }: CourseHistory, { thresholds }: Policy = defaultPolicy): CourseDays {
  const day = (days: number) => startOfLocalDay(addDays(courseStart, days), timeZone);
  return {
    highBaselineOpens: day(-thresholds.highBaselineWindow),
    preTreatmentOpens: day(-thresholds.preTreatmentWindow),
    firstDose: day(0),
    dayZeroCloses: day(thresholds.dayZeroWindow + 1),
  };
}

/**
 * The responses a course is measured from, as far as they exist. `late` stands in where neither of the others does: the first response since
 * the window for a pre-treatment score opened, or a still older one where that is lower. A high score of long ago must not hide a rise,
 * nor a low one be forgotten.
 */
export type StartResponses<T extends DatedTotal> = { readonly preTreatment: T | null; readonly dayZero: T | null; readonly late: T | null };

/**
 * The pre-treatment response (the last one before the date of the first dose, at most 42 days before it) and the day-0 response
 * (the first one on that date or the 3 days after it).
 * @param scored the scored responses to one instrument, oldest first
 */
export function startResponsesOf<T extends DatedTotal>(scored: readonly T[], days: CourseDays): StartResponses<T> {
  const { preTreatmentOpens, firstDose, dayZeroCloses } = days;
  const preTreatment = scored.findLast(({ at }) => !isBefore(at, preTreatmentOpens) && isBefore(at, firstDose)) ?? null;
  const dayZero = scored.find(({ at }) => !isBefore(at, firstDose) && isBefore(at, dayZeroCloses)) ?? null;
  if (preTreatment !== null || dayZero !== null) return { preTreatment, dayZero, late: null };
  const older = scored.filter(({ at }) => isBefore(at, preTreatmentOpens));
  return { preTreatment, dayZero, late: lowestOf(scored.slice(0, older.length + 1)) };
}

/** Every response of a course is compared again at each check-in, and dates themselves take ten times as long as their numbers. */
export function isBefore(instant: Date, other: Date): boolean {
  return instant.getTime() < other.getTime();
}

function lowestOf<T extends DatedTotal>(scored: readonly T[]): T | null {
  return scored.reduce<T | null>((lowest, response) => (lowest === null || response.total < lowest.total ? response : lowest), null);
}

/** The responses a baseline is made from, oldest first: those of the start, else the late one; none without any. */
export function baselineResponses<T extends DatedTotal>({ preTreatment, dayZero, late }: StartResponses<T>): readonly T[] {
  const sources = [preTreatment, dayZero].filter((response) => response !== null);
  return sources.length > 0 || late === null ? sources : [late];
}

/**
 * The baseline as far as these responses know it: the mean of the pre-treatment and day-0 totals where both exist, else the
 * one that exists, else the late one, marked so. Null without responses.
 */
export function baselineFrom<T extends DatedTotal>(start: StartResponses<T>): Baseline | null {
  const sources = baselineResponses(start);
  if (sources.length === 0) return null;
  const late = start.preTreatment === null && start.dayZero === null;
  return { value: sources.reduce((sum, { total }) => sum + total, 0) / sources.length, late, sources: sources.length };
}

/** The dated depression totals of a history, oldest first; answers that could not be scored are left out. */
export function depressionTotals({ checkIns }: Pick<CourseHistory, "checkIns">): DatedTotal[] {
  return checkIns.flatMap(({ at, depression }) =>
    depression === undefined || depression.total === null ? [] : [{ at, total: depression.total }],
  );
}

/**
 * The depression baseline of a course. A flag at a check-in is decided from the history up to it (`historyUpTo`), so the baseline of an
 * early flag may differ from today's.
 * @throws RangeError on an impossible date or zone
 */
export function baselineOf(history: CourseHistory, policy: Policy = defaultPolicy): Baseline | null {
  const scored = depressionTotals(history);
  return baselineFrom(startResponsesOf(scored, courseDaysOf(history, policy)));
}
