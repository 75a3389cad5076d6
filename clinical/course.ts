import { addDays, daysBetween, type PlainDate } from "./plain-date";

/** A change to a course further ahead than one visit's supply is a plan, and plans change: it is recorded when it is near. */
export const FURTHEST_AHEAD_DAYS = 31;

/** Where in a course a day lies: before the first dose, from it to the last, or after that. */
export const COURSE_PHASES = ["before", "on", "after"] as const;
export type CoursePhase = (typeof COURSE_PHASES)[number];

/** From `on` the patient takes `mgPerDay` milligrams of isotretinoin a day, in however many doses a day; 0 is a pause. */
export type DoseChange = { readonly on: PlainDate; readonly mgPerDay: number };

/**
 * Completed weeks since the first dose, pauses counted: 0 in the first week, negative before the start.
 * @throws RangeError on an impossible date
 */
export function weeksOnDrug(courseStart: PlainDate, on: PlainDate): number {
  return Math.floor(daysBetween(courseStart, on) / 7);
}

/** "before start", "wk 6", or "wk 3 after" once the last dose is past. @throws RangeError on an impossible date or an end before the start */
export function courseWeekLabel(courseStart: PlainDate, courseEnd: PlainDate | null, on: PlainDate): string {
  if (courseEnd !== null && daysBetween(courseStart, courseEnd) < 0) throw new RangeError("The course ends before it starts");
  if (courseEnd !== null && daysBetween(courseEnd, on) > 0) return `wk ${weeksOnDrug(courseEnd, on)} after`;
  const weeks = weeksOnDrug(courseStart, on);
  return weeks < 0 ? "before start" : `wk ${weeks}`;
}

/**
 * Milligrams a day on a date; null before the first dose change. The later of two changes on one date counts.
 * @param doseChanges oldest first
 * @throws RangeError on an impossible date or dose, or a wrong order
 */
export function doseOn(doseChanges: readonly DoseChange[], on: PlainDate): number | null {
  checkDoseChanges(doseChanges);
  return doseChanges.findLast((change) => daysBetween(change.on, on) >= 0)?.mgPerDay ?? null;
}

/**
 * Milligrams prescribed for the days before `on` (what was taken by that morning if every dose was), counted to the last
 * dose where there was one.
 * @param lastDoseOn date of the last dose, itself counted; null while the course goes on
 * @throws RangeError on an impossible date or dose, or a wrong order
 */
export function cumulativeMg(doseChanges: readonly DoseChange[], on: PlainDate, lastDoseOn: PlainDate | null = null): number {
  checkDoseChanges(doseChanges);
  const stop = lastDoseOn === null ? on : earlier(on, addDays(lastDoseOn, 1));
  return doseChanges.reduce((mg, change, i) => {
    const next = doseChanges[i + 1];
    const until = next === undefined ? stop : earlier(next.on, stop);
    return mg + change.mgPerDay * Math.max(0, daysBetween(change.on, until));
  }, 0);
}

/** Milligrams per kilogram of body weight. @throws RangeError on a negative dose or a weight that is not above 0 */
export function mgPerKg(mg: number, weightKg: number): number {
  if (!Number.isFinite(mg) || mg < 0) throw new RangeError(`Not a dose in mg: ${mg}`);
  checkWeight(weightKg);
  return mg / weightKg;
}

/**
 * Age in completed years. Somebody born on 29 February turns a year older on 1 March in other years.
 * @throws RangeError on an impossible date, or a birth after `on`
 */
export function ageOn(dateOfBirth: PlainDate, on: PlainDate): number {
  if (daysBetween(dateOfBirth, on) < 0) throw new RangeError("Born after that date");
  // Both are "YYYY-MM-DD" by now. Counted without Temporal: a file of ten thousand patients asks three times for each.
  const birthdayToCome = on.slice(5) < dateOfBirth.slice(5);
  return Number(on.slice(0, 4)) - Number(dateOfBirth.slice(0, 4)) - Number(birthdayToCome);
}

/** What a cumulative target is measured by. `targetMgPerKg` is usually 120-150 (`CUMULATIVE_TARGET_MG_PER_KG`). */
export type TargetedCourse = {
  /** Oldest first; those after `on` are planned ones. */
  readonly doseChanges: readonly DoseChange[];
  readonly weightKg: number;
  readonly targetMgPerKg: number;
  readonly on: PlainDate;
};

/** The date on which the target is reached if doses go on as recorded and planned; null where they never reach it. */
function targetDate({ doseChanges, weightKg, targetMgPerKg }: TargetedCourse): PlainDate | null {
  if (!Number.isFinite(targetMgPerKg) || targetMgPerKg <= 0) throw new RangeError(`Not a target in mg/kg: ${targetMgPerKg}`);
  checkWeight(weightKg);
  checkDoseChanges(doseChanges);
  let left = targetMgPerKg * weightKg;
  for (const [i, { on, mgPerDay }] of doseChanges.entries()) {
    const next = doseChanges[i + 1];
    const lasts = next === undefined ? Number.POSITIVE_INFINITY : daysBetween(on, next.on);
    // 100 mg/kg x 80.9 kg is a hair above 8,090 mg in binary; that hair is no day of treatment.
    if (mgPerDay > 0 && left / mgPerDay - HAIR <= lasts) return addDays(on, Math.ceil(left / mgPerDay - HAIR));
    left -= mgPerDay * lasts;
  }
  return null;
}

/**
 * The first date on which the cumulative target is reached if the dose of `on`, and the changes planned after it, go on: `on` itself if it
 * already is. A pause moves it by the days it lasts. Null while no end can be told: not begun, or paused without a planned end.
 * @throws RangeError on an impossible date, dose, weight or target, or a wrong order
 * @example 120 mg/kg at 70 kg is 8,400 mg: at 40 mg a day it ends 210 days after the first dose
 */
export function projectedEnd(course: TargetedCourse): PlainDate | null {
  const dose = doseOn(course.doseChanges, course.on);
  const end = targetDate(course);
  if (dose === null || end === null) return null;
  return daysBetween(course.on, end) > 0 ? end : course.on;
}

/**
 * The date in the past, or `on` itself, on which the cumulative target was reached; null while it is not.
 * @param lastDoseOn date of the last dose, itself counted; null while the course goes on
 * @throws RangeError on an impossible date, dose, weight or target, or a wrong order
 */
export function targetReachedOn(course: TargetedCourse, lastDoseOn: PlainDate | null = null): PlainDate | null {
  const end = targetDate(course);
  if (end === null || daysBetween(end, course.on) < 0) return null;
  return lastDoseOn !== null && daysBetween(end, addDays(lastDoseOn, 1)) < 0 ? null : end;
}

/** Share of a day below which an amount is a rounding error. */
const HAIR = 1e-9;

function checkWeight(weightKg: number): void {
  if (!Number.isFinite(weightKg) || weightKg <= 0) throw new RangeError(`Not a weight in kg: ${weightKg}`);
}

function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return daysBetween(a, b) < 0 ? b : a;
}

function checkDoseChanges(doseChanges: readonly DoseChange[]): void {
  doseChanges.forEach(({ on, mgPerDay }, i) => {
    if (!Number.isFinite(mgPerDay) || mgPerDay < 0) throw new RangeError(`Not a dose in mg a day: ${mgPerDay}`);
    const before = doseChanges[i - 1];
    if (daysBetween(before?.on ?? on, on) < 0) throw new RangeError("Dose changes are not in order, oldest first");
  });
}
