"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";

type Clock = { timeZone: string; now: string };

const ClockContext = createContext<Clock>({ timeZone: "UTC", now: "1970-01-01T00:00:00.000Z" });

/**
 * The clinic's time zone and the server's time, moved on every 20 s. The first paint uses the server's instant, so that server and
 * client HTML are the same; later the browser's clock only measures what has passed since, so that a wrong clock does no harm.
 */
export function ClockProvider({ timeZone, startedAt, children }: { timeZone: string; startedAt: string; children: ReactNode }) {
  const [now, setNow] = useState(startedAt);
  useEffect(() => {
    const began = Date.now();
    const origin = Date.parse(startedAt);
    const move = () => setNow(new Date(origin + Date.now() - began).toISOString());
    const timer = setInterval(move, 20_000);
    return () => clearInterval(timer);
  }, [startedAt]);
  return <ClockContext value={{ timeZone, now }}>{children}</ClockContext>;
}

/** The clinic's time zone, and about now. */
export function useClock(): Clock {
  return useContext(ClockContext);
}
