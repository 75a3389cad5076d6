import { describe, expect, test } from "vitest";
import { checkHistory } from "./check-history";
import type { CheckInAnswers } from "./check-in-answers";
import { checkInOn, courseOf, gad7Of, historyOf, phqOf, reportOn, sideEffectsOf } from "./testing";

const depression = phqOf(9);
const asq = ["no", "yes", "refused", null, null] as const;

describe("a course that can be", () => {
  test.each<[string, CheckInAnswers]>([
    [
      "answers to everything",
      {
        ...checkInOn(0, 9, {
          anxiety: gad7Of(4),
          asq,
          highestGiven: { item9: 3, asq },
          sideEffects: sideEffectsOf({ headache: 3, elation: 1, sun: null }),
        }),
        skin: "worse",
        adherence: "missed-some",
        medicineChange: "unsure",
      },
    ],
    ["none", reportOn(0, {})],
    ["a mere total", reportOn(0, { depression: { ...depression, answers: null }, anxiety: { answers: null, total: 21 } })],
    ["two items missing", reportOn(0, { depression: { ...depression, answers: [1, 1, 1, 1, 1, 1, 1, null, null], total: 9 } })],
    ["three items missing", reportOn(0, { depression: { ...depression, answers: [1, 1, 1, 1, 1, 1, null, null, null], total: null } })],
    ["a highest answer of which nothing is known", reportOn(0, { highestGiven: { item9: null, asq: null } })],
    ["the form for teens", reportOn(0, { depression: { ...depression, instrument: "phq9-teen" } })],
  ])("has %s", (_, checkIn) => {
    expect(() => checkHistory(courseOf(checkIn))).not.toThrow();
  });

  test("has two check-ins at one instant, and two dose changes on one date", () => {
    expect(() => checkHistory(courseOf(checkInOn(0, 5), checkInOn(0, 9)))).not.toThrow();
    expect(() => checkHistory({ ...historyOf(), doseChanges: ["2026-03-02", "2026-03-30", "2026-03-30"] })).not.toThrow();
  });
});

describe("a course that cannot be is refused, and what is wrong with it is named", () => {
  test.each<[string, CheckInAnswers, string]>([
    ["an invalid date", { at: new Date("never") }, "Check-in 2 has no valid date"],
    ["an earlier date than the one before", checkInOn(-1, 5), "Check-in 2 is out of order: oldest first"],
    [
      "a total that is not the sum",
      reportOn(1, { depression: { ...depression, total: 10 } }),
      "Check-in 2: phq9 total is not what its answers score",
    ],
    [
      "a total where three are missing",
      reportOn(1, { depression: { ...depression, answers: [1, 1, 1, 1, 1, 1, null, null, null], total: 9 } }),
      "Check-in 2: phq9 total is not what its answers score",
    ],
    [
      "no total where all are answered",
      reportOn(1, { depression: { ...depression, total: null } }),
      "Check-in 2: phq9 total is not what its answers score",
    ],
    [
      "eight answers",
      reportOn(1, { depression: { ...depression, answers: depression.answers?.slice(1) ?? null } }),
      "Check-in 2: PHQ-9 has 9 answers, not 8",
    ],
    [
      "an answer of 4",
      reportOn(1, { depression: { ...depression, answers: [4, 3, 2, 0, 0, 0, 0, 0, 0] } }),
      "Check-in 2: PHQ-9 answer 1 is not 0, 1, 2, 3 or null",
    ],
    ["a fraction", reportOn(1, { depression: { ...depression, answers: null, total: 8.5 } }), "Check-in 2: Not a PHQ-9 total: 8.5"],
    [
      "neither answers nor total",
      reportOn(1, { depression: { ...depression, answers: null, total: null } }),
      "Check-in 2: Not a PHQ-9 total: NaN",
    ],
    ["a total of 28", reportOn(1, { depression: { ...depression, answers: null, total: 28 } }), "Check-in 2: Not a PHQ-9 total: 28"],
    ["a GAD-7 of 22", reportOn(1, { anxiety: { answers: null, total: 22 } }), "Check-in 2: Not a GAD-7 total: 22"],
    [
      "a GAD-7 that is not the sum",
      reportOn(1, { anxiety: { ...gad7Of(4), total: 5 } }),
      "Check-in 2: gad7 total is not what its answers score",
    ],
    [
      "an instrument that is none",
      reportOn(1, { depression: { ...depression, instrument: "gad7" as "phq9" } }),
      "Check-in 2: depression instrument is not one of phq9, phq9-teen",
    ],
    [
      "a difficulty of 4",
      reportOn(1, { depression: { ...depression, difficulty: 4 as 3 } }),
      "Check-in 2: difficulty is not 0, 1, 2, 3 or null",
    ],
    ["four ASQ answers", reportOn(1, { asq: asq.slice(1) }), "Check-in 2: ASQ has 5 answers, not 4"],
    [
      "a highest item 9 of 4",
      reportOn(1, { highestGiven: { item9: 4 as 3, asq: null } }),
      "Check-in 2: highest item 9 given is not 0, 1, 2, 3 or null",
    ],
    [
      "a highest ASQ with a made-up answer",
      reportOn(1, { highestGiven: { item9: 1, asq: ["maybe" as "yes", null, null, null, null] } }),
      "Check-in 2: highest given: ASQ answer 1 is not no, yes, refused or null",
    ],
    [
      "a headache of 4",
      reportOn(1, { sideEffects: sideEffectsOf({ headache: 4 }) }),
      "Check-in 2: Side effect headache is not a whole number from 0 to 3, or null",
    ],
    ["skin that is no word of ours", reportOn(1, { skin: "fine" as "same" }), "Check-in 2: skin is not one of better, same, worse"],
    [
      "an adherence that is none",
      reportOn(1, { adherence: "no" as "stopped" }),
      "Check-in 2: adherence is not one of as-prescribed, missed-some, stopped",
    ],
    [
      "a medicine change that is none",
      reportOn(1, { medicineChange: "yes" as "none" }),
      "Check-in 2: medicine change is not one of none, other, psychotropic, unsure",
    ],
  ])("%s", (_, checkIn, message) => {
    expect(() => checkHistory(courseOf(checkInOn(0, 9), checkIn))).toThrow(new RangeError(message));
  });

  test.each([
    ["an impossible start", { courseStart: "2026-02-30" }, /2026-02-30|day/],
    ["an unknown zone", { timeZone: "Nowhere" }, /Nowhere/i],
    ["a fixed offset", { timeZone: "+01:00" }, /Not an IANA time zone/],
    ["an impossible dose change", { doseChanges: ["2026-04-31"] }, /.+/],
    ["a dose change before the course", { doseChanges: ["2026-03-30", "2026-03-01"] }, /^Dose change 2 is before the course$/],
    ["dose changes newest first", { doseChanges: ["2026-03-30", "2026-03-29"] }, /^Dose change 2 is out of order: oldest first$/],
  ])("%s", (_, parts, message) => {
    expect(() => checkHistory({ ...historyOf([0, 5]), ...parts })).toThrow(RangeError);
    expect(() => checkHistory({ ...historyOf([0, 5]), ...parts })).toThrow(message);
  });

  test("what is no such complaint goes through as it is", () => {
    const broken = {
      ...reportOn(0, {}),
      get depression(): never {
        throw new TypeError("a broken row");
      },
    };
    expect(() => checkHistory(courseOf(broken))).toThrow(new TypeError("a broken row"));
  });
});
