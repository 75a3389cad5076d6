import { describe, expect, test } from "vitest";
import type { CourseHistory } from "./history";
import type { RuleId } from "./rules";
import { checkInOn, courseOf, flagAt, historyOf, phqOf, policyWith, reportOn, rulesAt } from "./testing";

describe("severe", () => {
  test("fires whatever the baseline, and at the first answers", () => {
    expect(rulesAt(historyOf([0, 22], [14, 20]))).toContain("severe");
    expect(rulesAt(historyOf([0, 20]))).toEqual(["severe"]);
  });

  test("keeps its numbers", () => {
    expect(flagAt(historyOf([0, 6], [14, 21]), "severe")?.numbers).toEqual({ total: 21, baseline: 6, rise: 15, threshold: 20 });
  });
});

describe("the new bands", () => {
  test("keep both thresholds", () => {
    const history = historyOf([0, 6], [14, 17]);
    const numbers = { total: 17, baseline: 6, rise: 11, riseThreshold: 5 };
    expect(flagAt(history, "new-moderately-severe")?.numbers).toEqual({ ...numbers, threshold: 15 });
    expect(flagAt(history, "new-moderate")?.numbers).toEqual({ ...numbers, threshold: 10 });
  });

  test("are compared with the mean of the two starting scores", () => {
    expect(rulesAt(historyOf([-7, 8], [0, 11], [14, 15]))).toContain("new-moderate"); // baseline 9.5, up 5.5
    expect(rulesAt(historyOf([-7, 9], [0, 11], [14, 15]))).not.toContain("new-moderate"); // baseline 10
  });
});

describe("a high score before treatment", () => {
  test.each<[string, CourseHistory, boolean]>([
    ["the day before the first dose", historyOf([-1, 15]), true],
    ["on the day of the first dose", historyOf([0, 15]), false],
    ["after it", historyOf([1, 15]), false],
    ["six weeks before", historyOf([-42, 15]), true],
    ["longer before: a warning however old", historyOf([-43, 15]), true],
    ["before a low one on day 0", historyOf([-7, 15], [0, 4]), false],
    ["followed by a lower one before treatment", historyOf([-20, 15], [-7, 9]), false],
    ["for the second time", historyOf([-20, 15], [-7, 15]), true],
  ])("%s: %s", (_, history, fires) => {
    expect(rulesAt(history).includes("high-baseline")).toBe(fires);
    expect(rulesAt(history).includes("high-baseline-severe")).toBe(fires);
  });

  test.each([
    [-43, false],
    [-42, true],
    [-1, true],
    [0, false],
  ])("by the strict definition of a pre-treatment score, on day %i: %s", (day, fires) => {
    const strict = policyWith({ highBaselineWindow: 42 });
    expect(rulesAt(historyOf([day, 15]), strict).includes("high-baseline")).toBe(fires);
    expect(rulesAt(historyOf([day, 15]), strict).includes("high-baseline-severe")).toBe(fires);
  });

  test("keeps its numbers", () => {
    expect(flagAt(historyOf([-7, 16]), "high-baseline")?.numbers).toEqual({ total: 16, threshold: 10 });
    expect(flagAt(historyOf([-7, 16]), "high-baseline-severe")?.numbers).toEqual({ total: 16, threshold: 15 });
  });
});

describe("still-high", () => {
  const gap = { instrument: "phq9" as const, answers: [null, null, null, 0, 0, 0, 0, 0, 0], total: null, difficulty: null };

  test.each<[string, CourseHistory, boolean]>([
    ["once", historyOf([0, 15]), false],
    ["twice", historyOf([0, 15], [14, 15]), true],
    ["interrupted by a lower score", historyOf([0, 15], [14, 14], [28, 15]), false],
    ["with a missed check-in between", historyOf([0, 15], [28, 15]), true],
    ["with answers between that give no total", courseOf(checkInOn(0, 15), reportOn(14, { depression: gap }), checkInOn(28, 15)), true],
    [
      "with a check-in between that asked nothing of it",
      courseOf(checkInOn(0, 15), reportOn(14, { skin: "same" }), checkInOn(28, 15)),
      true,
    ],
    ["at a check-in that asks nothing of it", courseOf(checkInOn(0, 15), checkInOn(14, 15), reportOn(28, { skin: "same" })), false],
  ])("%s: %s", (_, history, fires) => {
    expect(rulesAt(history).includes("still-high")).toBe(fires);
  });

  test("fires again at the next check-in: that it is news once in 56 days is decided elsewhere", () => {
    expect(rulesAt(historyOf([0, 15], [14, 15], [28, 15]))).toContain("still-high");
  });

  test("keeps its numbers", () => {
    expect(flagAt(historyOf([0, 18], [14, 16]), "still-high")?.numbers).toEqual({ total: 16, previousTotal: 18, threshold: 15 });
  });
});

describe("function", () => {
  const at = (total: number, difficulty: 0 | 1 | 2 | 3 | null) => courseOf(reportOn(0, { depression: { ...phqOf(total), difficulty } }));

  test.each([
    [10, 3, true],
    [10, 2, false],
    [10, null, false],
    [9, 3, false],
    [27, 0, false],
  ] as const)("a total of %i with difficulty %s: %s", (total, difficulty, fires) => {
    expect(rulesAt(at(total, difficulty)).includes("function")).toBe(fires);
  });

  test("keeps its numbers", () => {
    expect(flagAt(at(12, 3), "function")?.numbers).toEqual({ total: 12, difficulty: 3, threshold: 10, difficultyThreshold: 3 });
  });

  test("says what was answered, in the questionnaire's words", () => {
    expect(flagAt(at(12, 3), "function")?.explanation).toBe(
      "Problems make work, home or getting along with people extremely difficult, with PHQ-9 at 12 (10 or more).",
    );
    expect(flagAt(at(12, 2), "function", policyWith({ extremeDifficulty: 2 }))?.explanation).toMatch(/ very difficult, /);
  });
});

describe("the sentence a prescriber reads", () => {
  test.each<[RuleId, CourseHistory, string]>([
    ["severe", historyOf([0, 6], [14, 21]), "PHQ-9 is 21, severe (20 or more); up 15 from baseline 6."],
    ["severe", historyOf([0, 23], [14, 21]), "PHQ-9 is 21, severe (20 or more); down 2 from baseline 23."],
    ["severe", historyOf([0, 21], [14, 21]), "PHQ-9 is 21, severe (20 or more); the same as baseline 21."],
    ["severe", historyOf([0, 21]), "PHQ-9 is 21, severe (20 or more); these answers set the baseline."],
    ["severe", historyOf([20, 21], [34, 22]), "PHQ-9 is 22, severe (20 or more); up 1 from late baseline 21."],
    ["new-moderately-severe", historyOf([0, 6], [14, 17]), "PHQ-9 is 17, up 11 from baseline 6: newly moderately severe (15 or more)."],
    ["new-moderate", historyOf([-7, 5], [0, 6], [14, 11]), "PHQ-9 is 11, up 5.5 from baseline 5.5: newly moderate (10 or more)."],
    ["high-baseline-severe", historyOf([-7, 16]), "PHQ-9 is 16 before treatment (15 or more): review before the first dose."],
    ["high-baseline", historyOf([-7, 12]), "PHQ-9 is 12 before treatment (10 or more): talk about mood before the first dose."],
    ["still-high", historyOf([0, 18], [14, 16]), "PHQ-9 is 16 after 18 the time before: 15 or more twice in a row."],
  ])("of %s", (rule, history, sentence) => {
    expect(flagAt(history, rule)?.explanation).toBe(sentence);
  });

  test("names the form for teens as what it is", () => {
    const teen = { ...phqOf(21), instrument: "phq9-teen" as const };
    expect(flagAt(courseOf(reportOn(0, { depression: teen })), "severe")?.explanation).toMatch(/^PHQ-9 for teens is 21, /);
  });
});
