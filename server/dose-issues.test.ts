import { expect, test } from "vitest";
import { doseDoubt, doseIssues } from "./dose-issues";

test.each([
  [160, 30, false, true],
  [160, 80, true, true],
  [160.5, 80, false, true],
  [80, 80, true, false],
  [81, 80, true, true],
  [40, 90, true, false],
  [20, 80, true, false],
  // 154 pounds, or 70 kg.
  [20, 154, true, true],
])("%s mg at %s kg: possible is %s, asked about is %s", (mgPerDay, weightKg, isPossible, isAsked) => {
  expect(doseIssues({ mgPerDay, weightKg }).length === 0).toBe(isPossible);
  expect(doseDoubt({ mgPerDay, weightKg }) !== null).toBe(isAsked);
});

test("both say what the dose is by weight, what is possible or usual, and what to check", () => {
  expect(doseIssues({ mgPerDay: 160, weightKg: 30 })).toEqual([
    { path: "mgPerDay", message: "160 mg a day at 30 kg is 5.33 mg/kg; at most 2 mg/kg. Check the dose, and the weight in kilograms" },
  ]);
  expect(doseDoubt({ mgPerDay: 20, weightKg: 154 })).toBe(
    "20 mg a day at 154 kg is 0.13 mg/kg; 0.25 to 1 mg/kg is usual. Check the dose, and the weight in kilograms",
  );
});
