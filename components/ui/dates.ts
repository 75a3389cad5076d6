const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
const PLAIN_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

type Parts = { year: number; month: number; day: number; clock: string };

/**
 * What a calendar and a clock in `timeZone` show at an instant; a plain date "YYYY-MM-DD" is itself in every zone. The names of months and
 * weekdays are ours: Node.js and browsers abbreviate them differently, and then server and client HTML would differ.
 * @throws RangeError on what is neither
 */
function partsOf(value: string, timeZone: string): Parts {
  const [, year, month, day] = PLAIN_DATE.exec(value) ?? [];
  if (year !== undefined) return { year: Number(year), month: Number(month), day: Number(day), clock: "00:00" };
  const parts = Object.fromEntries(
    formatIn(timeZone)
      .formatToParts(new Date(value))
      .map(({ type, value: text }) => [type, text]),
  );
  return { year: Number(parts.year), month: Number(parts.month), day: Number(parts.day), clock: `${parts.hour}:${parts.minute}` };
}

/** One a zone: making one takes longer than using it a hundred times, and a panel shows hundreds of dates. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formats.set(timeZone, made);
  return made;
}

/** The year now, worked out once for all dates of a screen. */
let known = { now: "", timeZone: "", year: 0 };

function yearOf(now: string, timeZone: string): number {
  if (known.now !== now || known.timeZone !== timeZone) known = { now, timeZone, year: partsOf(now, timeZone).year };
  return known.year;
}

/**
 * "3 Nov"; with its year when that is not the year of `now`: "3 Nov 2025".
 * @param value an ISO instant, or a plain date "YYYY-MM-DD"
 * @throws RangeError on what is neither
 */
export function shortDate(value: string, timeZone: string, now: string): string {
  const { year, month, day } = partsOf(value, timeZone);
  const short = `${day} ${MONTHS[month - 1]}`;
  return year === yearOf(now, timeZone) ? short : `${short} ${year}`;
}

/** The calendar date "YYYY-MM-DD" at an instant in `timeZone`. @throws RangeError */
export function calendarDay(instant: string, timeZone: string): string {
  const { year, month, day } = partsOf(instant, timeZone);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)}`;
}

/** "Tuesday 3 Nov 2026, 14:02"; a plain date has no time. @throws RangeError */
export function fullDate(value: string, timeZone: string): string {
  const { year, month, day, clock } = partsOf(value, timeZone);
  const date = `${WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]} ${day} ${MONTHS[month - 1]} ${year}`;
  return PLAIN_DATE.test(value) ? date : `${date}, ${clock}`;
}

/** "14:02" as a clock in `timeZone` shows it. @throws RangeError */
export function clockTime(value: string, timeZone: string): string {
  return partsOf(value, timeZone).clock;
}

/** "10:21" on the day of `now`, "22 Nov, 10:21" on another. */
export function momentText(at: string, timeZone: string, now: string): string {
  const sameDay = shortDate(at, timeZone, now) === shortDate(now, timeZone, now);
  return sameDay ? clockTime(at, timeZone) : `${shortDate(at, timeZone, now)}, ${clockTime(at, timeZone)}`;
}

/**
 * How long, in its largest unit, rounded down: "under 1 min", "23 min", "2 h", "1 day", "3 weeks". From two weeks on, weeks.
 * A negative length (clocks differ by seconds) counts as nothing.
 */
export function durationText(milliseconds: number): string {
  if (milliseconds < MINUTE) return "under 1 min";
  if (milliseconds < HOUR) return `${Math.floor(milliseconds / MINUTE)} min`;
  if (milliseconds < DAY) return `${Math.floor(milliseconds / HOUR)} h`;
  const days = Math.floor(milliseconds / DAY);
  if (days < 14) return days === 1 ? "1 day" : `${days} days`;
  return `${Math.floor(days / 7)} weeks`;
}
