"use client";

import { useClock } from "./clock";
import { fullDate, momentText } from "./dates";

/** The time alone today, date and time otherwise; the full date on hover. */
export function Moment({ value }: { value: string }) {
  const { timeZone, now } = useClock();
  return (
    <time dateTime={value} title={fullDate(value, timeZone)}>
      {momentText(value, timeZone, now)}
    </time>
  );
}
