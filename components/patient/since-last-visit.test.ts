import { describe, expect, it, test } from "vitest";
import { changesSince, lastVisit } from "./since-last-visit";

const facts = (given: Partial<Parameters<typeof changesSince>[1]> = {}) => ({
  mood: "PHQ-9",
  responses: [],
  flags: [],
  unanswered: [],
  weights: [{ on: null, kg: 60 }],
  endedOn: null,
  ...given,
});
const VISIT = { on: "2026-11-09", at: "2026-11-09T10:00:00Z" };
const since = (given: Partial<Parameters<typeof changesSince>[1]>, visit: { on: string; at: string | null } = VISIT) =>
  changesSince(visit, facts(given), "UTC");
const scored = (...totals: [string, number][]) => totals.map(([on, total]) => ({ at: `${on}T12:00:00Z`, total }));
const flagged = (on: string, state: "open" | "closed" = "open") => ({ raisedAt: `${on}T12:00:00Z`, state });

describe("the last visit", () => {
  const care = { renewals: [], notes: [], corrections: [] };
  const dose = (recordedAt: string) => ({ recordedAt });
  const course = { doses: [dose("2026-10-12T09:00:00Z"), dose("2026-11-09T10:00:00Z")] };
  const note = (at: string, atVisit: boolean) => ({ at, atVisit });
  const renewal = (on: string, recordedAt: string) => ({ on, recordedAt });

  test.each([
    ["enrolment, where nothing came after it", { doses: course.doses.slice(0, 1) }, care, { on: "2026-10-12", what: "enrolment" }],
    ["the newest decision about the dose", course, care, { on: "2026-11-09", what: "dose" }],
    ["a note written at a visit", course, { ...care, notes: [note("2026-11-16T09:00:00Z", true)] }, { on: "2026-11-16", what: "note" }],
    ["no other note", course, { ...care, notes: [note("2026-11-16T09:00:00Z", false)] }, { on: "2026-11-09", what: "dose" }],
    [
      "a renewal recorded on its day",
      course,
      { ...care, renewals: [renewal("2026-11-20", "2026-11-20T15:00:00Z")] },
      { what: "renewal", at: "2026-11-20T15:00:00Z" },
    ],
    [
      "a renewal recorded later: its day ends",
      course,
      { ...care, renewals: [renewal("2026-11-20", "2026-11-23T15:00:00Z")] },
      { on: "2026-11-20", at: null },
    ],
    ["never a correction", course, { ...care, corrections: [{ at: "2026-11-09T10:00:00Z" }] }, { on: "2026-10-12", what: "enrolment" }],
  ])("is %s", (_, given, recorded, expected) => {
    expect(lastVisit({ course: given, care: recorded }, "UTC", "2026-11-26")).toMatchObject(expected);
  });

  it("is not the one that is going on: what is recorded today belongs to it", () => {
    const notes = [note("2026-11-26T09:00:00Z", true)];
    expect(lastVisit({ course, care: { ...care, notes } }, "UTC", "2026-11-26")).toMatchObject({ on: "2026-11-09", what: "dose" });
    expect(lastVisit({ course: { doses: [] }, care: { ...care, notes } }, "UTC", "2026-11-26")).toMatchObject({ on: "2026-11-26" });
  });

  it("is of the patient's day", () => {
    expect(lastVisit({ course: { doses: [dose("2026-11-09T23:30:00Z")] }, care }, "Australia/Sydney", "2026-11-26")?.on).toBe("2026-11-10");
  });

  it("is unknown where no dose was recorded", () => {
    expect(lastVisit({ course: { doses: [] }, care }, "UTC", "2026-11-26")).toBeNull();
  });
});

describe("what changed since", () => {
  test.each([
    ["nothing", {}, "No new answers."],
    ["answers from before only", { responses: scored(["2026-11-02", 5]) }, "No new answers."],
    [
      "a rise",
      { responses: scored(["2026-11-02", 5], ["2026-11-16", 9], ["2026-11-23", 12]) },
      "PHQ-9 rose from 5 to 12 in two check-ins.",
    ],
    ["a fall", { responses: scored(["2026-11-02", 9], ["2026-11-16", 6]) }, "PHQ-9 fell from 9 to 6 in one check-in."],
    ["the same", { responses: scored(["2026-11-02", 9], ["2026-11-16", 9]) }, "PHQ-9 9 as before, from one check-in."],
    ["the first answers", { responses: scored(["2026-11-16", 9]) }, "PHQ-9 9, from one check-in; none before."],
    [
      "the same day, after the visit",
      { responses: scored(["2026-11-02", 5], ["2026-11-09", 7]) },
      "PHQ-9 rose from 5 to 7 in one check-in.",
    ],
    ["a flag", { flags: [flagged("2026-11-10")] }, "No new answers. One flag raised, still open."],
    ["a flag from before", { flags: [flagged("2026-11-08")] }, "No new answers."],
    [
      "flags",
      { flags: [flagged("2026-11-10", "closed"), flagged("2026-11-12"), flagged("2026-11-12")] },
      "No new answers. Three flags raised, two still open.",
    ],
    [
      "flags dealt with",
      { flags: [flagged("2026-11-10", "closed"), flagged("2026-11-12", "closed")] },
      "No new answers. Two flags raised, all closed since.",
    ],
    ["silence", { unanswered: [{ expiresAt: "2026-11-12T00:00:00Z" }] }, "No new answers. One check-in not answered."],
    [
      "a weight",
      {
        weights: [
          { on: null, kg: 60 },
          { on: "2026-11-16", kg: 63 },
        ],
      },
      "No new answers. Weight 63 kg, was 60.",
    ],
    ["the end", { endedOn: "2026-11-20" }, "No new answers. The last dose is recorded."],
    [
      "all of it, in two sentences",
      {
        responses: scored(["2026-11-02", 5], ["2026-11-16", 12]),
        flags: [flagged("2026-11-16")],
        unanswered: [{ expiresAt: "2026-11-12T00:00:00Z" }, { expiresAt: "2026-11-20T00:00:00Z" }],
      },
      "PHQ-9 rose from 5 to 12 in one check-in. One flag raised, still open; two check-ins not answered.",
    ],
  ])("%s", (_, given, text) => {
    expect(since(given)).toBe(text);
  });

  it("counts from the next day where the visit was recorded later", () => {
    const visit = { on: "2026-11-09", at: null };
    expect(since({ responses: scored(["2026-11-02", 5], ["2026-11-09", 7]) }, visit)).toBe("No new answers.");
    expect(since({ responses: scored(["2026-11-02", 5], ["2026-11-10", 7]) }, visit)).toBe("PHQ-9 rose from 5 to 7 in one check-in.");
  });
});
