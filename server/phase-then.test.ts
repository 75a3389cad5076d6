import { expect, test } from "vitest";
import { phaseThen } from "./phase-then";

const at = (day: string) => new Date(`${day}T12:00:00Z`);
const course = { startsOn: "2026-03-02", endedOn: null, timeZone: "UTC", corrections: [], afterCourseSince: [] };
const over = { ...course, endedOn: "2026-03-20", afterCourseSince: [at("2026-03-21")] };
const start = { entry: "start", was: { on: "2026-03-09" }, at: at("2026-03-12") } as const;
const end = { entry: "end", was: { on: "2026-03-18" }, at: at("2026-03-28") } as const;

test.each([
  ["the day before the first dose", course, "2026-03-01", "before"],
  ["the day of it", course, "2026-03-02", "on"],
  ["the day of the last dose", over, "2026-03-20", "on"],
  ["the day after it", { ...over, afterCourseSince: [at("2026-03-20")] }, "2026-03-21", "after"],
  ["a day after it, which nobody had recorded yet", { ...over, afterCourseSince: [at("2026-03-25")] }, "2026-03-23", "on"],
  ["a day after it, once recorded", { ...over, afterCourseSince: [at("2026-03-25")] }, "2026-03-26", "after"],
  ["a day after one whose check-ins were over before they were planned", { ...over, afterCourseSince: [] }, "2026-08-01", "after"],
  ["before a start that was corrected since", { ...course, corrections: [start] }, "2026-03-05", "before"],
  ["after that correction", { ...course, corrections: [start] }, "2026-03-13", "on"],
  ["after a last dose that was corrected since", { ...over, endedOn: "2026-04-20", corrections: [end] }, "2026-03-27", "after"],
  ["after that correction, on the drug again", { ...over, endedOn: "2026-04-20", corrections: [end] }, "2026-03-29", "on"],
  [
    "of several corrections the first since counts",
    { ...course, corrections: [{ ...start, was: { on: "2026-03-04" }, at: at("2026-03-20") }, start] },
    "2026-03-05",
    "before",
  ],
] as const)("%s", (_what, known, day, phase) => {
  expect(phaseThen(known, at(day))).toBe(phase);
});

test("the day is the patient's", () => {
  const evening = new Date("2026-03-01T20:00:00Z");
  expect(phaseThen({ ...course, timeZone: "Australia/Sydney" }, evening)).toBe("on");
});
