import { expect, test } from "vitest";
import { doseByWeight } from "./dose-by-weight";

test.each([
  ["40", "70", "40 mg a day at 70 kg is 0.57 mg/kg: a usual dose."],
  // The same patient in pounds.
  ["40", "154", "40 mg a day at 154 kg is 0.26 mg/kg: a low dose."],
  ["30", "62,5", "30 mg a day at 62.5 kg is 0.48 mg/kg: between a low dose and a usual one."],
  ["10", "60", "10 mg a day at 60 kg is 0.17 mg/kg: less than is usual."],
  ["80", "60", "80 mg a day at 60 kg is 1.33 mg/kg: more than is usual."],
  ["40", "", null],
  ["0", "60", null],
  ["40", "0", null],
  ["40 mg", "60", null],
  ["40", "62.", null],
])("%j at %j reads %j", (mgPerDay, weightKg, words) => {
  expect(doseByWeight(mgPerDay, weightKg)).toBe(words);
});
