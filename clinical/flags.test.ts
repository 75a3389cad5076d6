import { describe, expect, test } from "vitest";
import { flagsFor, judgeCourse, whyNotFlagged } from "./flags";
import { type CourseHistory, historyUpTo } from "./history";
import { defaultPolicy } from "./policy";
import { ruleOf } from "./rules";
import { checkInOn, courseOf, flagAt, gad7Of, historyOf, policyWith, reportOn, sideEffectsOf } from "./testing";

/** Calm but for what the detector says, which has tests of its own. */
const silentTrend = policyWith({ trendLogOdds: 1000 });

/** Everything at once: a course that fires every rule its newest check-in can fire. */
const everything = courseOf(
  checkInOn(0, 6, { anxiety: gad7Of(2), skin: "better" }),
  checkInOn(14, 22, { item9: 3, anxiety: gad7Of(16), skin: "better" }),
  checkInOn(28, 22, {
    depression: { instrument: "phq9", answers: [3, 3, 3, 3, 3, 3, 3, 0, 1], total: 22, difficulty: 3 },
    anxiety: gad7Of(16),
    asq: ["yes", "no", "refused", "no", "yes"],
    highestGiven: { item9: 2, asq: null },
    sideEffects: sideEffectsOf({ anxiety: 3, elation: 1 }),
    skin: "better",
    adherence: "stopped",
    medicineChange: "none",
    message: true,
    helpRequested: true,
  }),
);

describe("the flags of one check-in", () => {
  test("come most urgent first, with the urgency of their rule", () => {
    const flags = flagsFor(everything, silentTrend);
    expect(flags.map(({ rule }) => rule)).toEqual([
      "item-9-high",
      "help-requested",
      "item-9",
      "item-9-retracted",
      "severe",
      "new-moderately-severe",
      "warning-sign",
      "reliable-rise",
      "confirmed-rise",
      "rise-from-best",
      "new-moderate",
      "still-high",
      "anxiety-rise",
      "function",
      "diverging",
      "severe-symptom",
      "stopped",
      "message",
      "early-rise",
    ]);
    for (const { rule, urgency } of flags) expect(urgency).toBe(ruleOf(rule).urgency);
  });

  test("name the items that moved since the answers the baseline was made from", () => {
    const before = { instrument: "phq9" as const, answers: [0, 1, 0, 3, 0, 0, 0, 0, 0], total: 4, difficulty: null };
    const after = { ...before, answers: [1, 1, 2, 2, 3, 0, 1, 0, 1], total: 11 };
    const history = courseOf(reportOn(0, { depression: before }), checkInOn(7, 27), reportOn(14, { depression: after }));
    expect(flagAt(history, "reliable-rise")?.items).toEqual([
      { key: "appetite", from: 0, to: 3 },
      { key: "sleep", from: 0, to: 2 },
      { key: "interest", from: 0, to: 1 },
      { key: "concentration", from: 0, to: 1 },
      { key: "item9", from: 0, to: 1 },
      { key: "energy", from: 3, to: 2 },
    ]);
  });

  test("compare with the later of the two starting answers, on day 0 itself with the earlier", () => {
    const days = historyOf([-7, 0], [0, 3], [14, 22]);
    expect(flagAt(days, "severe")?.items[0]).toEqual({ key: "down", from: 0, to: 3 });
    expect(flagAt(historyUpTo(historyOf([-7, 0], [0, 21]), 1), "severe")?.items).toHaveLength(7);
  });

  test("compare the first answers of a course, and a check-in without the questionnaire, with nothing", () => {
    expect(flagAt(historyOf([-7, 16]), "high-baseline")?.items).toEqual([]);
    expect(flagAt(courseOf(checkInOn(0, 3), reportOn(14, { message: true })), "message")?.items).toEqual([]);
  });

  test("are none without answers", () => {
    expect(flagsFor(historyOf(), defaultPolicy)).toEqual([]);
  });
});

describe("a whole course judged in one pass", () => {
  test("gives each check-in the flags it would have had by itself", () => {
    const judged = judgeCourse(everything, defaultPolicy);
    expect(judged.map(({ flags }) => flags)).toEqual(
      everything.checkIns.map((_, i) => flagsFor(historyUpTo(everything, i), defaultPolicy)),
    );
    expect(judged[0]?.flags).toEqual([]);
  });

  test("has no detector value at the first score, nor at a check-in without one", () => {
    const course = courseOf(
      reportOn(-7, { skin: "same" }),
      checkInOn(0, 4),
      reportOn(7, { message: true }),
      checkInOn(14, 5),
      reportOn(21, {}),
    );
    const signals = judgeCourse(course, defaultPolicy).map(({ signal }) => signal);
    expect(signals).toEqual([null, null, null, expect.any(Number), null]);
  });

  test("shows the detector no answers without a total, and every change of dose on its date", () => {
    const signals = (history: CourseHistory) => judgeCourse(history, defaultPolicy).map(({ signal }) => signal);
    const gaps = { instrument: "phq9" as const, answers: [3, 3, 3, 3, 3, 3, null, null, null], total: null, difficulty: null };
    const [first, second, third] = [checkInOn(0, 4), checkInOn(14, 6), checkInOn(28, 9)];
    const course = courseOf(first, second, third);
    expect(signals(courseOf(first, reportOn(7, { depression: gaps }), second, third))).toEqual(signals(course).toSpliced(1, 0, null));
    expect(signals({ ...course, doseChanges: ["2026-03-12"] }).at(-1)).toBeGreaterThan(signals(course).at(-1) ?? Number.NaN);
  });

  test("keeps apart two check-ins at one instant, even the very same", () => {
    const twice = checkInOn(14, 9);
    const judged = judgeCourse(courseOf(checkInOn(0, 4), twice, twice), defaultPolicy);
    expect(judged[1]).toEqual(judgeCourse(courseOf(checkInOn(0, 4), twice), defaultPolicy)[1]);
    expect(judged[2]?.flags.map(({ rule }) => rule)).toContain("confirmed-rise");
    expect(judged[1]?.flags.map(({ rule }) => rule)).not.toContain("confirmed-rise");
  });

  test("of no check-ins is empty", () => {
    expect(judgeCourse(historyOf(), defaultPolicy)).toEqual([]);
  });
});

test("a history no course can have is refused, whatever is asked of it", () => {
  const bad = courseOf(checkInOn(14, 5), checkInOn(0, 5));
  for (const ask of [flagsFor, judgeCourse, whyNotFlagged]) expect(() => ask(bad, defaultPolicy)).toThrow(RangeError);
});
