import type { Adherence, SkinChange } from "@/clinical/check-in-answers";
import type { Severity } from "@/clinical/score-phq9";
import type { PatientCheckIn, PatientPage, PatientReport } from "@/contracts/patient-page";
import { daysFrom } from "../course-days";
import { moodTitle } from "../course-words";
import { flagPlaces, type PointFlag } from "./point-flags";

/** One place on the x axis that can be read: an answered check-in, or a due date whose window passed without an answer. */
export type CoursePoint = {
  id: string;
  /** Days from the course start; before it, negative. */
  day: number;
  /** The same in weeks, a fraction: what the x axis draws. */
  week: number;
  /** ISO instant of the answers, or the calendar date on which the unanswered check-in was due. */
  at: string;
  /** Nobody answered: a gap in the lines, never a zero. */
  missed: boolean;
  /** What the course's depression questionnaire is called. */
  mood: string;
  /** Null where nothing was answered, or too little for a total. */
  total: number | null;
  severity: Severity | null;
  /** The total makes up for questions left out. */
  prorated: boolean;
  /** In the order of the PHQ-9; null is a question left out. */
  answers: readonly (number | null)[] | null;
  /** Points above the baseline, below it negative; null without a baseline or a total. */
  change: number | null;
  difficulty: number | null;
  /** The level the trend detector saw with these answers, in points. */
  level: number | null;
  anxiety: PatientReport["anxiety"];
  skin: SkinChange | null;
  adherence: Adherence | null;
  sideEffects: PatientReport["sideEffects"];
  /** The sentence of the `diverging` rule where mood and skin went apart. */
  diverging: string | null;
  alsoTold: PatientReport["alsoTold"];
  /** Most urgent first. */
  flags: PointFlag[];
};

type Page = Pick<PatientPage, "responses" | "reports" | "flags" | "checkIns" | "baseline"> & {
  course: Pick<PatientPage["course"], "startsOn" | "instruments">;
};

/** Everything the chart, the maps under it, the table and the files show, oldest first. */
export function coursePoints(page: Page): CoursePoint[] {
  const points = [
    ...page.reports.map((report) => answeredPoint(report, page)),
    ...page.checkIns.filter(({ unanswered }) => unanswered).map((checkIn) => missedPoint(checkIn, page.course)),
  ];
  points.sort((a, b) => a.day - b.day || Number(a.missed) - Number(b.missed));
  const checkInOf = (id: string) => page.reports.find((report) => report.id === id)?.checkInId ?? id;
  const places = flagPlaces(
    page.flags,
    points.map((point) => ({ checkInId: checkInOf(point.id), at: point.at })),
  );
  return points.map((point, i) => ({ ...point, flags: places[i] ?? [] }));
}

function answeredPoint(report: PatientReport, { responses, baseline, course }: Page): CoursePoint {
  const { id, day, at, anxiety, skin, adherence, sideEffects, diverging, alsoTold } = report;
  const response = responses.find(({ submissionId }) => submissionId === id);
  return {
    ...{
      id,
      day,
      week: day / 7,
      at,
      missed: false,
      mood: moodTitle(course),
      anxiety,
      skin,
      adherence,
      sideEffects,
      diverging,
      alsoTold,
      flags: [],
    },
    total: response?.total ?? null,
    severity: response?.severity ?? null,
    answers: report.items,
    prorated: response?.answers.includes(null) ?? false,
    change: response === undefined || baseline === null ? null : response.total - baseline.value,
    difficulty: response?.difficulty ?? null,
    level: response?.level ?? null,
  };
}

function missedPoint({ id, dueOn }: PatientCheckIn, course: Page["course"]): CoursePoint {
  const day = daysFrom(course.startsOn, dueOn);
  return { ...NOTHING, id, day, week: day / 7, at: dueOn, missed: true, mood: moodTitle(course), flags: [] };
}

const NOTHING = {
  ...{ total: null, severity: null, prorated: false, answers: null, change: null, difficulty: null, level: null },
  ...{ anxiety: null, skin: null, adherence: null, sideEffects: null, diverging: null, alsoTold: [] },
};
