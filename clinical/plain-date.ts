import { Temporal } from "temporal-polyfill";

/** A calendar date, ISO 8601 "YYYY-MM-DD", in whatever time zone the sentence that uses it names. */
export type PlainDate = string;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads a calendar date.
 * @throws RangeError unless it is "YYYY-MM-DD" and in the calendar ("2026-02-29" is not)
 */
export function parsePlainDate(date: PlainDate): Temporal.PlainDate {
  if (typeof date !== "string" || !SHAPE.test(date)) throw new RangeError(`Not a calendar date YYYY-MM-DD: ${String(date)}`);
  return Temporal.PlainDate.from(date, { overflow: "reject" });
}

/** Whole days from `from` to `to`; negative when `to` is earlier. @throws RangeError on an impossible date */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  const start = midnightOf(from);
  return (midnightOf(to) - start) / DAY_MS;
}

/** The date `days` days after `date` (before it when negative). @throws RangeError on an impossible date or a fraction */
export function addDays(date: PlainDate, days: number): PlainDate {
  if (!Number.isSafeInteger(days)) throw new RangeError(`Not a whole number of days: ${days}`);
  const sum = midnightOf(date) + days * DAY_MS;
  return sum >= FIRST && sum <= LAST ? new Date(sum).toISOString().slice(0, 10) : parsePlainDate(date).add({ days }).toString();
}

const DAY_MS = 86_400_000;
const [FIRST, LAST] = [Date.UTC(0), Date.UTC(9999, 11, 31)];

/**
 * The date's midnight in UTC, where every day is 24 hours long: what is counted in days needs no more, and Temporal takes fifty times as long
 * for it in what plans and judges thousands of courses. @throws RangeError as `parsePlainDate`
 */
function midnightOf(date: PlainDate): number {
  const midnight = SHAPE.test(date) ? new Date(`${date}T00:00:00Z`) : null;
  // Date takes 30 February for 2 March.
  if (midnight?.getUTCDate() === Number(date.slice(-2))) return midnight.getTime();
  return Date.parse(`${parsePlainDate(date).toString()}T00:00:00Z`);
}

/**
 * Checks an IANA time zone name ("Europe/London", "UTC"). Fixed offsets ("+02:00") are refused: they know no daylight saving.
 * @throws RangeError if it is none
 */
export function checkTimeZone(timeZone: string): string {
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(refuseOffset(timeZone)); // throws RangeError on an unknown name
  return timeZone;
}

/** The zone, unless it is a fixed offset; whether its name is known is for Temporal to say. @throws RangeError */
export function refuseOffset(timeZone: string): string {
  if (!/^[A-Za-z]/.test(timeZone)) throw new RangeError(`Not an IANA time zone: ${timeZone}`);
  return timeZone;
}

/** The calendar date on which `instant` falls in `timeZone`. @throws RangeError on an invalid Date or zone */
export function localDateOf(instant: Date, timeZone: string): PlainDate {
  if (Number.isNaN(instant.getTime())) throw new RangeError("Not an instant: invalid Date");
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(refuseOffset(timeZone)).toPlainDate().toString();
}
