import { addDays, daysBetween, type PlainDate, parsePlainDate } from "./plain-date";

/** From `on` the patient takes `mgPerDay` milligrams of isotretinoin a day; 0 is a pause. */
export type DoseChange = { readonly on: PlainDate; readonly mgPerDay: number };

/**
 * Completed weeks since the first dose: 0 in the first week, negative before the start.
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
  if (!Number.isFinite(weightKg) || weightKg <= 0) throw new RangeError(`Not a weight in kg: ${weightKg}`);
  return mg / weightKg;
}

/**
 * Age in completed years. Somebody born on 29 February turns a year older on 1 March in other years.
 * @throws RangeError on an impossible date, or a birth after `on`
 */
export function ageOn(dateOfBirth: PlainDate, on: PlainDate): number {
  const lived = parsePlainDate(dateOfBirth).until(parsePlainDate(on), { largestUnit: "years" });
  if (lived.sign < 0) throw new RangeError("Born after that date");
  return lived.years;
}

/**
 * The first date on which the cumulative target is reached if the dose of `on` goes on: `on` itself if it already is.
 * Null while there is no dose (not begun, or paused).
 * @param targetMgPerKg usually 120-150 mg/kg
 * @throws RangeError on an impossible date, dose, weight or target
 */
export function projectedEnd(course: {
  readonly doseChanges: readonly DoseChange[];
  readonly weightKg: number;
  readonly targetMgPerKg: number;
  readonly on: PlainDate;
}): PlainDate | null {
  const { doseChanges, weightKg, targetMgPerKg, on } = course;
  if (!Number.isFinite(targetMgPerKg) || targetMgPerKg <= 0) throw new RangeError(`Not a target in mg/kg: ${targetMgPerKg}`);
  const target = targetMgPerKg * weightKg;
  const left = target - mgPerKg(cumulativeMg(doseChanges, on), weightKg) * weightKg;
  if (left <= 0) return on;
  const dose = doseOn(doseChanges, on);
  return dose === null || dose === 0 ? null : addDays(on, Math.ceil(left / dose));
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
