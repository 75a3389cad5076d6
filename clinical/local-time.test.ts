import { expect, test } from "vitest";
import { atLocalTime, startOfLocalDay } from "./local-time";

test("a day asked for again is the same moment, and a Date that somebody changed changes nobody else's", () => {
  for (const ask of [() => startOfLocalDay("2026-03-29", "Europe/London"), () => atLocalTime("2026-03-29", "09:00", "Europe/London")]) {
    const first = ask();
    const moment = first.getTime();
    first.setUTCFullYear(1999);
    expect(ask().getTime()).toBe(moment);
  }
});

test("what is refused is refused whatever was asked for before, however its parts are put together", () => {
  atLocalTime("2026-07-01", "09:00", "UTC");
  startOfLocalDay("2026-07-01", "UTC");
  for (let again = 0; again < 2; again += 1) {
    expect(() => startOfLocalDay("2026-07-01 09:00", "UTC")).toThrow(RangeError);
    expect(() => startOfLocalDay("2026-02-30", "UTC")).toThrow(RangeError);
    expect(() => startOfLocalDay("2026-07-01", "+02:00")).toThrow(RangeError);
    expect(() => atLocalTime("2026-07-01", "9:00", "UTC")).toThrow(RangeError);
    expect(() => atLocalTime("2026-07-01 09:00", "UTC", "")).toThrow(RangeError);
    expect(() => atLocalTime("2026-07-01", "09:00", "Mars/Olympus")).toThrow(RangeError);
  }
});

test("more days than are kept are all as right as the first", () => {
  const dayMs = 86_400_000;
  const date = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);
  for (let day = 0; day < 11_000; day += 1) expect(startOfLocalDay(date(day), "UTC").getTime()).toBe(day * dayMs);
  expect(startOfLocalDay(date(0), "UTC").getTime()).toBe(0);
});
