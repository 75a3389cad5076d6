import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cumulativeMg, mgPerKg, projectedEnd } from "./course";
import { cumulativeMgPerKg, isLikelyWeight, kgOfPounds, projectedEndWeighed, weightOn } from "./course-weights";
import { addDays } from "./plain-date";

const START = "2026-03-02";
const day = (n: number) => addDays(START, n);
const weights = [
  { on: START, kg: 50 },
  { on: day(100), kg: 80 },
];
const doses = [{ on: START, mgPerDay: 40 }];

test.each([
  ["before the start", -3, 50],
  ["on the eve of the second weighing", 99, 50],
  ["on its day", 100, 80],
  ["long after", 300, 80],
])("%s the weight is the newest one taken by then", (_, on, kg) => {
  expect(weightOn(weights, day(on))).toBe(kg);
});

test.each([
  ["none", [], "No weight is known"],
  ["a weight of nothing", [{ on: START, kg: 0 }], "Not a weight in kg: 0"],
  ["the newest first", [...weights].reverse(), "Weights are not in order, oldest first"],
])("%s is refused", (_, wrong, message) => {
  expect(() => weightOn(wrong, START)).toThrow(new RangeError(message));
});

describe("milligrams per kilogram so far", () => {
  test.each([
    ["on the first day", 0, 0],
    ["after a hundred days at 50 kg", 100, 80],
    ["after a hundred more at 80 kg", 200, 130],
  ])("%s", (_, on, sum) => {
    expect(cumulativeMgPerKg(doses, weights, day(on))).toBeCloseTo(sum, 9);
  });

  test("a weight taken today changes nothing of what was taken before", () => {
    const today = day(100);
    expect(cumulativeMgPerKg(doses, weights, today)).toBe(cumulativeMgPerKg(doses, weights.slice(0, 1), today));
  });

  test("the last dose ends it, and a pause adds nothing", () => {
    expect(cumulativeMgPerKg(doses, weights, day(300), day(199))).toBeCloseTo(130, 9);
    const paused = [...doses, { on: day(50), mgPerDay: 0 }];
    expect(cumulativeMgPerKg(paused, weights, day(300))).toBeCloseTo(40, 9);
  });

  test("without a dose there is none", () => {
    expect(cumulativeMgPerKg([], weights, day(10))).toBe(0);
  });

  test("with one weight it is the milligrams by that weight, whatever the doses", () => {
    const step = fc.record({ days: fc.integer({ min: 1, max: 60 }), mgPerDay: fc.constantFrom(0, 10, 20, 40) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), fc.integer({ min: 0, max: 400 }), (steps, on) => {
        let at = 0;
        const changes = steps.map(({ days, mgPerDay }) => {
          const change = { on: day(at), mgPerDay };
          at += days;
          return change;
        });
        const one = [{ on: day(20), kg: 62 }];
        expect(cumulativeMgPerKg(changes, one, day(on))).toBeCloseTo(mgPerKg(cumulativeMg(changes, day(on)), 62), 6);
      }),
    );
  });
});

describe("the projected end", () => {
  const course = (on: number) => ({ doseChanges: doses, targetMgPerKg: 120, on: day(on) });

  test("with one weight is the same as ever", () => {
    const one = weights.slice(0, 1);
    expect(projectedEndWeighed({ ...course(30), weights: one })).toBe(projectedEnd({ ...course(30), weightKg: 50 }));
  });

  test("is farther once the patient weighs more: what is left is taken at the new weight", () => {
    // 80 mg/kg are taken by day 100; 40 mg/kg at 80 kg are 3,200 mg, 80 days of 40 mg.
    expect(projectedEndWeighed({ ...course(100), weights })).toBe(day(180));
    expect(projectedEndWeighed({ ...course(99), weights })).toBe(day(150));
    expect(projectedEndWeighed({ ...course(150), weights })).toBe(day(180));
  });

  test("is today once the target is reached, and unknown in a pause or before the first dose", () => {
    expect(projectedEndWeighed({ ...course(181), weights })).toBe(day(181));
    expect(projectedEndWeighed({ ...course(100), weights, doseChanges: [...doses, { on: day(90), mgPerDay: 0 }] })).toBeNull();
    expect(projectedEndWeighed({ ...course(-1), weights })).toBeNull();
  });

  test("follows the changes that are planned", () => {
    const doseChanges = [...doses, { on: day(120), mgPerDay: 80 }];
    // 3,200 mg left on day 100: 20 days of 40, then 30 of 80.
    expect(projectedEndWeighed({ ...course(100), doseChanges, weights })).toBe(day(150));
  });
});

test.each([
  ["as before", 62, true],
  ["half as much again", 93, true],
  ["more than that", 93.1, false],
  ["a third less", 41.4, true],
  ["less than that", 41.3, false],
  ["in pounds", 137, false],
])("after 62 kg a weight %s, %d, can be: %s", (_, kg, likely) => {
  expect(isLikelyWeight(kg, 62)).toBe(likely);
});

test("140 pounds are 63.5 kilograms", () => {
  expect(kgOfPounds(140)).toBe(63.5);
});
