import { PHQ9_MAXIMUM } from "@/clinical/score-phq9";
import type { PatientPage } from "@/contracts/patient-page";
import { dateIn, daysFrom } from "../course-days";
import { type CoursePoint, coursePoints } from "./course-points";
import { type DoseStep, doseSteps } from "./dose-steps";
import { type Deed, deedsAmong } from "./point-flags";
import { type WeekDomain, type WeekScale, weekDomain } from "./week-axis";

/** Heights in pixels, the same in the skeleton and the drawing, so that nothing moves when the drawing arrives. */
export const PLOT_TOP = 28;
/** How high the plot is, under it what was done, the dose, the skin, then the weeks; and a row of the maps. */
type Heights = { plot: number; deeds: number; dose: number; skin: number; axis: number; row: number };
const ON_SCREEN: Heights = { plot: 264, deeds: 26, dose: 52, skin: 30, axis: 24, row: 20 };
/** One sheet has to hold the scores and what was done besides. */
const ON_PAPER: Heights = { plot: 124, deeds: 21, dose: 42, skin: 22, axis: 18, row: 15 };
/** The width of a sheet's text in the pixels that its styles leave, whatever the screen was: a printed course looks the same from a phone. */
export const PAPER_WIDTH = 1024;

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

/** Where weeks and totals fall in a drawing, and how high its parts are. */
export type CourseScale = WeekScale & { heights: Heights };

/** The scale of a drawing of that width, on the screen or on paper. */
export function scaleOf(domain: WeekDomain, width: number, isPaper = false): CourseScale {
  const right = width - (width < NARROW ? 16 : RIGHT);
  return { ...domain, left: LEFT, right, heights: isPaper ? ON_PAPER : ON_SCREEN };
}

/** Where the plot ends and the lanes begin, in pixels from the top. */
export function plotBottom({ heights }: CourseScale): number {
  return PLOT_TOP + heights.plot;
}

/** All that stands between the plot and the weeks. */
export function lanesHeight({ heights }: CourseScale): number {
  return heights.deeds + heights.dose + heights.skin;
}

/** The whole chart, lanes and weeks included. */
export function chartHeight(scale: CourseScale): number {
  return plotBottom(scale) + lanesHeight(scale) + scale.heights.axis;
}

/** Where a total falls, in pixels from the top. */
export function yOfTotal({ heights }: CourseScale, total: number): number {
  return PLOT_TOP + ((PHQ9_MAXIMUM - total) / PHQ9_MAXIMUM) * heights.plot;
}
