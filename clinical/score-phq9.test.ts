import { describe, expect, test } from "vitest";
import { PHQ9_MAXIMUM, SEVERITIES, SEVERITY_BANDS, scorePhq9 } from "./score-phq9";
import { answersOf } from "./testing";

test.each([
  [0, "minimal"],
  [4, "minimal"],
  [5, "mild"],
  [9, "mild"],
  [10, "moderate"],
  [14, "moderate"],
  [15, "moderately severe"],
  [19, "moderately severe"],
  [20, "severe"],
  [27, "severe"],
])("a total of %i is %s", (total, severity) => {
  expect(scorePhq9(answersOf(total, Math.max(0, total - 24)))).toMatchObject({ total, severity });
});

test("item 9 is the ninth answer", () => {
  expect(scorePhq9([3, 3, 3, 3, 3, 3, 3, 3, 1])).toEqual({ total: 25, severity: "severe", item9: 1 });
});

test("what a chart draws goes to 27 in five bands", () => {
  expect(PHQ9_MAXIMUM).toBe(27);
  expect(SEVERITY_BANDS.map(({ from }) => from)).toEqual([0, 5, 10, 15, 20]);
  expect(SEVERITY_BANDS.map(({ label }) => label)).toEqual([...SEVERITIES]);
});

describe("answers our form cannot have produced are refused", () => {
  test.each([
    ["too few", [0, 0, 0, 0, 0, 0, 0, 0]],
    ["too many", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ["none", []],
    ["above 3", [0, 0, 0, 0, 4, 0, 0, 0, 0]],
    ["below 0", [0, 0, 0, 0, -1, 0, 0, 0, 0]],
    ["fractional", [0, 0, 0.5, 0, 0, 0, 0, 0, 0]],
    ["not a number", [0, 0, Number.NaN, 0, 0, 0, 0, 0, 0]],
    ["text", ["1", 0, 0, 0, 0, 0, 0, 0, 0] as unknown as number[]],
    ["a hole", [0, 0, undefined, 0, 0, 0, 0, 0, 0] as unknown as number[]],
    ["a gap", [0, 0, null, 0, 0, 0, 0, 0, 0] as unknown as number[]],
  ])("%s", (_, answers) => {
    expect(() => scorePhq9(answers)).toThrow(RangeError);
  });
});
