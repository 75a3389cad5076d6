import { expect, test } from "vitest";
import { nextAttemptAt } from "./backoff";

const now = new Date("2026-11-23T09:00:00Z");
const pause = (failures: number, random: number) => (nextAttemptAt(now, failures, random).getTime() - now.getTime()) / 1000;

test.each([
  [1, 2],
  [2, 4],
  [7, 128],
  [8, 256],
  [9, 300],
  [10_000, 300],
])("after %i failures the next try comes within %i seconds, and never at once", (failures, longest) => {
  expect(pause(failures, 0)).toBe(longest);
  expect(pause(failures, 0.999_999)).toBeGreaterThanOrEqual(longest / 2);
});
