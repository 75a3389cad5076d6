import { expect, test } from "vitest";
import { ageOfScore, changeText, doseWords, phaseWords, quietWords, shortName, stripWords, unsentWords, wasCalled } from "./row-words";

test.each([
  ["before", -3, "Starts in 3 weeks"],
  ["before", -1, "Starts in 1 week"],
  ["before", 0, "Starts this week"],
  ["on", 0, "First week"],
  ["on", 6, "Week 6"],
  ["after", 0, "Just finished"],
  ["after", 2, "2 weeks after"],
] as const)("a course in phase %s, week %i, reads %j", (phase, week, words) => {
  expect(phaseWords({ phase, week })).toBe(words);
});

test("a dose shows milligrams and milligrams per kilogram; after the course it says so", () => {
  expect(doseWords({ phase: "on", doseMg: 40, doseMgPerKg: 0.597 })).toBe("40 mg · 0.6 mg/kg");
  expect(doseWords({ phase: "after", doseMg: 40, doseMgPerKg: 0.6 })).toBe("course finished");
});

test.each([
  [11, "+11"],
  [0, "±0"],
  [-3, "−3"],
])("a change of %i reads %j", (change, text) => {
  expect(changeText(change)).toBe(text);
});

test("a score of this morning is of today, one of late last evening is not", () => {
  expect(ageOfScore("2026-11-23T07:00:00Z", "2026-11-23T16:00:00Z", "Europe/Dublin")).toBe("today");
  expect(ageOfScore("2026-11-22T22:00:00Z", "2026-11-23T07:00:00Z", "Europe/Dublin")).toBe("9 h old");
  expect(ageOfScore("2026-11-20T07:00:00Z", "2026-11-23T16:00:00Z", "Europe/Dublin")).toBe("3 days old");
  // On the day of 25 hours the morning is longer ago than a day, and still today.
  expect(ageOfScore("2026-10-24T23:10:00Z", "2026-10-25T23:40:00Z", "Europe/Dublin")).toBe("today");
});

test("a colleague is named briefly and still recognisably", () => {
  expect(shortName("Nora Byrne")).toBe("Nora");
  expect(shortName("Dr Elin Strand")).toBe("Dr Strand");
});

test.each([
  ["flagged", true, "Flags closed"],
  ["quiet", true, "No rule fired"],
  [null, false, "No answers yet"],
] as const)("a patient whose newest answers were %s, without an open flag, is said so", (newest, answered, words) => {
  expect(quietWords(newest, answered)).toBe(words);
});

const scored = { total: 4, severity: "minimal", at: "2026-11-23T07:00:00Z" } as const;
const plain = {
  latest: scored,
  baseline: 4,
  baselineIsLate: false,
  phase: "on",
  missedSince: null,
  urgency: null,
  declined: false,
  wants: "all",
  unreadMessage: false,
  saysStopped: false,
  risks: [],
} as const;
test.each([
  [{}, []],
  [{ baseline: null }, ["no baseline"]],
  [{ latest: null, baseline: null }, []],
  [{ baselineIsLate: true, missedSince: "2026-11-20T00:00:00Z" }, ["late baseline", "staff task open"]],
  [{ unreadMessage: true, saysStopped: true }, ["unread message", "says they stopped"]],
  [{ saysStopped: true, phase: "after" }, []],
  [{ risks: ["bipolar", "self-harm", "alcohol"], unreadMessage: true }, ["self-harm", "bipolar", "unread message"]],
  [{ declined: true, wants: "none" }, ["declined check-ins", "stopped messages"]],
  [{ wants: "no-reminders" }, ["stopped reminders"]],
] as const)("a patient with %j has the words %j beside the flag", (given, words) => {
  expect(stripWords({ ...plain, ...given }).map(({ word }) => word)).toEqual(words);
});

test("a short word for a baseline risk has the whole of it with it, as it was asked", () => {
  expect(stripWords({ ...plain, risks: ["psychotropic-medication"], unreadMessage: true })).toEqual([
    { word: "psychotropic", full: "Takes an antidepressant or another psychotropic medicine" },
    { word: "unread message", full: null },
  ]);
});

test("who has a flag and no score has answered and not sent; a missed check-in is no answer", () => {
  expect(unsentWords({ urgency: "now" })).toBe("none sent");
  expect(unsentWords({ urgency: "missed" })).toBe("no answers");
  expect(unsentWords({ urgency: null })).toBe("no answers");
});

test("a contact from before the flag was raised is not a call about it", () => {
  const at = "2026-03-02T10:00:00.000Z";
  const lastContact = { at, outcome: "contacted" } as const;
  expect(wasCalled({ lastContact, waitingSince: "2026-03-02T09:59:00.000Z" })).toBe(true);
  expect(wasCalled({ lastContact, waitingSince: "2026-03-02T10:01:00.000Z" })).toBe(false);
  expect(wasCalled({ lastContact: null, waitingSince: at })).toBe(false);
});
