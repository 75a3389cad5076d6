import { expect, test } from "vitest";
import { at } from "./at";

test("a number that is there is given as it is, a 0 too", () => {
  expect(at([0, 7], 0)).toBe(0);
  expect(at([0, 7], 1)).toBe(7);
});

test.each([-1, 2, 0.5])("place %s of two is refused: no number stands in for one that is missing", (place) => {
  expect(() => at([4, 7], place)).toThrow(new RangeError(`Nothing at place ${place} of 2`));
});
