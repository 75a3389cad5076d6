import { localDateOf } from "@/clinical/plain-date";

const SIX_DAYS_MS = 6 * 24 * 60 * 60 * 1000;

/** "Tue 14:02" on the clock of `timeZone`; with the date, "Tue 17 Nov 14:02", where the weekday alone could mean another week's. */
export function receivedAt(instant: Date, timeZone: string, now: Date): string {
  const part = parts(instant, timeZone, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const isOld = now.getTime() - instant.getTime() >= SIX_DAYS_MS;
  return `${part("weekday")} ${isOld ? `${part("day")} ${part("month")} ` : ""}${part("hour")}:${part("minute")}`;
}

/** "14:32" on the clock of `timeZone`, or "Tue 14:32" where that is not the day of `now`. */
export function clockTime(instant: Date, timeZone: string, now: Date): string {
  const said = receivedAt(instant, timeZone, instant);
  return localDateOf(instant, timeZone) === localDateOf(now, timeZone) ? said.slice(-5) : said;
}

/** "Monday 30 November": the last day on which something that ends at `end` can still be used, in `timeZone`. */
export function lastDayBefore(end: Date, timeZone: string): string {
  const part = parts(new Date(end.getTime() - 1), timeZone, { weekday: "long", day: "numeric", month: "long" });
  return `${part("weekday")} ${part("day")} ${part("month")}`;
}

/** By parts, because how a locale joins them differs from one release of its data to the next. */
function parts(instant: Date, timeZone: string, options: Intl.DateTimeFormatOptions) {
  const found = new Intl.DateTimeFormat("en-GB", { ...options, timeZone }).formatToParts(instant);
  return (type: Intl.DateTimeFormatPartTypes) => found.find((part) => part.type === type)?.value ?? "";
}
