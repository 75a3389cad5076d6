import { expect, test } from "vitest";
import { clockTime, durationText, fullDate, shortDate } from "./dates";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  [-5_000, "under 1 min"],
  [59_999, "under 1 min"],
  [MINUTE, "1 min"],
  [HOUR - 1, "59 min"],
  [HOUR, "1 h"],
  [DAY - 1, "23 h"],
  [DAY, "1 day"],
  [2 * DAY, "2 days"],
  [14 * DAY - 1, "13 days"],
  [14 * DAY, "2 weeks"],
])("%i milliseconds read %j", (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});

test("a date is short in its own year and says another year", () => {
  expect(shortDate("2026-11-03", "Europe/Dublin", "2026-11-23T10:00:00Z")).toBe("3 Nov");
  expect(shortDate("2025-09-03", "Europe/Dublin", "2026-11-23T10:00:00Z")).toBe("3 Sep 2025");
});

test("an instant is shown by the clinic's calendar and clock, a plain date is the same in every zone", () => {
  expect(fullDate("2026-11-03T23:30:00Z", "Europe/Berlin")).toBe("Wednesday 4 Nov 2026, 00:30");
  expect(clockTime("2026-07-01T13:05:00Z", "Europe/Dublin")).toBe("14:05");
  expect(fullDate("2026-11-03", "America/Los_Angeles")).toBe("Tuesday 3 Nov 2026");
});
