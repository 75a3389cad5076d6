import { expect, test } from "vitest";
import { nextWeekend, tonight } from "./cover-moments";

test.each([
  ["in the morning", "2026-11-23T10:00:00Z", "2026-11-23T22:00:00Z"],
  ["a minute before", "2026-11-23T21:59:00Z", "2026-11-23T22:00:00Z"],
  ["after it has begun it is now", "2026-11-23T22:30:00Z", "2026-11-23T22:30:00Z"],
  ["after midnight it is the night that comes", "2026-11-24T00:10:00Z", "2026-11-24T22:00:00Z"],
  ["in summer by the clinic's clock", "2026-07-01T10:00:00Z", "2026-07-01T21:00:00Z"],
])("tonight, asked %s", (_when, now, expected) => {
  expect(tonight(new Date(now), "Europe/London")).toEqual(new Date(expected));
});

test.each([
  ["a Monday", "2026-11-23T10:00:00Z", "2026-11-28T12:00:00Z"],
  ["a Friday", "2026-11-27T23:30:00Z", "2026-11-28T12:00:00Z"],
  ["a Saturday: the one after", "2026-11-28T00:30:00Z", "2026-12-05T12:00:00Z"],
  ["a Sunday", "2026-11-29T10:00:00Z", "2026-12-05T12:00:00Z"],
])("the next weekend, asked on %s", (_day, now, expected) => {
  expect(nextWeekend(new Date(now), "Europe/London")).toEqual(new Date(expected));
});

test("the weekend is the clinic's, where it is still Friday elsewhere", () => {
  expect(nextWeekend(new Date("2026-11-27T12:00:00Z"), "Pacific/Auckland")).toEqual(new Date("2026-12-04T23:00:00Z"));
});
