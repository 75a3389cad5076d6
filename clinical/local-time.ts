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
  return remembered(wallClocks, `${date} ${time} ${timeZone}`, () => {
    if (!CLOCK.test(time)) throw new RangeError(`Not a time HH:MM: ${time}`);
    return parsePlainDate(date).toZonedDateTime({ timeZone: refuseOffset(timeZone), plainTime: Temporal.PlainTime.from(time) });
  });
}

/** The first instant of `date` in `timeZone`; not always 00:00, some zones change their clocks at midnight. @throws RangeError */
export function startOfLocalDay(date: PlainDate, timeZone: string): Date {
  return remembered(dayStarts, `${date} ${timeZone}`, () => parsePlainDate(date).toZonedDateTime(refuseOffset(timeZone)));
}

/** Moments kept of each kind at most: the days of a year or two on the clocks of a few zones. */
const KEPT = 5_000;
const [wallClocks, dayStarts] = [new Map<string, number>(), new Map<string, number>()];

/**
 * The same few hundred days are asked for with every check-in of every course, and a zone's rules are slow to work through. What is refused is
 * not kept, and is worked out, and refused, each time.
 */
function remembered(known: Map<string, number>, key: string, reckon: () => Temporal.ZonedDateTime): Date {
  let moment = known.get(key);
  if (moment === undefined) {
    moment = reckon().epochMilliseconds;
    if (known.size >= KEPT) known.clear();
    known.set(key, moment);
  }
  // A Date of its own for whoever asks: a Date can be changed.
  return new Date(moment);
}
