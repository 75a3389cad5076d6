import { expect, test } from "vitest";
import { moreUrgent, promisedFor } from "./promised-for";

test.each([
  [{ "phq9.9": 0 } as const, null],
  [{ "phq9.9": 1 } as const, "today"],
  [{ "phq9.9": 2 } as const, "now"],
  [{ "phq9.9": 3 } as const, "now"],
  [{ "phq9.9": null } as const, null],
  [{ "phq9-teen.9": 3 } as const, null],
  [{ "phq9.1": 3 } as const, null],
  [{ "asq.1": "yes" } as const, "today"],
  [{ "asq.1": "no" } as const, null],
  [{ "asq.3": "refused" } as const, "now"],
  [{ "asq.3": "no" } as const, null],
  [{ "asq.5": "yes" } as const, "now"],
])("an adult's answers %j promise that somebody looks: %s", (answers, told) => {
  expect(promisedFor(answers, "phq9")).toBe(told);
});

test.each([
  [null, null, null],
  ["today", null, "today"],
  [null, "today", "today"],
  ["now", "today", "now"],
  ["today", "now", "now"],
] as const)("promised %s and then %s stands as %s", (before, then, told) => {
  expect(moreUrgent(before, then)).toBe(told);
});
