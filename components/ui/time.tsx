"use client";

import type { PointerEvent } from "react";
import { useClock } from "./clock";
import { clockTime, durationText, fullDate, shortDate } from "./dates";

/** "3 Nov" in the clinic's time zone, the full date on hover. Takes an ISO instant or a plain date. */
export function Time({ value, withClock, plain }: { value: string; withClock?: boolean; plain?: boolean }) {
  const { timeZone, now } = useClock();
  return (
    <Said {...{ value, plain, timeZone }}>{`${shortDate(value, timeZone, now)}${withClock ? `, ${clockTime(value, timeZone)}` : ""}`}</Said>
  );
}

/** How long ago: "23 min", "2 h", "1 day"; the full date on hover. Add the word ("waiting", "ago") yourself. */
export function TimeSince({ value, plain }: { value: string; plain?: boolean }) {
  const { timeZone, now } = useClock();
  return <Said {...{ value, plain, timeZone }}>{durationText(Date.parse(now) - Date.parse(value))}</Said>;
}

/** "14:02" in the clinic's time zone. */
export function ClockTime({ value }: { value: string }) {
  const { timeZone } = useClock();
  return <Said {...{ value, timeZone }}>{clockTime(value, timeZone)}</Said>;
}

/** Plain: without the moment for machines, which nobody sees or hears, and which a panel's HTML would have two hundred times. */
function Said({ value, plain, timeZone, children }: { value: string; plain?: boolean | undefined; timeZone: string; children: string }) {
  const onPointerEnter = showFull(value, timeZone);
  return plain ? (
    <span onPointerEnter={onPointerEnter}>{children}</span>
  ) : (
    <time dateTime={toTheMinute(value)} onPointerEnter={onPointerEnter}>
      {children}
    </time>
  );
}

/** "2026-11-26T06:22Z" of an instant; a plain date as it is. Hundreds of them stand in a panel's HTML, and nobody sees seconds. */
export function toTheMinute(value: string): string {
  return value.length > 17 && value.endsWith("Z") ? `${value.slice(0, 16)}Z` : value;
}

/** The full date for the pointer, worked out when it comes: a panel shows hundreds of dates and nobody points at most of them. */
function showFull(value: string, timeZone: string) {
  return ({ currentTarget }: PointerEvent<HTMLElement>) => {
    currentTarget.title = fullDate(value, timeZone);
  };
}
