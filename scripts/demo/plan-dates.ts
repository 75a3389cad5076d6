import { atLocalTime } from "@/clinical/cadence";
import { addDays, daysBetween, localDateOf, type PlainDate } from "@/clinical/plain-date";
import { defaultPolicy } from "@/clinical/policy";
import { type PlannedCheckIn, windowsFrom } from "@/server/planned-check-ins";
import type { DueCheckIn } from "./draw-course";

/** Enrolled so many days before the first dose. */
const ENROLLED_BEFORE = 9;

/** When a course is to stand where. `answered` counts planned check-ins, the pre-treatment one included; `agoMinutes` dates the last. */
export type DateWish = {
  readonly answered: number;
  readonly agoMinutes: number;
  /** Weeks on the drug of a finished course. */
  readonly finishedAfterWeeks?: number;
  /** Check-ins after the last answered one that were due and left unanswered. */
  readonly unansweredSince?: number;
};
export type CourseDates = {
  readonly startsOn: PlainDate;
  readonly endedOn: PlainDate | null;
  readonly enrolledAt: Date;
  /** The answered check-ins' and no more. */
  readonly due: readonly DueCheckIn[];
  readonly lastAt: Date;
};

/** A check-in falls due up to three days later than its day because of the weekday, and its window is a week. */
const EARLIER = 4;
const STARTS_TRIED = 16;

/**
 * The latest start for which the last answered check-in was open when its answers are to have come.
 * @throws RangeError where no start is
 */
export function planDates(wish: DateWish, timeZone: string, now: Date): CourseDates {
  const lastAt = new Date(now.getTime() - wish.agoMinutes * 60_000);
  const lastOn = localDateOf(lastAt, timeZone);
  const sample = courseFrom(lastOn, wish, timeZone);
  const day = daysBetween(lastOn, sample.due[wish.answered - 1]?.dueOn ?? lastOn);
  for (let back = 0; back < STARTS_TRIED; back += 1) {
    const { due, ...dates } = courseFrom(addDays(lastOn, EARLIER - day - back), wish, timeZone);
    if (dates.enrolledAt > lastAt || !isAsWished(due, wish, lastAt, now)) continue;
    const answered = due.slice(0, wish.answered);
    return { ...dates, lastAt, due: answered.map((one) => ({ ...one, day: daysBetween(dates.startsOn, one.dueOn) })) };
  }
  throw new RangeError(`No start date puts check-in ${wish.answered} ${wish.agoMinutes} minutes ago`);
}

function courseFrom(startsOn: PlainDate, { finishedAfterWeeks }: DateWish, timeZone: string) {
  const endedOn = finishedAfterWeeks === undefined ? null : addDays(startsOn, finishedAfterWeeks * 7);
  const enrolledAt = atLocalTime(addDays(startsOn, -ENROLLED_BEFORE), "10:00", timeZone);
  const due = windowsFrom({ startsOn, endedOn, timeZone }, enrolledAt, defaultPolicy);
  return { startsOn, endedOn, enrolledAt, due };
}

function isAsWished(
  due: readonly Omit<PlannedCheckIn, "remindAt">[],
  { answered, unansweredSince = 0 }: DateWish,
  lastAt: Date,
  now: Date,
): boolean {
  const last = due[answered - 1];
  const passed = due[answered + unansweredSince - 1];
  const next = due[answered + unansweredSince];
  const lastIsOpen = last !== undefined && last.opensAt <= lastAt && lastAt < last.expiresAt;
  const othersPassed = unansweredSince === 0 || (passed !== undefined && passed.expiresAt <= now);
  return lastIsOpen && othersPassed && (next === undefined || next.opensAt > now);
}
