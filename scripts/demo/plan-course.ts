import { atLocalTime } from "@/clinical/cadence";
import { flagsFor } from "@/clinical/flags";
import { addDays, daysBetween, localDateOf, type PlainDate } from "@/clinical/plain-date";
import { defaultPolicy } from "@/clinical/policy";
import type { RuleId } from "@/clinical/rules";
import { scorePhq9 } from "@/clinical/score-phq9";
import { type Scenario, simulateCourse } from "@/clinical/simulation/course-model";
import { randomFrom } from "@/clinical/simulation/random";
import { plannedCheckIns } from "@/server/planned-check-ins";

const HOUR_MS = 3_600_000;
/** Enrolled so many days before the first dose. */
const ENROLLED_BEFORE = 9;
/** The model's courses looked at for one whose newest answers raise the wanted rule. */
const SEEDS_TRIED = 4000;

/** What a demo patient is to show. `answered` counts check-ins, the pre-treatment one included; `agoMinutes` dates the last. */
export type CourseWish = {
  readonly seed: number;
  readonly scenario: Scenario;
  readonly rule: RuleId | null;
  readonly answered: number;
  readonly agoMinutes: number;
  /** Weeks on the drug of a finished course. */
  readonly finishedAfterWeeks?: number;
  /** Check-ins after the last answered one that were due and left unanswered. */
  readonly unansweredSince?: number;
};

export type PlannedAnswer = { readonly dueOn: PlainDate; readonly at: Date; readonly answers: readonly number[] };
export type PlannedCourse = {
  readonly startsOn: PlainDate;
  readonly endedOn: PlainDate | null;
  readonly enrolledAt: Date;
  readonly answers: PlannedAnswer[];
};

/**
 * A course from the generative model, dated so that its last answers came `agoMinutes` before `now`. Where a rule is wished
 * for, the first of the model's courses whose newest answers raise it first is taken: chosen from the model, not written.
 * @throws RangeError where no course of the model does
 */
export function planCourse(wish: CourseWish, timeZone: string, now: Date): PlannedCourse {
  const dates = planDates(wish, timeZone, now);
  for (let tried = 0; tried < SEEDS_TRIED; tried += 1) {
    const course = draw(wish, wish.seed * SEEDS_TRIED + tried, dates, timeZone);
    if (course && (wish.rule === null ? !worsens(course, timeZone) : lastRule(course, timeZone) === wish.rule)) return course;
  }
  throw new RangeError(`No course of the model raises ${wish.rule ?? "nothing"} at check-in ${wish.answered}`);
}

type Dates = { startsOn: PlainDate; endedOn: PlainDate | null; enrolledAt: Date; due: ReturnType<typeof plannedCheckIns>; lastAt: Date };

/** The latest start for which the last answered check-in was open when its answers are to have come. */
function planDates(wish: CourseWish, timeZone: string, now: Date): Dates {
  const lastAt = new Date(now.getTime() - wish.agoMinutes * 60_000);
  for (let back = 0; back < 500; back += 1) {
    const startsOn = addDays(localDateOf(now, timeZone), 9 - back);
    const endedOn = wish.finishedAfterWeeks === undefined ? null : addDays(startsOn, wish.finishedAfterWeeks * 7);
    const enrolledAt = atLocalTime(addDays(startsOn, -ENROLLED_BEFORE), "10:00", timeZone);
    if (enrolledAt > lastAt) continue;
    const due = plannedCheckIns("dates only", { courseId: "", startsOn, endedOn, timeZone }, enrolledAt);
    const last = due[wish.answered - 1];
    const unanswered = wish.unansweredSince ?? 0;
    const passed = due[wish.answered + unanswered - 1];
    const next = due[wish.answered + unanswered];
    const lastIsOpen = last && last.opensAt <= lastAt && lastAt < last.expiresAt;
    const othersPassed = unanswered === 0 || (passed && passed.expiresAt <= now);
    if (lastIsOpen && othersPassed && (next === undefined || next.opensAt > now)) return { startsOn, endedOn, enrolledAt, due, lastAt };
  }
  throw new RangeError(`No start date puts check-in ${wish.answered} ${wish.agoMinutes} minutes ago`);
}

/** One course of the model on these dates; null if the one it drew misses its last check-in. */
function draw(
  wish: CourseWish,
  seed: number,
  { startsOn, endedOn, enrolledAt, due, lastAt }: Dates,
  _timeZone: string,
): PlannedCourse | null {
  const checkInDays = due.map(({ dueOn }) => daysBetween(startsOn, dueOn));
  const simulated = simulateCourse({ seed, scenario: wish.scenario, checkInDays, dropOutShare: 0 }).checkIns.slice(0, wish.answered);
  if (simulated.at(-1)?.answers == null) return null;
  const random = randomFrom(seed);
  const answers = simulated.flatMap(({ answers: given }, index): PlannedAnswer[] => {
    const checkIn = due[index];
    // Between nine in the morning and nine in the evening of the day it opened or one of the two after it.
    const hours = random.between(0.2, 12) + 24 * random.integer(0, 2);
    if (given === null || !checkIn) return [];
    const at = index === simulated.length - 1 ? lastAt : new Date(checkIn.opensAt.getTime() + hours * HOUR_MS);
    return [{ dueOn: checkIn.dueOn, at, answers: given }];
  });
  const inOrder = answers.every(({ at }, index) => index === 0 || at > (answers[index - 1]?.at ?? at));
  return inOrder && answers.length > 0 ? { startsOn, endedOn, enrolledAt, answers: answers.filter(({ at }) => at <= lastAt) } : null;
}

function lastRule(course: PlannedCourse, timeZone: string): RuleId | null {
  return raised(course, course.answers.length, timeZone)[0]?.rule ?? null;
}

/** True if the newest answers raise anything: a quiet course has had its flags, if any, some check-ins ago. */
function worsens(course: PlannedCourse, timeZone: string): boolean {
  return lastRule(course, timeZone) !== null;
}

/** What the first `upTo` answers raised at the newest of them. */
export function raised({ startsOn, answers }: PlannedCourse, upTo: number, timeZone: string) {
  const responses = answers
    .slice(0, upTo)
    .map(({ at, answers: given }) => ({ at, answers: given, total: scorePhq9(given).total, difficulty: null }));
  return flagsFor({ courseStart: startsOn, timeZone, responses }, defaultPolicy);
}
