import { Temporal } from "temporal-polyfill";
import { type PlainDate, parsePlainDate, refuseOffset } from "./plain-date";

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * The instant at which a wall clock in `timeZone` shows `time` on `date`. A time that daylight saving skips is moved on by the
 * skipped hour, a time that comes twice is the first of the two (Temporal's "compatible").
 * @param time "HH:MM", 24 hours
 * @throws RangeError on an impossible date, time or zone
 * @example atLocalTime("2026-07-01", "09:00", "Europe/London") // 2026-07-01T08:00:00Z
 */
export function atLocalTime(date: PlainDate, time: string, timeZone: string): Date {
  if (!CLOCK.test(time)) throw new RangeError(`Not a time HH:MM: ${time}`);
  const zoned = parsePlainDate(date).toZonedDateTime({
    timeZone: refuseOffset(timeZone),
    plainTime: Temporal.PlainTime.from(time),
  });
  return new Date(zoned.epochMilliseconds);
}

/** The first instant of `date` in `timeZone`; not always 00:00, some zones change their clocks at midnight. @throws RangeError */
export function startOfLocalDay(date: PlainDate, timeZone: string): Date {
  return new Date(parsePlainDate(date).toZonedDateTime(refuseOffset(timeZone)).epochMilliseconds);
}
