import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { startOfLocalDay } from "./local-time";
import { addDays, localDateOf } from "./plain-date";
import { defaultPolicy, THRESHOLDS } from "./policy";
import { type DueAnswered, newestMissed, nextTaskMoment } from "./task-rules";

/** Of both hemispheres, clocks that change at midnight or by half an hour, none that do, and the furthest east and west. */
const ZONES = [
  "Europe/London",
  "America/New_York",
  "America/Santiago",
  "America/Havana",
  "Atlantic/Azores",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "Asia/Kathmandu",
  "UTC",
];
const zone = fc.constantFrom(...ZONES);
/** Every day of two years: both clock changes of every zone. */
const day = fc.nat({ max: 730 }).map((days) => addDays("2026-01-01", days));
const open = (dueOn: string): DueAnswered => ({ dueOn, answered: false, afterCourse: false });
const SECOND_MS = 1000;

describe("the worker looks when a check-in becomes missed on the patient's own calendar", () => {
  test("at the first moment of the 7th day after it was due, whatever their clocks do that week", () => {
    fc.assert(
      fc.property(day, zone, (dueOn, timeZone) => {
        const about = { courseStart: "2020-01-01", timeZone };
        const at = nextTaskMoment([open(dueOn)], about, startOfLocalDay(dueOn, timeZone), defaultPolicy) as Date;
        const isMissed = (now: Date) => newestMissed([open(dueOn)], timeZone, now, defaultPolicy) !== null;
        expect(localDateOf(at, timeZone)).toBe(addDays(dueOn, 7));
        expect([isMissed(new Date(at.getTime() - SECOND_MS)), isMissed(at)]).toEqual([false, true]);
      }),
    );
  });

  test("and never later than the queue's first look, by triggers that know neither zone nor policy", () => {
    // As migration `staff-tasks` says it: the due day and three more, at UTC+14.
    const hint = (date: string, days: number) => Date.parse(`${addDays(date, days)}T00:00:00Z`) - 14 * 3_600_000;
    expect(THRESHOLDS.missedAfter.bounds).toEqual({ from: 3, to: 7 });
    fc.assert(
      fc.property(day, zone, (date, timeZone) => {
        expect(hint(date, 3)).toBeLessThanOrEqual(startOfLocalDay(addDays(date, 3), timeZone).getTime());
        expect(hint(date, 0)).toBeLessThanOrEqual(startOfLocalDay(date, timeZone).getTime());
      }),
    );
  });

  test("one look after another, each moment comes once and none is passed over", () => {
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 1, maxLength: 6 }), day, zone, (days, courseStart, timeZone) => {
        const checkIns = days.sort().map(open);
        const looks: string[] = [];
        let now = new Date("2025-06-01T00:00:00Z");
        for (;;) {
          const next = nextTaskMoment(checkIns, { courseStart, timeZone }, now, defaultPolicy);
          if (next === null) break;
          expect(next.getTime()).toBeGreaterThan(now.getTime());
          looks.push(localDateOf(next, timeZone));
          now = next;
        }
        expect(looks).toEqual([...new Set([courseStart, ...days.map((due) => addDays(due, 7))])].sort());
      }),
    );
  });
});
