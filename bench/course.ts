// How long it takes to score and flag the whole history of a course: what a submission waits for inside its transaction.
import type { CheckInAnswers } from "@/clinical/check-in-answers";
import { judgeCourse } from "@/clinical/flags";
import type { CourseHistory } from "@/clinical/history";
import { defaultPolicy } from "@/clinical/policy";
import { scoreAnswers } from "@/clinical/score-instrument";
import { randomFrom } from "@/clinical/simulation/random";
import type { Figure } from "./figure";

const DAYS = [-7, 0, 14, 28, 42, 56, 70, 84, 112, 140];
const DAY_MS = 86_400_000;
const START_MS = Date.parse("2026-01-05T09:00:00Z");
const LIMIT_MS = 2;
const COURSES = 200;
const ROUNDS = 30;
const WARM_ROUNDS = 3;

/**
 * Over 200 histories of ten check-ins, each with a PHQ-9, a GAD-7 and a side-effect list: the median and the slowest. Each history counts
 * with its best of thirty warm rounds through all of them: far enough apart for something else on the machine not to be in every one.
 */
export function courseFigures(): Figure[] {
  const courses = Array.from({ length: COURSES }, (_, seed) => answersOf(seed + 1));
  for (let round = 0; round < WARM_ROUNDS; round++) for (const course of courses) judge(course);
  const rounds = Array.from({ length: ROUNDS }, () => courses.map(timeOf));
  const best = courses.map((_, k) => Math.min(...rounds.map((times) => times[k] ?? Number.NaN))).sort((a, b) => a - b);
  const [median = Number.NaN, slowest = Number.NaN] = [best[best.length >> 1], best.at(-1)];
  return [figure("course: ten check-ins scored and flagged, median", median), figure("course: the slowest of 200", slowest)];
}

function timeOf(course: readonly Answers[]): number {
  const began = performance.now();
  judge(course);
  return performance.now() - began;
}

function figure(name: string, value: number): Figure {
  return { name, value, unit: "ms", against: LIMIT_MS, ratio: value / LIMIT_MS };
}

type Answers = { readonly phq9: number[]; readonly gad7: number[]; readonly sideEffects: number[] };

function answersOf(seed: number): Answers[] {
  const { uniform } = randomFrom(seed);
  const some = (length: number, most: number) => Array.from({ length }, () => Math.floor(uniform() * uniform() * (most + 1)));
  return DAYS.map(() => ({ phq9: some(9, 3), gad7: some(7, 3), sideEffects: [...some(11, 3), ...some(4, 1)] }));
}

function judge(answers: readonly Answers[]): void {
  const checkIns = answers.map(
    ({ phq9, gad7, sideEffects }, i): CheckInAnswers => ({
      at: new Date(START_MS + (DAYS[i] ?? 0) * DAY_MS),
      depression: { instrument: "phq9", answers: phq9, total: scoreAnswers("phq9", phq9).total, difficulty: null },
      anxiety: { answers: gad7, total: scoreAnswers("gad7", gad7).total },
      sideEffects,
    }),
  );
  const history: CourseHistory = {
    courseStart: "2026-01-05",
    timeZone: "Europe/London",
    doseChanges: ["2026-02-02", "2026-03-02"],
    checkIns,
  };
  judgeCourse(history, defaultPolicy);
}
