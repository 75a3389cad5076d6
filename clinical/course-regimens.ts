import { mgPerKg } from "./course";

/** Usual amounts, both ends included. */
export type UsualRange = { readonly from: number; readonly to: number };

/** The reference that these amounts were compared with, and when. */
export const REGIMENS_SOURCE = "Clinical reference of Isomood, section 5";
export const REGIMENS_CHECKED_ON = "2026-11-23";

/** Regimens by what they usually take in mg/kg a day, whole day's amount. */
export const REGIMENS = {
  "low-dose": { title: "low dose", mgPerKgPerDay: { from: 0.25, to: 0.4 } },
  usual: { title: "usual dose", mgPerKgPerDay: { from: 0.5, to: 1 } },
} as const satisfies Record<string, { readonly title: string; readonly mgPerKgPerDay: UsualRange }>;
export type RegimenId = keyof typeof REGIMENS;

/** The most in mg/kg a day that is taken for meant: twice the upper end of the usual dose. What lies above is a slip of dose or weight. */
export const MOST_MG_PER_KG_A_DAY = 2 * REGIMENS.usual.mgPerKgPerDay.to;

/** Usual length of a course in weeks; many last four to six months. */
export const COURSE_WEEKS: UsualRange = { from: 15, to: 20 };

/** Usual cumulative target in mg/kg. */
export const CUMULATIVE_TARGET_MG_PER_KG: UsualRange = { from: 120, to: 150 };

/** Where a dose lies: in a regimen, between the two, outside of both, or none at all (a pause). */
export type DosePlace = RegimenId | "none" | "below" | "between" | "above";

/** A dose is placed as it is shown, to two places: one that reads 0.5 mg/kg counts as 0.5. */
const SHOWN_AS = 100;

/**
 * Where a dose lies among the usual ones, to two places of mg/kg a day. It says so and blocks nothing: the prescriber decides.
 * @param mgPerDay whole day's amount, in however many doses
 * @throws RangeError on a negative dose or a weight that is not above 0
 * @example dosePlace(40, 70) // { mgPerKgPerDay: 0.57, place: "usual" }
 */
export function dosePlace(mgPerDay: number, weightKg: number): { readonly mgPerKgPerDay: number; readonly place: DosePlace } {
  const mgPerKgPerDay = Math.round(mgPerKg(mgPerDay, weightKg) * SHOWN_AS) / SHOWN_AS;
  return { mgPerKgPerDay, place: mgPerDay === 0 ? "none" : placeOf(mgPerKgPerDay) };
}

function placeOf(mgPerKgPerDay: number): DosePlace {
  const { "low-dose": low, usual } = REGIMENS;
  if (mgPerKgPerDay < low.mgPerKgPerDay.from) return "below";
  if (mgPerKgPerDay <= low.mgPerKgPerDay.to) return "low-dose";
  if (mgPerKgPerDay < usual.mgPerKgPerDay.from) return "between";
  return mgPerKgPerDay <= usual.mgPerKgPerDay.to ? "usual" : "above";
}

/**
 * Where a cumulative amount or target lies against the usual one. Blocks nothing.
 * @throws RangeError on a negative amount or no number
 */
export function cumulativePlace(mgPerKgSoFar: number): "below" | "usual" | "above" {
  if (!Number.isFinite(mgPerKgSoFar) || mgPerKgSoFar < 0) throw new RangeError(`Not an amount in mg/kg: ${mgPerKgSoFar}`);
  if (mgPerKgSoFar < CUMULATIVE_TARGET_MG_PER_KG.from) return "below";
  return mgPerKgSoFar <= CUMULATIVE_TARGET_MG_PER_KG.to ? "usual" : "above";
}
