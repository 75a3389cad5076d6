import { atLocalTime } from "./local-time";
import { addDays, localDateOf, type PlainDate, parsePlainDate } from "./plain-date";

/** What a clinic asks about when it asks who would be told tonight, and at the weekend, on its own clock. Source: product default. */
export const TONIGHT_AT = "22:00";
export const WEEKEND_AT = "12:00";
const SATURDAY = 6;

/**
 * Tonight: at 22:00 on the clinic's clock, or now where that has passed.
 * @throws RangeError on an invalid Date or an unknown time zone
 * @example tonight(new Date("2026-11-23T10:00:00Z"), "Europe/London") // 2026-11-23T22:00:00Z
 */
export function tonight(now: Date, timeZone: string): Date {
  const late = atLocalTime(localDateOf(now, timeZone), TONIGHT_AT, timeZone);
  return late > now ? late : now;
}

/**
 * The next weekend: noon of the first Saturday after the clinic's day of `now`.
 * @throws RangeError on an invalid Date or an unknown time zone
 * @example nextWeekend(new Date("2026-11-28T10:00:00Z"), "Europe/London") // 2026-12-05T12:00:00Z: that Saturday has begun
 */
export function nextWeekend(now: Date, timeZone: string): Date {
  const today = localDateOf(now, timeZone);
  return atLocalTime(addDays(today, daysUntil(SATURDAY, today)), WEEKEND_AT, timeZone);
}

/** 1 to 7. */
function daysUntil(weekday: number, today: PlainDate): number {
  return ((weekday - parsePlainDate(today).dayOfWeek + 6) % 7) + 1;
}
