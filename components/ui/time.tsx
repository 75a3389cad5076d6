"use client";

import { useClock } from "./clock";
import { clockTime, durationText, fullDate, shortDate } from "./dates";

/** "3 Nov" in the clinic's time zone, the full date on hover. Takes an ISO instant or a plain date. */
export function Time({ value, withClock }: { value: string; withClock?: boolean }) {
  const { timeZone, now } = useClock();
  return (
    <time dateTime={value} title={fullDate(value, timeZone)}>
      {shortDate(value, timeZone, now)}
      {withClock && `, ${clockTime(value, timeZone)}`}
    </time>
  );
}

/** How long ago: "23 min", "2 h", "1 day"; the full date on hover. Add the word ("waiting", "ago") yourself. */
export function TimeSince({ value }: { value: string }) {
  const { timeZone, now } = useClock();
  return (
    <time dateTime={value} title={fullDate(value, timeZone)}>
      {durationText(Date.parse(now) - Date.parse(value))}
    </time>
  );
}

/** "14:02" in the clinic's time zone. */
export function ClockTime({ value }: { value: string }) {
  const { timeZone } = useClock();
  return (
    <time dateTime={value} title={fullDate(value, timeZone)}>
      {clockTime(value, timeZone)}
    </time>
  );
}
