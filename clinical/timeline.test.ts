import { describe, expect, test } from "vitest";
import { parsePlainDate } from "./plain-date";
import { expectedAt, TIMELINE } from "./timeline";

describe("what is expected of the skin", () => {
  test.each([
    [-1, []],
    [0, []],
    [1, []],
    [2, ["acne-flare now"]],
    [4, ["acne-flare now"]],
    [5, []],
    [6, ["early-gains now"]],
    [8, ["early-gains now"]],
    [9, ["early-gains since"]],
    [12, ["early-gains since"]],
    [13, ["early-gains since", "clear-gains now"]],
    [17, ["early-gains since", "clear-gains now"]],
    [18, ["early-gains since", "clear-gains since"]],
    [21, ["early-gains since", "clear-gains since"]],
    [22, ["early-gains since", "clear-gains since", "best-results now"]],
    [26, ["early-gains since", "clear-gains since", "best-results now"]],
    [27, ["early-gains since", "clear-gains since", "best-results since"]],
  ])("in week %i is %j", (week, said) => {
    expect(expectedAt(week).map(({ expectation, stage }) => `${expectation.id} ${stage}`)).toEqual(said);
  });

  test.each([1.5, Number.NaN, Number.POSITIVE_INFINITY])("in week %s is refused", (week) => {
    expect(() => expectedAt(week)).toThrow(new RangeError(`Not a whole number of weeks: ${week}`));
  });

  test("names its source and the day it was compared, and promises nothing", () => {
    for (const { source, checkedOn, text, fromWeek, toWeek } of TIMELINE) {
      expect(source).not.toBe("");
      expect(() => parsePlainDate(checkedOn)).not.toThrow();
      expect(text).toMatch(/\b(may|usual)\b/);
      expect(fromWeek).toBeLessThan(toWeek);
    }
  });
});
