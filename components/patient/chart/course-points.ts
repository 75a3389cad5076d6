import type { Severity } from "@/clinical/score-phq9";
import { URGENCIES, type Urgency } from "@/clinical/urgency";
import type { PatientCheckIn, PatientFlag, PatientPage, PatientResponse } from "@/contracts/patient-page";
import { daysFrom } from "../course-days";

export type PointFlag = { id: string; title: string; urgency: Urgency; open: boolean };

/** One place on the x axis that can be read: an answered check-in, or a due date that passed without an answer. */
export type CoursePoint = {
  id: string;
  /** Days from the course start; before it, negative. */
  day: number;
  /** The same in weeks, a fraction: what the x axis draws. */
  week: number;
  /** ISO instant of the answers, or the calendar date on which the unanswered check-in was due. */
  at: string;
  /** Null where nothing was answered: a gap in the line, never a zero. */
  total: number | null;
  severity: Severity | null;
  /** In the order of the PHQ-9; null is a question left out. */
  answers: readonly (number | null)[] | null;
  /** Points above the baseline, below it negative; null without a baseline or an answer. */
  change: number | null;
  /** Most urgent first. */
  flags: PointFlag[];
};

/** Everything the chart, the item map and the table show, oldest first. */
export function coursePoints(page: Pick<PatientPage, "responses" | "flags" | "checkIns" | "course" | "baseline">): CoursePoint[] {
  const answered = page.responses.map((response) => answeredPoint(response, flagsOf(response, page), page.baseline?.value ?? null));
  const unanswered = page.checkIns.filter((c) => c.unanswered).map((checkIn) => unansweredPoint(checkIn, page.course.startsOn));
  return [...answered, ...unanswered].sort((a, b) => a.day - b.day || Number(a.total === null) - Number(b.total === null));
}

function answeredPoint(response: PatientResponse, flags: PointFlag[], baseline: number | null): CoursePoint {
  const { id, day, at, total, severity, answers } = response;
  return { id, day, week: day / 7, at, total, severity, answers, change: baseline === null ? null : total - baseline, flags };
}

function unansweredPoint({ id, dueOn }: PatientCheckIn, startsOn: string): CoursePoint {
  const day = daysFrom(startsOn, dueOn);
  return { id, day, week: day / 7, at: dueOn, total: null, severity: null, answers: null, change: null, flags: [] };
}

/** Flags are raised in the transaction that stores the answers, so a flag belongs to the last answers not later than itself. */
function flagsOf(response: PatientResponse, page: Pick<PatientPage, "responses" | "flags">): PointFlag[] {
  const next = page.responses[page.responses.findIndex(({ id }) => id === response.id) + 1];
  const mine = (flag: PatientFlag) =>
    Date.parse(flag.raisedAt) >= Date.parse(response.at) && (next === undefined || Date.parse(flag.raisedAt) < Date.parse(next.at));
  return page.flags
    .filter(mine)
    .map(({ id, title, urgency, state }) => ({ id, title, urgency, open: state === "open" }))
    .sort((a, b) => URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency));
}
