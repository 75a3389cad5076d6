import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atLocalTime, startOfLocalDay } from "./local-time";
import { addDays, checkTimeZone, daysBetween, localDateOf, parsePlainDate } from "./plain-date";

const zones = ["UTC", "Europe/London", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kolkata", "Pacific/Auckland"];
const aDate = fc.integer({ min: 0, max: 3652 }).map((days) => addDays("2024-01-01", days));

describe("calendar dates", () => {
  test.each(["2026-02-29", "2026-13-01", "2026-00-10", "20260105", "2026-1-5", "2026-01-05T09:00", "+002026-01-05", "5 Jan 2026", ""])(
    "%j is refused",
    (date) => {
      expect(() => parsePlainDate(date)).toThrow(RangeError);
    },
  );

  test("what is not written as a date is refused by name", () => {
    for (const date of ["2026-1-5", "+002026-01-05"]) {
      expect(() => parsePlainDate(date)).toThrow(new RangeError(`Not a calendar date YYYY-MM-DD: ${date}`));
    }
  });

  test("29 February exists in leap years", () => {
    expect(parsePlainDate("2028-02-29").toString()).toBe("2028-02-29");
  });

  test.each([
    ["2026-03-02", "2026-03-02", 0],
    ["2026-03-02", "2026-03-03", 1],
    ["2026-03-02", "2026-03-01", -1],
    ["2026-03-28", "2026-03-30", 2], // over the change to summer time
    ["2026-10-24", "2026-10-26", 2], // and back
    ["2024-02-28", "2024-03-01", 2],
  ])("from %s to %s are %i days", (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
    expect(addDays(from, days)).toBe(to);
  });

  test("days are counted as Temporal counts them", () => {
    const written = fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }));
    const date = written.map(([y, m, d]) => `${String(y).padStart(4, "0")}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`);
    const outcome = (work: () => unknown) => {
      try {
        return work();
      } catch (error) {
        return String(error);
      }
    };
    fc.assert(
      fc.property(date, date, fc.integer({ min: -4_000_000, max: 4_000_000 }), (from, to, days) => {
        const until = () => parsePlainDate(from).until(parsePlainDate(to), { largestUnit: "days" }).days;
        expect(outcome(() => daysBetween(from, to))).toBe(outcome(until));
        expect(outcome(() => addDays(from, days))).toBe(outcome(() => parsePlainDate(from).add({ days }).toString()));
      }),
      { numRuns: 500 },
    );
  });

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY])("%s days cannot be added", (days) => {
    expect(() => addDays("2026-03-02", days)).toThrow(new RangeError(`Not a whole number of days: ${days}`));
  });
});

describe("time zones", () => {
  test.each(["Europe/Paris", "UTC", "America/Argentina/Buenos_Aires"])("%s is one", (zone) => {
    expect(checkTimeZone(zone)).toBe(zone);
  });

  test.each(["Mars/Olympus", "+02:00", "", "Europe"])("%j is none", (zone) => {
    expect(() => checkTimeZone(zone)).toThrow(RangeError);
  });

  test.each([
    ["2026-03-02T23:59:59Z", "UTC", "2026-03-02"],
    ["2026-03-02T23:59:59Z", "Europe/Berlin", "2026-03-03"],
    ["2026-03-02T04:59:59Z", "America/New_York", "2026-03-01"],
    ["2026-03-02T05:00:00Z", "America/New_York", "2026-03-02"],
  ])("%s in %s is %s", (instant, zone, date) => {
    expect(localDateOf(new Date(instant), zone)).toBe(date);
  });

  test("an invalid Date is refused", () => {
    expect(() => localDateOf(new Date("never"), "UTC")).toThrow(new RangeError("Not an instant: invalid Date"));
  });
});

describe("a wall clock across daylight saving", () => {
  test.each([
    ["2026-03-28", "09:00", "Europe/London", "2026-03-28T09:00:00.000Z"],
    ["2026-03-29", "09:00", "Europe/London", "2026-03-29T08:00:00.000Z"],
    ["2026-10-24", "09:00", "Europe/London", "2026-10-24T08:00:00.000Z"],
    ["2026-10-25", "09:00", "Europe/London", "2026-10-25T09:00:00.000Z"],
    ["2026-03-08", "09:00", "America/New_York", "2026-03-08T13:00:00.000Z"],
    ["2026-11-01", "09:00", "America/New_York", "2026-11-01T14:00:00.000Z"],
    ["2026-03-29", "01:30", "Europe/London", "2026-03-29T01:30:00.000Z"], // skipped: 02:30 summer time
    ["2026-10-25", "01:30", "Europe/London", "2026-10-25T00:30:00.000Z"], // twice: the first
  ])("%s %s in %s is %s", (date, time, zone, instant) => {
    expect(atLocalTime(date, time, zone).toISOString()).toBe(instant);
  });

  test.each(["9:00", "24:00", "09:60", "noon", "09:00:00"])("%j is no time of day", (time) => {
    expect(() => atLocalTime("2026-03-02", time, "UTC")).toThrow(new RangeError(`Not a time HH:MM: ${time}`));
  });

  test("a day whose midnight is skipped starts an hour late", () => {
    expect(startOfLocalDay("2026-09-06", "America/Santiago").toISOString()).toBe("2026-09-06T04:00:00.000Z");
  });

  test("nine o'clock falls on its own date in every zone, every day of ten years", () => {
    fc.assert(
      fc.property(aDate, fc.constantFrom(...zones), (date, zone) => {
        expect(localDateOf(atLocalTime(date, "09:00", zone), zone)).toBe(date);
        expect(localDateOf(startOfLocalDay(date, zone), zone)).toBe(date);
        expect(localDateOf(new Date(startOfLocalDay(date, zone).getTime() - 1), zone)).toBe(addDays(date, -1));
      }),
    );
  });
});
