const DAY_MS = 86_400_000;

/** Whole days from one calendar date "YYYY-MM-DD" to another; negative when `to` is earlier. Calendar arithmetic only: no zone, no clock. */
export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The calendar date so many days after another. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The calendar date "YYYY-MM-DD" of an ISO instant on the walls of `timeZone` (an IANA name). */
export function dateIn(timeZone: string, instant: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(
    new Date(instant),
  );
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

/** Completed weeks on the drug of a day counted from the course start: day 28 is in week 4. */
export function weekOfDay(day: number): number {
  return Math.floor(day / 7);
}

/** Where a day of the course is, in words that fit a sentence or a table. */
export function dayWords(day: number): string {
  if (day < 0) return "before the start";
  if (day < 4) return "at the start";
  return day < 7 ? "in the first week" : `in week ${weekOfDay(day)}`;
}
