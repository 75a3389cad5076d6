// How long it takes to score and flag the whole history of a course: what a submission waits for inside its transaction.
import type { CheckInAnswers } from "@/clinical/check-in-answers";
import { judgeCourse } from "@/clinical/flags";
import type { CourseHistory } from "@/clinical/history";
import { defaultPolicy } from "@/clinical/policy";
import { scoreAnswers } from "@/clinical/score-instrument";
import { randomFrom } from "@/clinical/simulation/random";

/** One measured figure, as `npm run bench` prints it. `ratio` is value to what it is held against: below 1 is within it. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly against: number;
  readonly ratio: number;
};

const DAYS = [-7, 0, 14, 28, 42, 56, 70, 84, 112, 140];
const DAY_MS = 86_400_000;
const START_MS = Date.parse("2026-01-05T09:00:00Z");
const LIMIT_MS = 2;
const COURSES = 200;
const ROUNDS = 10;
const WARM_ROUNDS = 3;

/** Median and 99th percentile over 2,000 histories of ten check-ins, each with a PHQ-9, a GAD-7 and a side-effect list, warm. */
export function courseFigures(): Figure[] {
  const courses = Array.from({ length: COURSES }, (_, seed) => answersOf(seed + 1));
  for (let round = 0; round < WARM_ROUNDS; round++) for (const course of courses) judge(course);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const course of courses) {
      const began = performance.now();
      judge(course);
      times.push(performance.now() - began);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(share * times.length) - 1] ?? Number.NaN;
  return [figure("course: ten check-ins scored and flagged, median", at(0.5)), figure("course: the same, 99th percentile", at(0.99))];
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
