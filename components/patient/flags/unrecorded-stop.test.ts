import { expect, test } from "vitest";
import { coursePage, openFlag } from "../testing-page";
import { unrecordedStop } from "./unrecorded-stop";

const AT = "2026-11-26T10:00:00.000Z";
const signed = (outcome: "paused-or-stopped" | "dose-reviewed" | "contacted", at = AT) => ({
  ...openFlag,
  events: openFlag.events.map((event) => ({ ...event, outcome, at })),
});
const { course } = coursePage();
const dose = { id: "d3", on: "2026-11-26", day: 45, mgPerDay: 0, by: "Dr Amara Osei" };

test("a pause or stop that was signed, and that the course does not say, is asked for", () => {
  expect(unrecordedStop({ flags: [signed("contacted"), signed("paused-or-stopped")], course })).toBe(AT);
});

test.each([
  ["nothing of it was signed", { flags: [signed("contacted")], course }],
  ["the drug is paused", { flags: [signed("paused-or-stopped")], course: { ...course, doseMg: 0 } }],
  ["the course is over, or not begun", { flags: [signed("paused-or-stopped")], course: { ...course, doseMg: null } }],
  ["the last dose is recorded", { flags: [signed("paused-or-stopped")], course: { ...course, endedOn: "2026-11-27" } }],
  [
    "a dose was recorded since, such as a pause from tomorrow",
    {
      flags: [signed("paused-or-stopped")],
      course: { ...course, doses: [...course.doses, { ...dose, recordedAt: "2026-11-26T10:05:00.000Z" }] },
    },
  ],
  ["the dose was reviewed since", { flags: [signed("paused-or-stopped"), signed("dose-reviewed", "2026-11-26T11:00:00.000Z")], course }],
])("nothing is asked for where %s", (_where, page) => {
  expect(unrecordedStop(page)).toBeNull();
});
