import type { PlainDate } from "@/clinical/plain-date";

/** When a response was given, as a line says it. */
export type Moment = {
  /** As it stands in the line. */
  readonly text: string;
  /** The date on the calendar of whoever wrote it down. */
  readonly date: PlainDate;
  /** Milliseconds since 1970; null where only the date is known. */
  readonly instant: number | null;
  /** What the clock showed, in milliseconds as if it were UTC; noon where only the date is known. */
  readonly clock: number;
};

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3})\d{0,6})?)?(?:Z|([+-])(0\d|1[0-4]):([0-5]\d))$/;
const MINUTE_MS = 60_000;
const NOON_MS = 12 * 60 * MINUTE_MS;

/** The start of a date in milliseconds as if in UTC; null if there is none such in the calendar. @example "2026-02-29" has none */
export function startOfDate(text: string): number | null {
  if (!DATE.test(text)) return null;
  const start = Date.parse(`${text}T00:00:00Z`);
  // Date.parse takes 30 February for 2 March.
  return Number.isNaN(start) || !new Date(start).toISOString().startsWith(text) ? null : start;
}

/**
 * Reads "YYYY-MM-DD", or an instant with its offset: "2026-01-05T09:00:00Z", "2026-01-05T09:00+01:00". Null for everything else, an
 * instant without an offset among it.
 */
export function readMoment(text: string): Moment | null {
  const dayOnly = startOfDate(text);
  if (dayOnly !== null) return { text, date: text, instant: null, clock: dayOnly + NOON_MS };
  const [, date = "", hours, minutes, seconds = "0", fraction = "0", sign, offsetHours = "0", offsetMinutes = "0"] =
    INSTANT.exec(text) ?? [];
  const start = startOfDate(date);
  if (start === null) return null;
  const clock = start + (Number(hours) * 60 + Number(minutes)) * MINUTE_MS + Number(seconds) * 1000 + Number(fraction.padEnd(3, "0"));
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * MINUTE_MS;
  return { text, date, instant: sign === "-" ? clock + offset : clock - offset, clock };
}

/** One and the same moment: the same instant, however written, or the same date without a time. */
export function isSameMoment(a: Moment, b: Moment): boolean {
  return a.instant === b.instant && (a.instant !== null || a.date === b.date);
}

/** Whether two may be the same moment: on the same date where one of them has no time. */
export function mayBeSameMoment(a: Moment, b: Moment): boolean {
  return a.instant === null || b.instant === null ? a.date === b.date : a.instant === b.instant;
}

/** Whether `a` came before `b`, as far as can be told: by the date alone where one of them has no time. */
export function isBefore(a: Moment, b: Moment): boolean {
  return a.instant === null || b.instant === null ? a.date < b.date : a.instant < b.instant;
}

/**
 * Whether `moment` is before what `earlier`, oldest first, ends with: its last instant or its last date without a time. Looking at the
 * neighbour alone would let a date hide that of two instants on its day the later stands first.
 */
export function isOutOfOrder(moment: Moment, earlier: readonly Moment[]): boolean {
  const lastInstant = earlier.findLast(({ instant }) => instant !== null);
  const lastDate = earlier.findLast(({ instant }) => instant === null);
  return [lastInstant, lastDate].some((last) => last !== undefined && isBefore(moment, last));
}
