import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ageOn,
  courseWeekLabel,
  cumulativeMg,
  type DoseChange,
  doseOn,
  mgPerKg,
  projectedEnd,
  targetReachedOn,
  weeksOnDrug,
} from "./course";
import { addDays } from "./plain-date";

const START = "2026-03-02";
const doses: DoseChange[] = [
  { on: START, mgPerDay: 20 },
  { on: "2026-03-30", mgPerDay: 40 },
  { on: "2026-04-27", mgPerDay: 0 },
  { on: "2026-05-04", mgPerDay: 30 },
];

describe("weeks on the drug", () => {
  test.each([
    [-8, -2, "before start"],
    [-1, -1, "before start"],
    [0, 0, "wk 0"],
    [6, 0, "wk 0"],
    [7, 1, "wk 1"],
    [42, 6, "wk 6"],
  ])("on day %i there are %i, shown as %j", (day, weeks, label) => {
    expect(weeksOnDrug(START, addDays(START, day))).toBe(weeks);
    expect(courseWeekLabel(START, null, addDays(START, day))).toBe(label);
  });

  test.each([
    [0, "wk 16"],
    [1, "wk 0 after"],
    [7, "wk 1 after"],
  ])("%i days after the last dose reads %j", (day, label) => {
    const end = addDays(START, 112);
    expect(courseWeekLabel(START, end, addDays(end, day))).toBe(label);
  });

  test("a course may end on its first day, never before it", () => {
    expect(courseWeekLabel(START, START, START)).toBe("wk 0");
    expect(courseWeekLabel(START, START, addDays(START, 1))).toBe("wk 0 after");
    expect(() => courseWeekLabel(START, "2026-03-01", START)).toThrow(new RangeError("The course ends before it starts"));
  });
});

describe("dose and amount", () => {
  test.each([
    ["2026-03-01", null, 0],
    ["2026-03-02", 20, 0],
    ["2026-03-03", 20, 20],
    ["2026-03-29", 20, 540],
    ["2026-03-30", 40, 560],
    ["2026-03-31", 40, 600],
    ["2026-04-27", 0, 1680],
    ["2026-05-04", 30, 1680],
    ["2026-05-05", 30, 1710],
  ])("on %s the dose is %s mg a day, %i mg so far", (on, dose, mg) => {
    expect(doseOn(doses, on)).toBe(dose);
    expect(cumulativeMg(doses, on)).toBe(mg);
  });

  test("nothing is counted after the last dose, which is", () => {
    expect(cumulativeMg(doses, "2026-06-01", "2026-03-03")).toBe(40);
    expect(cumulativeMg(doses, "2026-03-03", "2026-03-03")).toBe(20);
    expect(cumulativeMg(doses, "2026-06-01", "2026-05-04")).toBe(1710);
    expect(cumulativeMg([], "2026-06-01")).toBe(0);
  });

  test("the later of two changes on one day counts", () => {
    const twice = [doses[0], { on: START, mgPerDay: 40 }].filter((dose) => dose !== undefined);
    expect(doseOn(twice, START)).toBe(40);
    expect(cumulativeMg(twice, "2026-03-04")).toBe(80);
  });

  test.each([
    ["a wrong order", [...doses].reverse(), "not in order"],
    ["a negative dose", [{ on: START, mgPerDay: -1 }], "mg a day: -1"],
    ["no number", [{ on: START, mgPerDay: Number.NaN }], "mg a day: NaN"],
    ["an impossible date", [{ on: "2026-02-30", mgPerDay: 20 }], "30"],
  ])("dose changes with %s are refused", (_, changes, said) => {
    expect(() => doseOn(changes, "2026-06-01")).toThrow(RangeError);
    expect(() => cumulativeMg(changes, "2026-06-01")).toThrow(RangeError);
    expect(() => doseOn(changes, "2026-06-01")).toThrow(said);
  });

  test("never falls from one day to the next", () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 200 }), (day) => {
        const on = addDays(START, day);
        expect(cumulativeMg(doses, addDays(on, 1)) - cumulativeMg(doses, on)).toBe(doseOn(doses, on) ?? 0);
      }),
    );
  });

  test("per kilogram", () => {
    expect(mgPerKg(8400, 70)).toBe(120);
    for (const weight of [0, -70, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => mgPerKg(8400, weight)).toThrow(new RangeError(`Not a weight in kg: ${weight}`));
    for (const mg of [-1, Number.NaN]) expect(() => mgPerKg(mg, 70)).toThrow(new RangeError(`Not a dose in mg: ${mg}`));
  });
});

describe("the projected end", () => {
  const course = (mgPerDay: number, on: string) => ({ doseChanges: [{ on: START, mgPerDay }], weightKg: 70, targetMgPerKg: 120, on });

  test("is the first date on which the target is reached at today's dose", () => {
    const end = projectedEnd(course(40, START)); // 8,400 mg at 40 mg a day: 210 days
    expect(end).toBe(addDays(START, 210));
    expect(cumulativeMg([{ on: START, mgPerDay: 40 }], end ?? "")).toBe(8400);
  });

  test("rounds an unfinished last day up", () => {
    expect(projectedEnd({ ...course(60, START), weightKg: 71 })).toBe(addDays(START, 142)); // 8,520 / 60
    expect(projectedEnd({ ...course(60, START), weightKg: 71.1 })).toBe(addDays(START, 143));
  });

  test("does not move while the dose stays", () => {
    expect(projectedEnd(course(40, "2026-05-04"))).toBe(projectedEnd(course(40, START)));
  });

  test("is today once the target is reached, and unknown in a pause or before the first dose", () => {
    expect(projectedEnd(course(40, addDays(START, 210)))).toBe(addDays(START, 210));
    expect(projectedEnd(course(40, addDays(START, 300)))).toBe(addDays(START, 300));
    expect(projectedEnd(course(0, "2026-05-04"))).toBeNull();
    expect(projectedEnd(course(40, "2026-03-01"))).toBeNull();
  });

  test("moves by the days of a pause, and by a planned change of dose", () => {
    const paused = (days: number) => [
      { on: START, mgPerDay: 40 },
      { on: addDays(START, 28), mgPerDay: 0 },
      { on: addDays(START, 28 + days), mgPerDay: 40 },
    ];
    const end = (doseChanges: DoseChange[], on: string) => projectedEnd({ ...course(40, on), doseChanges });
    expect(end(paused(14), START)).toBe(addDays(START, 224));
    expect(end(paused(14), addDays(START, 35))).toBe(addDays(START, 224)); // in the pause, its end planned
    expect(end(paused(14).slice(0, 2), addDays(START, 35))).toBeNull();
    expect(end(paused(14).slice(0, 2), START)).toBeNull();
    expect(end([...paused(14), { on: addDays(START, 56), mgPerDay: 80 }], START)).toBe(addDays(START, 56 + 84)); // 1,680 mg, then 6,720 / 80
  });

  test("is the day on which a pause begins, where just enough was taken before it", () => {
    const doseChanges = [
      { on: START, mgPerDay: 40 },
      { on: addDays(START, 210), mgPerDay: 0 },
    ];
    expect(projectedEnd({ ...course(40, START), doseChanges })).toBe(addDays(START, 210));
    expect(projectedEnd({ ...course(40, START), doseChanges, targetMgPerKg: 120.1 })).toBeNull();
  });

  test("an end that rounding would put a day later is not", () => {
    expect(100 * 80.9).toBeGreaterThan(8090);
    const end = (weightKg: number) => projectedEnd({ ...course(10, START), weightKg, targetMgPerKg: 100 });
    expect(end(80.9)).toBe(addDays(START, 809));
    expect(end(80.91)).toBe(addDays(START, 810));
  });

  test.each([0, -120, Number.NaN])("a target of %s mg/kg is refused", (targetMgPerKg) => {
    expect(() => projectedEnd({ ...course(40, START), targetMgPerKg })).toThrow(new RangeError(`Not a target in mg/kg: ${targetMgPerKg}`));
    expect(() => targetReachedOn({ ...course(40, START), targetMgPerKg })).toThrow(RangeError);
  });

  test.each([0, -70, Number.NaN])("a weight of %s kg is refused", (weightKg) => {
    expect(() => projectedEnd({ ...course(40, START), weightKg })).toThrow(RangeError);
  });
});

describe("the date on which the target was reached", () => {
  const course = (on: string) => ({ doseChanges: [{ on: START, mgPerDay: 40 }], weightKg: 70, targetMgPerKg: 120, on });
  const reached = addDays(START, 210);

  test.each([
    ["the day before", 209, null],
    ["that day", 210, reached],
    ["long after", 300, reached],
    ["before the first dose", -1, null],
  ])("seen from %s", (_, day, date) => {
    expect(targetReachedOn(course(addDays(START, day)))).toBe(date);
  });

  test.each([
    ["the day before it", 208, null],
    ["on the eve, with the last capsule", 209, reached],
    ["later", 250, reached],
  ])("with the last dose taken %s", (_, day, date) => {
    expect(targetReachedOn(course(addDays(START, 300)), addDays(START, day))).toBe(date);
  });

  test("is a date in the past where the dose has since been paused", () => {
    const doseChanges = [
      { on: START, mgPerDay: 40 },
      { on: addDays(START, 220), mgPerDay: 0 },
    ];
    expect(targetReachedOn({ ...course(addDays(START, 300)), doseChanges })).toBe(reached);
  });

  test("is the first date on which what was prescribed amounts to the target, whatever the doses and pauses", () => {
    const change = fc.record({ days: fc.integer({ min: 0, max: 60 }), mgPerDay: fc.constantFrom(0, 10, 20, 40, 60, 80) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 150 }), (steps, targetMgPerKg) => {
        let day = 0;
        const doseChanges = steps.map(({ days, mgPerDay }) => {
          day += days;
          return { on: addDays(START, day), mgPerDay };
        });
        const on = addDays(START, 500);
        const date = targetReachedOn({ doseChanges, weightKg: 70, targetMgPerKg, on });
        const target = targetMgPerKg * 70;
        const enough = cumulativeMg(doseChanges, on) >= target;
        expect(date !== null).toBe(enough);
        if (date === null) return;
        expect(cumulativeMg(doseChanges, date)).toBeGreaterThanOrEqual(target);
        expect(cumulativeMg(doseChanges, addDays(date, -1))).toBeLessThan(target);
      }),
    );
  });
});

describe("age", () => {
  test.each([
    ["2008-11-24", "2026-11-23", 17],
    ["2008-11-23", "2026-11-23", 18],
    ["2008-02-29", "2026-02-28", 17],
    ["2008-02-29", "2026-03-01", 18],
    ["2008-02-29", "2028-02-29", 20],
    ["2026-11-23", "2026-11-23", 0],
  ])("born %s, on %s: %i", (born, on, age) => {
    expect(ageOn(born, on)).toBe(age);
  });

  test("nobody is born in the future", () => {
    expect(() => ageOn("2026-11-24", "2026-11-23")).toThrow(new RangeError("Born after that date"));
  });
});
