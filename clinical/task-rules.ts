import type { RaisedFlag } from "./flags";
import { type CourseHistory, courseDaysOf, depressionTotals, startResponsesOf } from "./history";
import { startOfLocalDay } from "./local-time";
import { addDays, daysBetween, localDateOf, type PlainDate } from "./plain-date";
import type { Policy } from "./policy";

/** One check-in as the calendar sees it. */
export type DueAnswered = { readonly dueOn: PlainDate; readonly answered: boolean; readonly afterCourse: boolean };

/** What makes a first miss a task: otherwise the second in a row is. */
export type MissedContext = {
  readonly courseStart: PlainDate;
  readonly timeZone: string;
  readonly isUnder18: boolean;
  readonly hasPsychiatricHistory: boolean;
  readonly hasOpenFlag: boolean;
};

/**
 * `missed`: the newest due check-in was not answered 7 days after it was due. A task at the first miss for under-18s, in the first 8
 * weeks, with a psychiatric history, with an open flag, or after the course; otherwise at the second in a row.
 * @param checkIns every check-in that has fallen due, oldest first; revoked ones left out
 * @throws RangeError on an impossible date or zone, or a wrong order
 */
export function missedCheckIn(
  checkIns: readonly DueAnswered[],
  context: MissedContext,
  now: Date,
  { thresholds }: Policy,
): RaisedFlag | null {
  const today = localDateOf(now, context.timeZone);
  const passed = passedOf(checkIns, today, thresholds.missedAfter);
  const newest = newestSilent(checkIns, passed);
  if (newest === null) return null;
  const inARow = passed.length - 1 - passed.findLastIndex(({ answered }) => answered);
  const atOnce = [
    context.isUnder18 ? "under 18" : null,
    newest.afterCourse ? "after the course" : earlyWords(daysBetween(context.courseStart, newest.dueOn), thresholds.firstWeeks),
    context.hasPsychiatricHistory ? "with a psychiatric history" : null,
    context.hasOpenFlag ? "with an open flag" : null,
  ].filter((why) => why !== null);
  if (atOnce.length === 0 && inARow < thresholds.missesInARow) return null;
  const overdue = daysBetween(newest.dueOn, today);
  const why = atOnce.length > 0 ? `: ${atOnce.join(", ")}` : "";
  const count = inARow === 1 ? "A check-in" : `${inARow} check-ins in a row`;
  const due = inARow === 1 ? "it was due" : "the last was due";
  return task(
    "missed",
    { misses: inARow, overdueDays: overdue, threshold: thresholds.missedAfter },
    `${count} not answered ${overdue} days after ${due}${why}.`,
  );
}

/**
 * The check-in that `missedCheckIn` is about: the newest one whose time is over, where neither it nor a later one was answered; null where
 * nobody is silent. @throws RangeError on an impossible date or zone, or a wrong order
 */
export function newestMissed<C extends DueAnswered>(checkIns: readonly C[], timeZone: string, now: Date, { thresholds }: Policy): C | null {
  return newestSilent(checkIns, passedOf(checkIns, localDateOf(now, timeZone), thresholds.missedAfter));
}

function passedOf<C extends DueAnswered>(checkIns: readonly C[], today: PlainDate, missedAfter: number): C[] {
  return checkIns.filter(({ dueOn }, i) => {
    if (dueOn < (checkIns[i - 1]?.dueOn ?? dueOn)) throw new RangeError("Check-ins are not in order, oldest first");
    return daysBetween(dueOn, today) >= missedAfter;
  });
}

/** An answer to anything later, even before it counts as missed, is the news: nobody is silent. */
function newestSilent<C extends DueAnswered>(checkIns: readonly C[], passed: readonly C[]): C | null {
  const newest = passed.at(-1);
  if (newest === undefined || checkIns.slice(checkIns.lastIndexOf(newest)).some(({ answered }) => answered)) return null;
  return newest;
}

/**
 * When the rules for staff tasks may next say something that they do not say now: a check-in's time runs out, or the day of the first dose
 * begins, both in the patient's zone. Null where nothing of it is ahead. Answered ones do not count.
 * @throws RangeError on an impossible date or zone
 * @example nextTaskMoment([{ dueOn: "2026-03-02", answered: false, afterCourse: false }], about, now, defaultPolicy) // 9 March, 0:00 there
 */
export function nextTaskMoment(
  checkIns: readonly DueAnswered[],
  { courseStart, timeZone }: Pick<MissedContext, "courseStart" | "timeZone">,
  now: Date,
  { thresholds }: Policy,
): Date | null {
  const days = checkIns.filter(({ answered }) => !answered).map(({ dueOn }) => addDays(dueOn, thresholds.missedAfter));
  const today = localDateOf(now, timeZone);
  const [next] = [courseStart, ...days].filter((day) => day > today).sort();
  return next === undefined ? null : startOfLocalDay(next, timeZone);
}

/** How a due day counts as early, null where it does not. */
function earlyWords(day: number, firstDays: number): string | null {
  if (day < 0) return "before the first dose";
  return day < firstDays ? `in the first ${firstDays} days` : null;
}

/**
 * `no-baseline`: the course has started with no pre-treatment or day-0 score, so that change rules are blind until the first answer. It
 * is due on the day of the first dose, before the drug is dispensed, and is a task no more once a score since then exists.
 * @throws RangeError on an impossible date or zone
 */
export function noBaseline(history: CourseHistory, now: Date, policy: Policy): RaisedFlag | null {
  const days = courseDaysOf(history, policy);
  if (now < days.firstDose) return null;
  const scored = depressionTotals(history);
  if (startResponsesOf(scored, days).preTreatment !== null || scored.some(({ at }) => at >= days.firstDose)) return null;
  return task(
    "no-baseline",
    {},
    "The course has started without a recent score from before or at its start; change cannot be judged well until the next answers.",
  );
}

function task(rule: "missed" | "no-baseline", numbers: Record<string, number>, explanation: string): RaisedFlag {
  return { rule, urgency: "missed", numbers, explanation, items: [] };
}
