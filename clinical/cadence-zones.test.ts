import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atLocalTime, checkInDueDates, checkInExpiry } from "./cadence";
import { addDays, daysBetween, localDateOf } from "./plain-date";

/** Ordinary zones of both hemispheres, zones that change their clocks at midnight, by half an hour, or not at all, and two that skipped a day. */
const ZONES = [
  "UTC",
  "Europe/London",
  "America/New_York",
  "Pacific/Auckland",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "America/Santiago",
  "America/Sao_Paulo",
  "America/Havana",
  "Asia/Beirut",
  "Africa/Cairo",
  "Atlantic/Azores",
  "Pacific/Apia",
  "Pacific/Kwajalein",
];
const zone = fc.constantFrom(...ZONES);
const HOUR_MS = 3_600_000;
/** 1990 to 2036: the skipped days and every kind of clock change are among them. */
const date = fc.nat({ max: 17_000 }).map((days) => addDays("1990-01-01", days));

/** What a wall clock in the zone shows, "YYYY-MM-DD HH:MM". Not by Temporal, which is what is tested. */
function wallClock(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return `${of("year")}-${of("month")}-${of("day")} ${of("hour")}:${of("minute")}`;
}

describe("in any zone, on any date", () => {
  test("a check-in closes at the first moment of the seventh day after it, or of the next day where the zone skipped that one", () => {
    fc.assert(
      fc.property(date, zone, (dueOn, timeZone) => {
        const closes = checkInExpiry(dueOn, timeZone);
        const seventh = addDays(dueOn, 7);
        expect(wallClock(closes, timeZone) >= seventh).toBe(true);
        expect(wallClock(new Date(closes.getTime() - 1), timeZone) < seventh).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test("an invitation for nine o'clock leaves when the patient's clock shows nine", () => {
    fc.assert(
      fc.property(date, zone, (on, timeZone) => {
        fc.pre(wallClock(atLocalTime(on, "12:00", timeZone), timeZone).startsWith(on)); // a day the zone has
        expect(wallClock(atLocalTime(on, "09:00", timeZone), timeZone)).toBe(`${on} 09:00`);
      }),
      { numRuns: 400 },
    );
  });

  test("any other time is shown as asked, or up to an hour later where the clocks skip it", () => {
    const time = fc
      .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
      .map(([h, m]) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`);
    fc.assert(
      fc.property(date, time, zone, (on, at, timeZone) => {
        fc.pre(wallClock(atLocalTime(on, "12:00", timeZone), timeZone).startsWith(on));
        const shown = wallClock(atLocalTime(on, at, timeZone), timeZone);
        const late = (Date.parse(`${shown.replace(" ", "T")}Z`) - Date.parse(`${on}T${at}Z`)) / HOUR_MS;
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThanOrEqual(1);
      }),
      { numRuns: 400 },
    );
  });

  test("opening at nine and closing a week later, a check-in is open for seven days but for the hours of a clock change or a skipped day", () => {
    fc.assert(
      fc.property(date, zone, (dueOn, timeZone) => {
        const hours = (checkInExpiry(dueOn, timeZone).getTime() - atLocalTime(dueOn, "09:00", timeZone).getTime()) / HOUR_MS;
        expect(hours).toBeGreaterThanOrEqual(7 * 24 - 9 - 24);
        expect(hours).toBeLessThanOrEqual(7 * 24 - 9 + 1);
      }),
      { numRuns: 400 },
    );
  });
});

describe("on the days that zones make odd", () => {
  test.each([
    ["2026-03-23", "Europe/London", "2026-03-29T23:00:00.000Z"], // the clocks go forward in the night before it closes
    ["2026-10-19", "Europe/London", "2026-10-26T00:00:00.000Z"], // and back
    ["2026-09-28", "Pacific/Auckland", "2026-10-04T11:00:00.000Z"], // the southern spring
    ["2026-09-01", "America/Santiago", "2026-09-08T03:00:00.000Z"],
    ["2024-09-01", "America/Santiago", "2024-09-08T04:00:00.000Z"], // midnight itself is skipped: the day begins at one
    ["2026-04-17", "Africa/Cairo", "2026-04-23T22:00:00.000Z"], // likewise
    ["2011-12-23", "Pacific/Apia", "2011-12-30T10:00:00.000Z"], // 30 December 2011 never was: it closes as the 31st begins
    ["2011-12-24", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
  ])("due %s in %s it closes at %s", (dueOn, timeZone, closes) => {
    expect(checkInExpiry(dueOn, timeZone).toISOString()).toBe(closes);
  });

  test("a due date is a date: courses started on either side of a clock change have the same days", () => {
    for (const courseStart of ["2026-03-23", "2026-03-30", "2026-10-19", "2026-10-26"]) {
      const days = checkInDueDates({ courseStart, courseEnd: null }).map(({ dueOn }) => daysBetween(courseStart, dueOn));
      expect(days).toEqual([-7, 0, 14, 28, 42, 56, 70, 84, 112, 140, 168]);
    }
  });

  test("an answer given in the last second of the due week is in time, whatever the zone", () => {
    for (const timeZone of ZONES) {
      const closes = checkInExpiry("2026-03-23", timeZone);
      expect(localDateOf(new Date(closes.getTime() - 1000), timeZone)).toBe("2026-03-29");
      expect(localDateOf(closes, timeZone)).toBe("2026-03-30");
    }
  });
});
