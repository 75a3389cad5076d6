import { expect, test } from "vitest";
import { doseEntries } from "./dose-timeline";

const doses = [
  { id: "a", on: "2026-10-12", mgPerDay: 20, by: "Dr Amara Osei" },
  { id: "b", on: "2026-11-09", mgPerDay: 40, by: "Dr Amara Osei" },
  { id: "c", on: "2026-11-26", mgPerDay: 0, by: "Dr Ben Adler" },
  { id: "d", on: "2026-12-10", mgPerDay: 40, by: "Dr Amara Osei" },
];
const titles = (endedOn: string | null) => doseEntries(doses, endedOn, (on) => `${on}T00:00:00Z`).map(({ title }) => title);

test("a pause and its end are said by their names", () => {
  const begun = ["Isotretinoin started, 20 mg a day", "Dose changed to 40 mg a day", "Paused the drug"];
  expect(titles(null)).toEqual([...begun, "Resumed at 40 mg a day"]);
  expect(titles("2026-11-25")).toEqual([...begun, "40 mg a day was planned, and did not begin"]);
});
