import { Temporal } from "temporal-polyfill";
import { atLocalTime } from "./local-time";
import { addDays, localDateOf, type PlainDate, parsePlainDate } from "./plain-date";
import type { Urgency } from "./urgency";

/**
 * When a clinic is staffed, on its own clock: ISO weekdays (1 Monday - 7 Sunday), "HH:MM", the end not included. `closedOn`: holidays, on which
 * nobody is there whatever the weekday.
 */
export type StaffedHours = {
  readonly weekdays: readonly number[];
  readonly from: string;
  readonly until: string;
  readonly closedOn?: readonly PlainDate[];
};

/** How far ahead a working day is looked for. Two staffed hours take a clinic that is there for one minute a week 840 days. */
export const FURTHEST_DAYS = 1000;

/** Until a clinic has set its own. Source: product default, ordinary office hours. */
export const DEFAULT_STAFFED_HOURS: StaffedHours = { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "17:00" };

/** When the digest of `review` alerts leaves on a working morning, clinic time: before the day begins. Source: product default. */
export const DIGEST_TIME = "08:00";

export type Staffing = { readonly timeZone: string; readonly staffedHours?: StaffedHours };

/**
 * When the first mail about a submission falls due, given its highest urgency: `now` at once, at any hour; `today` at once in
 * staffed hours, else when they next begin; `review` with the digest of the next working morning (at or after the digest's time the
 * answer waits for the next one). `watch` and `missed` owe no alert of their own: null.
 * @param receivedAt when the submission was stored
 * @throws RangeError on an invalid Date, an unknown time zone, a weekday outside 1-7, none at all, or hours that end before they begin
 * @example alertDueAt("today", new Date("2026-11-20T18:00:00Z"), { timeZone: "Europe/London" }) // Monday 2026-11-23T09:00:00Z
 */
export function alertDueAt(urgency: Urgency, receivedAt: Date, { timeZone, staffedHours = DEFAULT_STAFFED_HOURS }: Staffing): Date | null {
  checkStaffedHours(staffedHours);
  const today = localDateOf(receivedAt, timeZone);
  switch (urgency) {
    case "now":
      return receivedAt;
    case "today":
      return isStaffed(receivedAt, today, timeZone, staffedHours)
        ? receivedAt
        : nextAt(staffedHours.from, receivedAt, today, timeZone, staffedHours);
    case "review":
      return digestAfter(receivedAt, { timeZone, staffedHours });
    case "watch":
    case "missed":
      return null;
    default:
      throw new RangeError(`Not an urgency: ${String(urgency satisfies never)}`);
  }
}

/**
 * When the next digest leaves, strictly after `at`: at its time on the next working day.
 * @throws RangeError on an invalid Date, an unknown time zone or hours no clinic can keep
 * @example digestAfter(new Date("2026-11-20T08:00:00Z"), { timeZone: "Europe/London" }) // Monday 2026-11-23T08:00:00Z
 */
export function digestAfter(at: Date, { timeZone, staffedHours = DEFAULT_STAFFED_HOURS }: Staffing): Date {
  checkStaffedHours(staffedHours);
  return nextAt(DIGEST_TIME, at, localDateOf(at, timeZone), timeZone, staffedHours);
}

/** Whether the clinic works on this day of its calendar. @throws RangeError on an impossible date */
export function isWorkingDay(date: PlainDate, { weekdays, closedOn = [] }: StaffedHours): boolean {
  return weekdays.includes(parsePlainDate(date).dayOfWeek) && !closedOn.includes(date);
}

function isStaffed(at: Date, date: PlainDate, timeZone: string, hours: StaffedHours): boolean {
  return isWorkingDay(date, hours) && at >= atLocalTime(date, hours.from, timeZone) && at < atLocalTime(date, hours.until, timeZone);
}

/** The first `time` strictly after `at` on a working day. */
function nextAt(time: string, at: Date, today: PlainDate, timeZone: string, hours: StaffedHours): Date {
  for (let days = 0; days <= FURTHEST_DAYS; days += 1) {
    const date = addDays(today, days);
    if (!isWorkingDay(date, hours)) continue;
    const due = atLocalTime(date, time, timeZone);
    if (due > at) return due;
  }
  throw new RangeError(`No working day within ${FURTHEST_DAYS} days of ${today}`);
}

/**
 * Refuses hours that no clinic can keep.
 * @throws RangeError on a weekday outside 1-7, none at all, hours that end before they begin, or a holiday that is no date
 */
export function checkStaffedHours({ weekdays, from, until, closedOn = [] }: StaffedHours): void {
  if (weekdays.length === 0) throw new RangeError("No working day: an alert would never fall due");
  for (const day of weekdays) if (!Number.isInteger(day) || day < 1 || day > 7) throw new RangeError(`Not an ISO weekday 1-7: ${day}`);
  if (Temporal.PlainTime.compare(from, until) >= 0) throw new RangeError(`Staffed hours end before they begin: ${from}-${until}`);
  for (const date of closedOn) parsePlainDate(date);
}
