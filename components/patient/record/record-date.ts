import { clockTime, shortDate } from "@/components/ui/dates";

/** A year that no record is of, so that every date of a record carries its own. */
const LONG_AGO = "1970-01-01T00:00:00.000Z";

/** "25 Nov 2026": a record is read in other years. Takes an ISO instant or a plain date. */
export function recordDate(value: string, timeZone: string): string {
  return shortDate(value, timeZone, LONG_AGO);
}

/** "25 Nov 2026, 20:32". @param value an ISO instant */
export function recordMoment(value: string, timeZone: string): string {
  return `${recordDate(value, timeZone)}, ${clockTime(value, timeZone)}`;
}
