import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EXTRA_CAUSES, extraCheckIns } from "./extra-check-ins";
import { addDays, daysBetween, parsePlainDate } from "./plain-date";
import { defaultPolicy } from "./policy";

/** A Monday. */
const MONDAY = "2026-03-02";
const on = (days: number) => addDays(MONDAY, days);

describe("the extra check-ins", () => {
  test("come 7 days after an early rise, 14 after a dose increase, weekly for 4 weeks after an antidepressant under 25", () => {
    expect(extraCheckIns({ kind: "early-rise", on: MONDAY }, [])).toEqual([on(7)]);
    expect(extraCheckIns({ kind: "dose-increase", on: MONDAY }, [])).toEqual([on(14)]);
    expect(extraCheckIns({ kind: "antidepressant-under-25", on: MONDAY }, [])).toEqual([on(7), on(14), on(21), on(28)]);
  });

  test.each([
    ["Thursday", 3, 10],
    ["Friday", 4, 14],
    ["Saturday", 5, 14],
    ["Sunday", 6, 14],
  ])("a week from a %s falls due on a Monday to Thursday", (_, day, due) => {
    expect(extraCheckIns({ kind: "early-rise", on: on(day) }, [])).toEqual([on(due)]);
  });

  test.each([
    ["the regular one a week later", 14, true],
    ["3 days later", 10, true],
    ["2 days later", 9, false],
    ["the day after", 8, false],
    ["the same day", 7, false],
    ["the day before", 6, false],
    ["2 days before", 5, false],
    ["3 days before", 4, true],
    ["the one just answered", 0, true],
  ])("beside a planned one, %s, the one at 7 days is asked for: %s", (_, day, asked) => {
    expect(extraCheckIns({ kind: "early-rise", on: MONDAY }, [on(60), on(day)])).toEqual(asked ? [on(7)] : []);
  });

  test("an answer on a Friday still gets its own before the next fortnightly one on the Thursday after", () => {
    expect(extraCheckIns({ kind: "early-rise", on: on(4) }, [on(17)])).toEqual([on(14)]);
  });

  test("of several, only those go that a planned one stands in for", () => {
    expect(extraCheckIns({ kind: "antidepressant-under-25", on: MONDAY }, [on(14), on(29)])).toEqual([on(7), on(21)]);
  });

  test("go by the clinic's own cadence", () => {
    const cadence = { ...defaultPolicy.cadence, earlyRiseDays: [4, 9], extraNearDays: 0, dueWeekdays: [5] };
    expect(extraCheckIns({ kind: "early-rise", on: MONDAY }, [on(10)], { ...defaultPolicy, cadence })).toEqual([on(4), on(11)]);
  });

  test("are the calendar's: a change of the clock moves none", () => {
    expect(extraCheckIns({ kind: "early-rise", on: "2026-03-24" }, [])).toEqual(["2026-03-31"]);
    expect(extraCheckIns({ kind: "dose-increase", on: "2026-10-20" }, [])).toEqual(["2026-11-03"]);
  });

  test.each(["2026-02-30", "today", ""])("an impossible date (%j) is refused", (date) => {
    expect(() => extraCheckIns({ kind: "early-rise", on: date }, [])).toThrow(RangeError);
    expect(() => extraCheckIns({ kind: "early-rise", on: MONDAY }, [date])).toThrow(RangeError);
  });

  test("follow from nothing else", () => {
    const kind = "new-moon" as "early-rise";
    expect(() => extraCheckIns({ kind, on: MONDAY }, [])).toThrow(new RangeError("No extra check-ins follow from new-moon"));
  });

  test("are always after their cause, on a day answers meet staff, in order, and never within 2 days of a planned one", () => {
    const day = fc.nat({ max: 700 });
    fc.assert(
      fc.property(fc.constantFrom(...EXTRA_CAUSES), day, fc.array(day, { maxLength: 6 }), (kind, cause, planned) => {
        const dates = planned.map(on);
        const extra = extraCheckIns({ kind, on: on(cause) }, dates);
        expect(extra).toEqual([...new Set(extra)].toSorted());
        for (const dueOn of extra) {
          expect(daysBetween(on(cause), dueOn)).toBeGreaterThanOrEqual(7);
          expect([1, 2, 3, 4]).toContain(parsePlainDate(dueOn).dayOfWeek);
          expect(dates.filter((other) => Math.abs(daysBetween(dueOn, other)) <= 2)).toEqual([]);
        }
      }),
    );
  });
});
