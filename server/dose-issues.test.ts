import { expect, test } from "vitest";
import { doseDoubt, doseIssues, recordingIssues } from "./dose-issues";

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

const at60 = (mgPerDay: number) => ({ mgPerDay, weightKg: 60 });
test.each([
  ["a usual dose", [at60(40)], [], false, []],
  ["a pause", [at60(0)], [], false, []],
  ["an unusual one", [at60(10)], [], false, ["doseMeant"]],
  ["an unusual one that is meant", [at60(10)], [], true, []],
  ["one that the record has", [at60(10)], [at60(10)], false, []],
  ["one whose place stays what it was at another weight", [at60(10)], [{ mgPerDay: 10, weightKg: 62 }], false, []],
  ["one that was usual at another weight", [at60(61)], [{ mgPerDay: 61, weightKg: 62 }], false, ["doseMeant"]],
  ["an impossible one, though it is said to be meant", [at60(121), at60(10)], [], true, ["kg"]],
  [
    "an impossible one at a weight, though the record has the dose as impossible at another",
    [at60(121)],
    [{ mgPerDay: 121, weightKg: 55 }],
    true,
    ["kg"],
  ],
] as const)("of %s is said what has to be", (_what, taken, before, meant, paths) => {
  expect(recordingIssues({ taken, before, path: "kg", meant }).map(({ path }) => path)).toEqual(paths);
});

test("all that is asked of one entry is asked at once", () => {
  expect(recordingIssues({ taken: [at60(10), at60(40), at60(80)], before: [], path: "kg", meant: false, doubt: "And this" })).toEqual([
    {
      path: "doseMeant",
      message:
        "And this. 10 mg a day at 60 kg is 0.17 mg/kg, 80 mg a day at 60 kg is 1.33 mg/kg; 0.25 to 1 mg/kg is usual. Check the dose, and the weight in kilograms",
    },
  ]);
});
