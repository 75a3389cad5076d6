import { expect, test } from "vitest";
import { courseDirection } from "./course-direction";

test.each([
  [[], "first"],
  [[14], "first"],
  [[10, 5], "better"],
  [[10, 6], "same"],
  [[10, 14], "same"],
  [[10, 15], "worse"],
  [[10, 27, 0, 10], "same"],
  [[0, 9, 5], "worse"],
] as const)("totals of %j are told as %s", (totals, direction) => {
  expect(courseDirection(totals)).toBe(direction);
});
