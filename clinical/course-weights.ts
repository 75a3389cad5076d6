import { type DoseChange, doseOn, mgPerKg, projectedEnd } from "./course";
import { addDays, daysBetween, type PlainDate } from "./plain-date";

/** From `on` the patient weighs `kg`, until the next one. */
export type Weighing = { readonly on: PlainDate; readonly kg: number };

/** A weight this far from the last one is a slip: nobody changes so much within a course, and pounds are 2.2 times kilograms. */
const MOST_CHANGE = 1.5;

const KG_PER_POUND = 0.45359237; // exact by definition

/**
 * The weight in force on a date: the newest taken by then. The first also holds for the days before it.
 * @param weights oldest first, at least one
 * @throws RangeError on none, a wrong order, or a weight that is not above 0
 */
export function weightOn(weights: readonly Weighing[], on: PlainDate): number {
  checkWeights(weights);
  const [first] = weights;
  if (first === undefined) throw new RangeError("No weight is known");
  return (weights.findLast((weighing) => daysBetween(weighing.on, on) >= 0) ?? first).kg;
}

/**
 * Milligrams per kilogram prescribed for the days before `on`: each day's dose by the weight in force that day. So a weight taken today
 * changes what is to come and not what earlier doses were.
 * @param doseChanges oldest first
 * @param weights oldest first, at least one
 * @param lastDoseOn date of the last dose, itself counted; null while the course goes on
 * @throws RangeError on an impossible date, dose or weight, or a wrong order
 * @example 100 days of 40 mg at 50 kg and 100 more at 80 kg are 80 + 50 = 130 mg/kg
 */
export function cumulativeMgPerKg(
  doseChanges: readonly DoseChange[],
  weights: readonly Weighing[],
  on: PlainDate,
  lastDoseOn: PlainDate | null = null,
): number {
  doseOn(doseChanges, on); // refuses what is no list of doses
  weightOn(weights, on);
  const stop = lastDoseOn === null || daysBetween(on, lastDoseOn) >= 0 ? on : addDays(lastDoseOn, 1);
  const first = doseChanges[0]?.on;
  if (first === undefined) return 0;
  const changes = [...doseChanges.map((change) => change.on), ...weights.map((weighing) => weighing.on)];
  const days = [...new Set(changes)].filter((day) => daysBetween(first, day) >= 0 && daysBetween(day, stop) > 0).sort();
  return days.reduce((sum, day, i) => {
    const until = days[i + 1] ?? stop;
    return sum + mgPerKg((doseOn(doseChanges, day) ?? 0) * daysBetween(day, until), weightOn(weights, day));
  }, 0);
}

/** A course whose weight was taken more than once. `targetMgPerKg` is usually 120-150 (`CUMULATIVE_TARGET_MG_PER_KG`). */
export type WeighedCourse = {
  /** Oldest first; those after `on` are planned ones. */
  readonly doseChanges: readonly DoseChange[];
  /** Oldest first, at least one; the newest goes on. */
  readonly weights: readonly Weighing[];
  readonly targetMgPerKg: number;
  readonly on: PlainDate;
};

/**
 * `projectedEnd` where the weight was taken more than once: what is left of the target on `on`, at the weight in force then.
 * @throws RangeError on an impossible date, dose, weight or target, or a wrong order
 */
export function projectedEndWeighed({ doseChanges, weights, targetMgPerKg, on }: WeighedCourse): PlainDate | null {
  const weightKg = weightOn(weights, on);
  const dose = doseOn(doseChanges, on);
  const taken = cumulativeMgPerKg(doseChanges, weights, on);
  // Refuses an impossible target, too; with one weight there is nothing to add up.
  const simple = projectedEnd({ doseChanges, weightKg, targetMgPerKg, on });
  if (weights.length === 1 || dose === null) return simple;
  const left = targetMgPerKg - taken;
  if (left <= HAIR) return on;
  const ahead = [{ on, mgPerDay: dose }, ...doseChanges.filter((change) => daysBetween(on, change.on) > 0)];
  return projectedEnd({ doseChanges: ahead, weightKg, targetMgPerKg: left, on });
}

/** Share of the target below which what is left is a rounding error. */
const HAIR = 1e-9;

/** Whether a weight can follow another within a course. What cannot is told with what it would be if it was in pounds. @throws RangeError on one not above 0 */
export function isLikelyWeight(kg: number, lastKg: number): boolean {
  const ratio = mgPerKg(kg, lastKg);
  return ratio <= MOST_CHANGE && ratio >= 1 / MOST_CHANGE;
}

/** Kilograms of so many pounds, to one place. @example kgOfPounds(140) // 63.5 */
export function kgOfPounds(pounds: number): number {
  return Math.round(pounds * KG_PER_POUND * 10) / 10;
}

function checkWeights(weights: readonly Weighing[]): void {
  weights.forEach(({ on, kg }, i) => {
    mgPerKg(0, kg);
    if (daysBetween(weights[i - 1]?.on ?? on, on) < 0) throw new RangeError("Weights are not in order, oldest first");
  });
}
