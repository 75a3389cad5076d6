import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PHQ9_MAXIMUM, SEVERITIES, SEVERITY_BANDS, scorePhq9, severityOf } from "./score-phq9";
import { answersOf } from "./testing";

const nineAnswers = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 9, maxLength: 9 });

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
  expect(severityOf(total)).toBe(severity);
  expect(scorePhq9(answersOf(total, Math.max(0, total - 24)))).toMatchObject({ total, severity });
});

test("the bands cover 0 to 27 without gap or overlap, mildest first", () => {
  const covered = SEVERITY_BANDS.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
  expect(covered).toEqual(Array.from({ length: PHQ9_MAXIMUM + 1 }, (_, i) => i));
  expect(SEVERITY_BANDS.map(({ label }) => label)).toEqual([...SEVERITIES]);
});

test("item 9 is the ninth answer", () => {
  expect(scorePhq9([3, 3, 3, 3, 3, 3, 3, 3, 1])).toEqual({ total: 25, severity: "severe", item9: 1 });
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
  ])("%s", (_, answers) => {
    expect(() => scorePhq9(answers)).toThrow(RangeError);
  });

  test.each([-1, 28, 4.5, Number.NaN, Number.POSITIVE_INFINITY])("a total of %s has no severity", (total) => {
    expect(() => severityOf(total)).toThrow(RangeError);
  });
});

test("the total does not depend on the order of the items", () => {
  fc.assert(
    fc.property(
      nineAnswers.chain((answers) => fc.tuple(fc.constant(answers), fc.shuffledSubarray(answers, { minLength: 9, maxLength: 9 }))),
      ([answers, shuffled]) => {
        expect(scorePhq9(shuffled).total).toBe(scorePhq9(answers).total);
      },
    ),
  );
});

test("raising one answer raises the total by as much and never lowers the severity", () => {
  fc.assert(
    fc.property(nineAnswers, fc.nat({ max: 8 }), (answers, i) => {
      fc.pre((answers[i] ?? 3) < 3);
      const raised = answers.with(i, (answers[i] ?? 0) + 1);
      expect(scorePhq9(raised).total).toBe(scorePhq9(answers).total + 1);
      expect(SEVERITIES.indexOf(scorePhq9(raised).severity)).toBeGreaterThanOrEqual(SEVERITIES.indexOf(scorePhq9(answers).severity));
    }),
  );
});
