import { expect, test } from "vitest";
import { changeDoseInput } from "./dose-change";

const issuesOf = (given: Record<string, string>) => {
  const parsed = changeDoseInput.safeParse({
    id: "00000000-0000-4000-8000-000000000001",
    seen: "",
    takesEffectOn: "2026-11-09",
    mgPerDay: "40",
    ...given,
  });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => [path.join("."), message]);
};
const MEANT = "Enter the daily dose in milligrams, such as 40; 0 for a pause";

test.each(["0", "2.5", "2,5", "160"])("a dose of %s mg a day is taken", (mgPerDay) => {
  expect(issuesOf({ mgPerDay })).toEqual([]);
});

test.each([
  ["2.4", "At least 2.5 mg a day; 0 for a pause"],
  ["160.1", "At most 160 mg a day"],
  ["4000", "At most 160 mg a day"],
  ["-20", MEANT],
  ["20 mg", MEANT],
  ["1e2", MEANT],
  ["", MEANT],
])("a dose of %j is refused by its field", (mgPerDay, message) => {
  expect(issuesOf({ mgPerDay })).toEqual([["mgPerDay", message]]);
});

test.each(["", "2026-02-30", "9 November", "09/11/2026"])("a first capsule on %j is refused by its field", (takesEffectOn) => {
  expect(issuesOf({ takesEffectOn })).toEqual([["takesEffectOn", "Enter the day of the first capsule of the new dose"]]);
});
