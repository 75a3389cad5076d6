import { describe, expect, test } from "vitest";
import {
  COURSE_WEEKS,
  CUMULATIVE_TARGET_MG_PER_KG,
  cumulativePlace,
  dosePlace,
  MOST_MG_PER_KG_A_DAY,
  REGIMENS,
  REGIMENS_CHECKED_ON,
  REGIMENS_SOURCE,
} from "./course-regimens";
import { parsePlainDate } from "./plain-date";

test("the usual amounts are those of the reference, with the day they were compared", () => {
  expect(REGIMENS.usual).toEqual({ title: "usual dose", mgPerKgPerDay: { from: 0.5, to: 1 } });
  expect(REGIMENS["low-dose"]).toEqual({ title: "low dose", mgPerKgPerDay: { from: 0.25, to: 0.4 } });
  expect(CUMULATIVE_TARGET_MG_PER_KG).toEqual({ from: 120, to: 150 });
  expect(COURSE_WEEKS).toEqual({ from: 15, to: 20 });
  expect(REGIMENS_SOURCE).toMatch(/section 5/);
  expect(() => parsePlainDate(REGIMENS_CHECKED_ON)).not.toThrow();
});

test("the most that is taken for meant is twice the usual dose", () => {
  expect(MOST_MG_PER_KG_A_DAY).toBe(2);
});

describe("a daily dose at 80 kg", () => {
  test.each([
    [0, 0, "none"],
    [5, 0.06, "below"],
    [19.2, 0.24, "below"],
    [20, 0.25, "low-dose"],
    [32, 0.4, "low-dose"],
    [32.8, 0.41, "between"],
    [39.2, 0.49, "between"],
    [40, 0.5, "usual"],
    [80, 1, "usual"],
    [80.8, 1.01, "above"],
    [160, 2, "above"],
  ])("of %s mg is %s mg/kg: %s", (mg, mgPerKgPerDay, place) => {
    expect(dosePlace(mg, 80)).toEqual({ mgPerKgPerDay, place });
  });

  test("is placed as it is shown: 40 mg at 80.3 kg reads 0.5 mg/kg and is a usual dose", () => {
    expect(dosePlace(40, 80.3)).toEqual({ mgPerKgPerDay: 0.5, place: "usual" });
    expect(dosePlace(40, 81)).toEqual({ mgPerKgPerDay: 0.49, place: "between" });
  });

  test.each([
    [-1, 80],
    [Number.NaN, 80],
    [40, 0],
    [40, -80],
  ])("of %s mg at %s kg is refused", (mg, kg) => {
    expect(() => dosePlace(mg, kg)).toThrow(RangeError);
  });
});

describe("a cumulative amount", () => {
  test.each([
    [0, "below"],
    [119.9, "below"],
    [120, "usual"],
    [150, "usual"],
    [150.1, "above"],
  ])("of %s mg/kg is %s", (amount, place) => {
    expect(cumulativePlace(amount)).toBe(place);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("of %s is refused", (amount) => {
    expect(() => cumulativePlace(amount)).toThrow(new RangeError(`Not an amount in mg/kg: ${amount}`));
  });
});
