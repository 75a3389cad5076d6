import { startOfLocalDay } from "./local-time";
import { addDays, daysBetween, type PlainDate, parsePlainDate } from "./plain-date";
import { defaultPolicy, type Policy } from "./policy";
import type { Urgency } from "./urgency";

export { atLocalTime } from "./local-time";

export const CHECK_IN_KINDS = ["pre-treatment", "scheduled", "after-course"] as const;
export type CheckInKind = (typeof CHECK_IN_KINDS)[number];

export type DueCheckIn = { readonly kind: CheckInKind; readonly dueOn: PlainDate };

/**
 * The dates on which a course's check-ins fall due, oldest first: before treatment, on days 0 14 28 42 56 70 84 and every
 * 28 days to the end, then days 14, 28 and 56 after the last dose; each moved on to the next Monday to Thursday. Dates of the patient's
 * calendar: no clock change moves them. Of two that would then fall due on one day or on two days running the first stays.
 * @param courseEnd date of the last dose; null while it is not known: then `weeks` weeks are planned and none after them
 * @param weeks planned length, 24 if not given
 * @param closeFollowUp as `isFollowedClosely` says: then days 3 7 14 28 56 84 after the last dose
 * @throws RangeError on an impossible date, an end before the start, or a length that is not a whole number of weeks above 0
 */
export function checkInDueDates(course: {
  readonly courseStart: PlainDate;
  readonly courseEnd: PlainDate | null;
  readonly weeks?: number;
  readonly closeFollowUp?: boolean;
  readonly policy?: Policy;
}): DueCheckIn[] {
  const { courseStart, courseEnd, policy = defaultPolicy, closeFollowUp = false } = course;
  const { cadence } = policy;
  const weeks = course.weeks ?? cadence.plannedWeeks;
  if (!Number.isSafeInteger(weeks) || weeks <= 0) throw new RangeError(`Not a whole number of weeks: ${weeks}`);
  const lastDay = courseEnd === null ? weeks * 7 : daysBetween(courseStart, courseEnd);
  if (lastDay < 0) throw new RangeError("The course ends before it starts");
  const afterDays = closeFollowUp ? cadence.closeFollowUpDays : cadence.afterCourseDays;
  const due = (kind: CheckInKind, from: PlainDate, day: number): DueCheckIn => ({ kind, dueOn: onDueDay(addDays(from, day), policy) });
  const all = [
    due("pre-treatment", courseStart, cadence.preTreatmentDay),
    ...courseDays(policy, lastDay).map((day) => due("scheduled", courseStart, day)),
    ...(courseEnd === null ? [] : afterDays.map((day) => due("after-course", courseEnd, day))),
  ];
  const kept: DueCheckIn[] = [];
  for (const checkIn of all) {
    const before = kept.at(-1);
    // Moved to a Monday, a check-in may come on the day of the next or on its eve. Both ask about the same two weeks: one is enough.
    if (before === undefined || daysBetween(before.dueOn, checkIn.dueOn) > 1) kept.push(checkIn);
  }
  return kept;
}

/** Urgencies that ask for close follow-up after the last dose. */
const GRAVE: readonly Urgency[] = ["now", "today"];

/**
 * Whether a course is followed closely after its last dose: it was stopped for mood, or any `now` or `today` flag was raised in it.
 * Source: clinical reference, section 5; 13 of 37 suicides reported up to 2000 came after the drug was stopped (Wysowski 2001).
 * @param raised the urgencies of every flag of the course, closed ones among them
 */
export function isFollowedClosely({ stoppedForMood, raised }: { stoppedForMood: boolean; raised: readonly Urgency[] }): boolean {
  return stoppedForMood || raised.some((urgency) => GRAVE.includes(urgency));
}

function courseDays({ cadence }: Policy, lastDay: number): number[] {
  const days = cadence.courseDays.filter((day) => day <= lastDay);
  for (let day = (cadence.courseDays.at(-1) ?? 0) + cadence.thenEveryDays; day <= lastDay; day += cadence.thenEveryDays) days.push(day);
  return days;
}

/** `date`, or the next day after it on which check-ins may fall due (Monday to Thursday, so that answers meet staff). */
export function onDueDay(date: PlainDate, policy: Policy = defaultPolicy): PlainDate {
  const { dueWeekdays } = policy.cadence;
  for (let day = 0; day < 7; day++) {
    const candidate = addDays(date, day);
    if (dueWeekdays.includes(parsePlainDate(candidate).dayOfWeek)) return candidate;
  }
  throw new RangeError("The policy allows no weekday for check-ins");
}

/**
 * The instant at which an unanswered check-in closes: the start of the 7th day after the due day in the patient's zone, so
 * that the due day and six more are open whatever daylight saving does.
 * @throws RangeError on an impossible date or zone
 */
export function checkInExpiry(dueOn: PlainDate, timeZone: string, policy: Policy = defaultPolicy): Date {
  return startOfLocalDay(addDays(dueOn, policy.cadence.windowDays), timeZone);
}
