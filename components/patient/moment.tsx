"use client";

import { useClock } from "@/components/ui/clock";
import { fullDate } from "@/components/ui/dates";
import { momentText } from "./flags/delivery-words";

/** The time alone today, date and time otherwise; the full date on hover. */
export function Moment({ value }: { value: string }) {
  const { timeZone, now } = useClock();
  return (
    <time dateTime={value} title={fullDate(value, timeZone)}>
      {momentText(value, timeZone, now)}
    </time>
  );
}
