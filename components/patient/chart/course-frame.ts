import { PHQ9_MAXIMUM } from "@/clinical/score-phq9";
import type { PatientPage } from "@/contracts/patient-page";
import { dateIn, daysFrom } from "../course-days";
import { type CoursePoint, coursePoints } from "./course-points";
import { type DoseStep, doseSteps } from "./dose-steps";
import { type Deed, deedsAmong } from "./point-flags";
import { type WeekDomain, type WeekScale, weekDomain } from "./week-axis";

/** Heights in pixels, the same in the skeleton and the drawing, so that nothing moves when the drawing arrives. */
export const PLOT_TOP = 28;
export const PLOT_HEIGHT = 264;
export const PLOT_BOTTOM = PLOT_TOP + PLOT_HEIGHT;
/** Under the plot: what was done, the dose, the skin, then the weeks. */
export const DEED_HEIGHT = 26;
export const DOSE_HEIGHT = 52;
export const SKIN_HEIGHT = 30;
export const LANES_HEIGHT = DEED_HEIGHT + DOSE_HEIGHT + SKIN_HEIGHT;
export const AXIS_HEIGHT = 24;
export const CHART_HEIGHT = PLOT_BOTTOM + LANES_HEIGHT + AXIS_HEIGHT;

/** Room for row names on the left and band names on the right; a narrow drawing has both on the left. */
const LEFT = 88;
const RIGHT = 88;
export const NARROW = 560;
/** Check-ins go on for at most 84 days after the last dose. */
const FOLLOWED_WEEKS = 12;

/** A mark at a day of its own, between the check-ins. */
export type Placed<T> = T & { week: number };

/** All that is drawn, in data: pixels come with the width. */
export type Course = {
  points: CoursePoint[];
  domain: WeekDomain;
  /** Today in weeks from the start; null once nobody is asked any more. */
  today: number | null;
  ended: boolean;
  steps: DoseStep[];
  deeds: Placed<Deed>[];
  /** Flags that came of no check-in. */
  apart: Placed<CoursePoint["flags"][number]>[];
  baseline: PatientPage["baseline"];
};

/** Reads the drawing out of a patient page. */
export function courseOf(page: PatientPage): Course {
  const { startsOn, endedOn, projectedEnd, doses } = page.course;
  const points = coursePoints(page);
  const weekOf = (instant: string) => daysFrom(startsOn, dateIn(page.patient.timeZone, instant)) / 7;
  const today = weekOf(page.asOf);
  const end = endedOn ?? projectedEnd;
  const endWeek = end === null ? null : daysFrom(startsOn, end) / 7;
  const course = { today, endWeek, ended: endedOn !== null };
  const followed = endedOn === null || today <= (endWeek ?? 0) + FOLLOWED_WEEKS;
  const flags = points.flatMap((point) => point.flags);
  const deeds = deedsAmong(flags).map((deed) => ({ ...deed, week: weekOf(deed.at) }));
  const apart = flags.filter((flag) => flag.apart).map((flag) => ({ ...flag, week: weekOf(flag.raisedAt) }));
  const domain = weekDomain({ ...course, today: followed ? today : null, weeks: points.map(({ week }) => week) });
  // A flag closed long after the course would stretch its axis; the table has what was done then.
  const within = ({ week }: { week: number }) => week >= domain.from && week <= domain.to;
  const steps = doseSteps(doses, course).map((step) => ({ ...step, to: Math.min(step.to, domain.to) }));
  return {
    ...{ points, domain, steps, ended: course.ended, baseline: page.baseline },
    today: followed ? today : null,
    deeds: deeds.filter(within),
    apart: apart.filter(within),
  };
}

/** Where weeks fall in a drawing of that width. */
export function scaleOf(domain: WeekDomain, width: number): WeekScale {
  return { ...domain, left: LEFT, right: width - (width < NARROW ? 16 : RIGHT) };
}

/** Where a total falls, in pixels from the top. */
export function yOfTotal(total: number): number {
  return PLOT_TOP + ((PHQ9_MAXIMUM - total) / PHQ9_MAXIMUM) * PLOT_HEIGHT;
}
