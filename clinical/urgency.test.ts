import { expect, test } from "vitest";
import { URGENCIES, URGENCY_RANK_NONE, type Urgency, urgencyRank } from "./urgency";

test("urgencies sort from now down to missed, and nothing open sorts below all", () => {
  expect(URGENCIES.map(urgencyRank)).toEqual([5, 4, 3, 2, 1]);
  expect(URGENCY_RANK_NONE).toBe(0);
});

test("a word that is no urgency is refused", () => {
  expect(() => urgencyRank("soon" as Urgency)).toThrow(new RangeError("Not an urgency: soon"));
});
