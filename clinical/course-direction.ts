import { THRESHOLDS } from "./policy";

/** How a patient is told their course has gone: no number, no band. `first`: there is nothing yet to compare with. */
export const COURSE_DIRECTIONS = ["first", "better", "same", "worse"] as const;
export type CourseDirection = (typeof COURSE_DIRECTIONS)[number];

/** A change from which people notice one, in points. Source: Löwe et al. 2004, Med Care 42:1194-1201, as for `early-rise`. */
const NOTICED = THRESHOLDS.earlyRise.value;

/**
 * Where the newest total stands beside the first: by 5 points or more lower is better, higher is worse, anything else about the same.
 * @param totals of one depression questionnaire, 0-27, oldest first
 * @example courseDirection([12, 9, 7]) // "better"
 */
export function courseDirection(totals: readonly number[]): CourseDirection {
  const [first, ...later] = totals;
  const newest = later.at(-1);
  if (first === undefined || newest === undefined) return "first";
  if (newest - first >= NOTICED) return "worse";
  return first - newest >= NOTICED ? "better" : "same";
}
