import { checkStaffedHours, DEFAULT_STAFFED_HOURS, FURTHEST_DAYS, isWorkingDay, type StaffedHours, type Staffing } from "./alert-due";
import { atLocalTime } from "./local-time";
import { addDays, localDateOf, type PlainDate } from "./plain-date";
import type { Urgency } from "./urgency";

/** Staffed time within which somebody looks at what is urgent `now`. Source: clinical reference, section 3. */
export const NOW_STAFFED_HOURS = 2;
/** What comes in after this, clinic time, may wait for the next working day; and until when it may. Source: as above. */
export const TODAY_LAST = "15:00";
export const TODAY_NEXT_DAY = "12:00";
/** Working days within which `review` is looked at, after the day it came in. Source: as above. */
export const REVIEW_WORKING_DAYS = 3;

/** How long an answer of 1 to item 9 may wait to be sent before somebody is told; a promise for it runs from then. Source: as above (`item-9`). */
export const LEFT_UNSENT_MS = 30 * 60_000;

/** Urgencies that somebody is promised for. */
export type PromisedUrgency = Extract<Urgency, "now" | "today" | "review">;

const HOUR_MS = 3_600_000;

/** One working day's hours, from when to when, the end not included. */
type Span = { readonly date: PlainDate; readonly opens: Date; readonly closes: Date };

/**
 * Whether somebody is at the clinic at an instant.
 * @throws RangeError on an invalid Date, an unknown time zone or hours no clinic can keep
 * @example isStaffedAt(new Date("2026-11-23T09:00:00Z"), { timeZone: "Europe/London" }) // true, a Monday
 */
export function isStaffedAt(at: Date, { timeZone, staffedHours = DEFAULT_STAFFED_HOURS }: Staffing): boolean {
  checkStaffedHours(staffedHours);
  const today = spanOn(localDateOf(at, timeZone), timeZone, staffedHours);
  return today !== null && today.opens <= at && at < today.closes;
}

/**
 * From when somebody is at the clinic again: the next opening after `at`, also while it is open. "Nobody will see this until" this.
 * @throws RangeError on an invalid Date, an unknown time zone or hours no clinic can keep
 * @example opensAfter(new Date("2026-11-20T18:00:00Z"), { timeZone: "Europe/London" }) // Monday 2026-11-23T09:00:00Z
 */
export function opensAfter(at: Date, { timeZone, staffedHours = DEFAULT_STAFFED_HOURS }: Staffing): Date {
  checkStaffedHours(staffedHours);
  const today = localDateOf(at, timeZone);
  return nextSpan(
    ({ opens }) => opens > at,
    (days) => spanOn(addDays(today, days), timeZone, staffedHours),
  ).opens;
}

/**
 * By when somebody at the clinic looks at what comes in at `at`: `now` within 2 staffed hours; `today` by the end of the staffed day, or, after
 * 15:00 and while the clinic is closed, by noon of the next working day (by the end of its hours where noon is outside them); `review` by the
 * end of the third working day after the day it came in. Source: clinical reference, section 3 ("promised time").
 * @throws RangeError on an invalid Date, an unknown time zone or hours no clinic can keep
 * @example promisedBy("now", new Date("2026-11-20T16:30:00Z"), { timeZone: "Europe/London" }) // Monday 2026-11-23T10:30:00Z
 */
export function promisedBy(urgency: PromisedUrgency, at: Date, { timeZone, staffedHours = DEFAULT_STAFFED_HOURS }: Staffing): Date {
  checkStaffedHours(staffedHours);
  const today = localDateOf(at, timeZone);
  const span = (days: number) => spanOn(addDays(today, days), timeZone, staffedHours);
  switch (urgency) {
    case "now":
      return afterStaffedTime(NOW_STAFFED_HOURS * HOUR_MS, at, span);
    case "today": {
      const open = span(0);
      const inTime = open !== null && open.opens <= at && at < open.closes && at <= atLocalTime(today, TODAY_LAST, timeZone);
      if (inTime) return open.closes;
      const next = nextSpan((one) => one.opens > at, span);
      const noon = atLocalTime(next.date, TODAY_NEXT_DAY, timeZone);
      return next.opens < noon && noon < next.closes ? noon : next.closes;
    }
    case "review":
      return closesAfterWorkingDays(REVIEW_WORKING_DAYS, at, { timeZone, staffedHours });
    default:
      throw new RangeError(`Nobody is promised for this urgency: ${String(urgency satisfies never)}`);
  }
}

/** What a patient is told: by when somebody looks; or, where it comes while the clinic is closed, that until `at` nobody sees it. */
export type TellsPatient = { readonly staffed: boolean; readonly at: Date };

/**
 * What a patient whose check-in comes in at `at` is told, where its rule tells anything. It goes by urgency and hours alone.
 * Source: the reviewed wording, "After item 9".
 * @throws RangeError on an invalid Date, an unknown time zone or hours no clinic can keep
 * @example tellsPatient("now", new Date("2026-11-20T18:00:00Z"), { timeZone: "Europe/London" }) // closed: Monday 2026-11-23T09:00:00Z
 */
export function tellsPatient(urgency: PromisedUrgency, at: Date, staffing: Staffing): TellsPatient {
  const staffed = isStaffedAt(at, staffing);
  return { staffed, at: staffed ? promisedBy(urgency, at, staffing) : opensAfter(at, staffing) };
}

/**
 * When the clinic closes on the last of so many working days, that of `at` not among them.
 * @throws RangeError on an invalid Date, an unknown time zone or hours no clinic can keep
 * @example closesAfterWorkingDays(3, new Date("2026-11-23T10:00:00Z"), { timeZone: "Europe/London" }) // Thursday 2026-11-26T17:00:00Z
 */
export function closesAfterWorkingDays(count: number, at: Date, { timeZone, staffedHours = DEFAULT_STAFFED_HOURS }: Staffing): Date {
  checkStaffedHours(staffedHours);
  const today = localDateOf(at, timeZone);
  let working = 0;
  return nextSpan(
    ({ date }) => date > today && ++working === count,
    (days) => spanOn(addDays(today, days), timeZone, staffedHours),
  ).closes;
}

/**
 * The instant by which the clinic has been there for so many hours since `at`.
 * @throws RangeError on an invalid Date, an unknown time zone or hours no clinic can keep
 * @example staffedHoursAfter(4, new Date("2026-11-20T15:00:00Z"), { timeZone: "Europe/London" }) // Monday 2026-11-23T11:00:00Z
 */
export function staffedHoursAfter(hours: number, at: Date, { timeZone, staffedHours = DEFAULT_STAFFED_HOURS }: Staffing): Date {
  checkStaffedHours(staffedHours);
  const today = localDateOf(at, timeZone);
  return afterStaffedTime(hours * HOUR_MS, at, (days) => spanOn(addDays(today, days), timeZone, staffedHours));
}

/** The instant by which the clinic has been there for `staffedMs` since `at`. */
function afterStaffedTime(staffedMs: number, at: Date, span: (days: number) => Span | null): Date {
  let left = staffedMs;
  const last = nextSpan(({ opens, closes }) => {
    const there = Math.max(0, closes.getTime() - Math.max(opens.getTime(), at.getTime()));
    if (there >= left) return true;
    left -= there;
    return false;
  }, span);
  return new Date(Math.max(last.opens.getTime(), at.getTime()) + left);
}

/** The first working day from today on that is as wished for, each looked at once and in order. */
function nextSpan(isWished: (span: Span) => boolean, span: (days: number) => Span | null): Span {
  for (let days = 0; days <= FURTHEST_DAYS; days += 1) {
    const one = span(days);
    if (one !== null && isWished(one)) return one;
  }
  throw new RangeError(`Staffed for so short a time that nothing can be promised within ${FURTHEST_DAYS} days`);
}

/** Null on a day on which nobody is there. */
function spanOn(date: PlainDate, timeZone: string, { from, until, ...days }: StaffedHours): Span | null {
  if (!isWorkingDay(date, { from, until, ...days })) return null;
  return { date, opens: atLocalTime(date, from, timeZone), closes: atLocalTime(date, until, timeZone) };
}
