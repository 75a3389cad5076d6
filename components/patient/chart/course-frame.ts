import { PHQ9_MAXIMUM } from "@/clinical/score-phq9";
import type { PatientPage } from "@/contracts/patient-page";
import { dateIn, daysFrom } from "../course-days";
import { type CoursePoint, coursePoints } from "./course-points";
import { type DoseStep, doseSteps } from "./dose-steps";
import { type WeekDomain, type WeekScale, weekDomain } from "./week-axis";

/** Heights in pixels, the same in the skeleton and the drawing, so that nothing moves when the drawing arrives. */
export const PLOT_TOP = 28;
export const PLOT_HEIGHT = 264;
export const LANE_HEIGHT = 60;
export const AXIS_HEIGHT = 24;
export const CHART_HEIGHT = PLOT_TOP + PLOT_HEIGHT + LANE_HEIGHT + AXIS_HEIGHT;
export const ITEM_ROW = 20;
export const ITEM_MAP_HEIGHT = 9 * ITEM_ROW + 4;

/** Room for item names on the left and band names on the right; a narrow drawing writes the bands inside. */
const LEFT = 88;
const RIGHT = 88;
export const NARROW = 560;
/** Check-ins go on for at most 84 days after the last dose. */
const FOLLOWED_WEEKS = 12;

/** All that is drawn, in data: pixels come with the width. */
export type Course = {
  points: CoursePoint[];
  domain: WeekDomain;
  /** Today in weeks from the start; null once nobody is asked any more. */
  today: number | null;
  ended: boolean;
  steps: DoseStep[];
  baseline: PatientPage["baseline"];
};

/** Reads the drawing out of a patient page. */
export function courseOf(page: PatientPage): Course {
  const { startsOn, endedOn, projectedEnd, doses } = page.course;
  const points = coursePoints(page);
  const today = daysFrom(startsOn, dateIn(page.patient.timeZone, page.asOf)) / 7;
  const end = endedOn ?? projectedEnd;
  const endWeek = end === null ? null : daysFrom(startsOn, end) / 7;
  const course = { today, endWeek, ended: endedOn !== null };
  const followed = endedOn === null || today <= (endWeek ?? 0) + FOLLOWED_WEEKS;
  const domain = weekDomain({ ...course, today: followed ? today : null, weeks: points.map(({ week }) => week) });
  const steps = doseSteps(doses, course).map((step) => ({ ...step, to: Math.min(step.to, domain.to) }));
  return { points, domain, today: followed ? today : null, ended: course.ended, steps, baseline: page.baseline };
}

/** Where weeks fall in a drawing of that width. */
export function scaleOf(domain: WeekDomain, width: number): WeekScale {
  return { ...domain, left: LEFT, right: width - (width < NARROW ? 16 : RIGHT) };
}

/** Where a total falls, in pixels from the top. */
export function yOfTotal(total: number): number {
  return PLOT_TOP + ((PHQ9_MAXIMUM - total) / PHQ9_MAXIMUM) * PLOT_HEIGHT;
}
