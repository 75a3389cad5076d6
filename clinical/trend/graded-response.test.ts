import { expect, test } from "vitest";
import { abilityFor, chancesAbove, expectedTotal, PHQ9_MODEL } from "./graded-response";

test("nine items with thresholds that ascend, each of which tells people apart", () => {
  expect(PHQ9_MODEL).toHaveLength(9);
  for (const { a, b } of PHQ9_MODEL) {
    expect(a).toBeGreaterThan(1);
    expect(b).toEqual(b.toSorted((low, high) => low - high));
  }
});

test("at an item's threshold half of all people answer above it, one unit of a higher 73 %, lower 27 %", () => {
  const item = { a: 2, b: [-1, 0, 1.5] } as const;
  expect(chancesAbove(item, 0)[1]).toBeCloseTo(0.5, 12);
  expect(chancesAbove(item, 0.5)[1]).toBeCloseTo(0.7310585786, 9);
  expect(chancesAbove(item, 1)[2]).toBeCloseTo(0.2689414214, 9);
});

test("the expected total is that of every answer times its chance", () => {
  for (const ability of [-2, -0.55, 0, 1, 3]) {
    const byAnswer = PHQ9_MODEL.map((item) => {
      const [some = 0, more = 0, most = 0] = chancesAbove(item, ability);
      return 1 * (some - more) + 2 * (more - most) + 3 * most;
    });
    expect(expectedTotal(ability)).toBeCloseTo(
      byAnswer.reduce((sum, points) => sum + points, 0),
      10,
    );
  }
});

test("the ability for a total is the one at which it is expected, to the ends of the scale", () => {
  for (const total of [0.11, 1, 6, 13.5, 20, 26.88]) expect(expectedTotal(abilityFor(total))).toBeCloseTo(total, 8);
});

test.each([0, 27, -1, 28, Number.NaN, expectedTotal(-6), expectedTotal(8)])("no ability has the expected total %s", (total) => {
  expect(() => abilityFor(total)).toThrow(new RangeError(`No ability has the expected total ${total}`));
});
