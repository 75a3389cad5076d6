import { expect, test } from "vitest";
import { commonestIssues } from "./commonest-issues";

const weight = { column: "weight_kg", message: "Enter kilograms" };
const born = { column: "date_of_birth", message: "Enter the date" };
const once = { column: "email", message: "Enter an address" };
const rejected = [[weight], [born, weight], [weight, once], [born]].map((issues, index) => ({ line: index + 2, recordNumber: "", issues }));

test("what is wrong with many lines is named once, the commonest first, and what is wrong with one line is not", () => {
  expect(commonestIssues(rejected, 5)).toEqual([
    { ...weight, lines: 3 },
    { ...born, lines: 2 },
  ]);
  expect(commonestIssues(rejected, 1)).toEqual([{ ...weight, lines: 3 }]);
});
