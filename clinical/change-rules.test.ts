import { describe, expect, test } from "vitest";
import type { CourseHistory } from "./history";
import type { RuleId } from "./rules";
import { checkInOn, courseOf, flagAt, gad7Of, historyOf, phqOf, reportOn, rulesAt } from "./testing";

describe("reliable-rise", () => {
  test.each<[string, CourseHistory, boolean]>([
    ["up 5.5 from a mean of two", historyOf([-7, 2], [0, 3], [14, 8]), false],
    ["up 6.5 from a mean of two", historyOf([-7, 2], [0, 3], [14, 9]), true],
    ["up 6 from a late baseline", historyOf([14, 2], [28, 8]), true],
    ["up 6 on day 0, which is half of the baseline", historyOf([-7, 2], [0, 8]), false],
    ["up 12 on day 0, so 6 from the mean", historyOf([-7, 2], [0, 14]), true],
    ["down 6", historyOf([0, 14], [14, 8]), false],
    ["a mere total", courseOf(checkInOn(0, 2), reportOn(14, { depression: { ...phqOf(8), answers: null } })), true],
  ])("%s: %s", (_, history, fires) => {
    expect(rulesAt(history).includes("reliable-rise")).toBe(fires);
  });
});

describe("confirmed-rise", () => {
  test.each<[string, CourseHistory, boolean]>([
    ["up 5 once", historyOf([0, 2], [14, 7]), false],
    ["up 5 twice", historyOf([0, 2], [14, 7], [28, 7]), true],
    ["up 5, back to baseline, up 5", historyOf([0, 2], [14, 7], [28, 2], [42, 7]), false],
    ["up 5 twice, a check-in missed between", historyOf([0, 2], [14, 7], [42, 7]), true],
    [
      "up 5 twice, a check-in without the questionnaire between",
      courseOf(checkInOn(0, 2), checkInOn(14, 7), reportOn(28, { skin: "same" }), checkInOn(42, 7)),
      true,
    ],
    [
      "up 5 twice, answers with three items missing between",
      courseOf(
        checkInOn(0, 2),
        checkInOn(14, 7),
        reportOn(28, { depression: { instrument: "phq9", answers: [0, 0, 0, 0, 0, 0, null, null, null], total: null, difficulty: null } }),
        checkInOn(42, 7),
      ),
      true,
    ],
  ])("%s: %s", (_, history, fires) => {
    expect(rulesAt(history).includes("confirmed-rise")).toBe(fires);
  });

  test("keeps its numbers", () => {
    expect(flagAt(historyOf([0, 2], [14, 8], [28, 7]), "confirmed-rise")?.numbers).toEqual({
      total: 7,
      previousTotal: 8,
      baseline: 2,
      rise: 5,
      threshold: 5,
    });
  });
});

describe("rise-from-best and early-rise", () => {
  // Numbers are [best, newest total above it]; null where early-rise does not fire.
  test.each<[string, CourseHistory, [number, number] | null]>([
    ["the baseline alone is the best", historyOf([0, 3], [14, 12]), [3, 9]],
    ["one low score is no best: the mean of it and its neighbour is", historyOf([0, 9], [14, 1], [28, 12]), [5, 7]],
    ["two low scores in a row", historyOf([0, 9], [14, 2], [28, 3], [42, 12]), [2.5, 9.5]],
    ["the lowest of several means", historyOf([0, 9], [14, 6], [28, 2], [42, 1], [56, 6], [70, 12]), [1.5, 10.5]],
    ["the newest and the one before it make no mean", historyOf([0, 10], [14, 10], [28, 0], [42, 6]), null],
    ["the mean of the two last before the newest counts", historyOf([0, 10], [14, 0], [28, 0], [42, 6]), [0, 6]],
    ["scores before the baseline count too", historyOf([-40, 2], [-30, 2], [0, 9]), [2, 7]],
    ["scores from before the time of a pre-treatment score do not", historyOf([-90, 2], [-76, 2], [0, 9]), null],
    ["a mean above the baseline is no better than it", historyOf([0, 3], [14, 8], [28, 8], [42, 9]), [3, 6]],
    ["the first answers", historyOf([0, 12]), null],
  ])("%s", (_, history, found) => {
    const early = flagAt(history, "early-rise");
    expect(early && [early.numbers.best, early.numbers.fromBest]).toEqual(found ?? undefined);
    expect(rulesAt(history).includes("rise-from-best")).toBe(found !== null && found[1] >= 8);
  });

  test("keep their numbers", () => {
    const history = historyOf([0, 9], [14, 2], [28, 3], [42, 12]);
    expect(flagAt(history, "rise-from-best")?.numbers).toEqual({ total: 12, best: 2.5, fromBest: 9.5, threshold: 8 });
    expect(flagAt(history, "early-rise")?.numbers).toEqual({ total: 12, best: 2.5, fromBest: 9.5, threshold: 5 });
  });
});

describe("anxiety-rise", () => {
  const gad7 = (...responses: readonly (readonly [day: number, total: number])[]) =>
    courseOf(...responses.map(([day, total]) => reportOn(day, { anxiety: gad7Of(total) })));

  test.each<[string, CourseHistory, string | undefined]>([
    ["up 5", gad7([0, 4], [14, 9]), undefined],
    ["up 6", gad7([0, 4], [14, 10]), "GAD-7 is 10, up 6 from baseline 4; a rise of 6 or more is flagged."],
    ["up 4 once", gad7([0, 4], [14, 8]), undefined],
    ["up 4 twice", gad7([0, 4], [14, 8], [28, 8]), "GAD-7 is 8 after 8 the time before: at least 4 above baseline 4 twice in a row."],
    ["up 4, up 3", gad7([0, 4], [14, 8], [28, 7]), undefined],
    ["14 from 12", gad7([0, 12], [14, 14]), undefined],
    ["15 from 12", gad7([0, 12], [14, 15]), "GAD-7 is 15, up 3 from baseline 12: newly severe (15 or more)."],
    ["16 from 15", gad7([0, 15], [14, 16]), undefined],
    [
      "15 again, still newly: the baseline is lower",
      gad7([0, 12], [14, 15], [28, 15]),
      "GAD-7 is 15, up 3 from baseline 12: newly severe (15 or more).",
    ],
    ["21 as the first answers: nothing to compare with", gad7([0, 21]), undefined],
    ["late", gad7([14, 4], [28, 10]), "GAD-7 is 10, up 6 from late baseline 4; a rise of 6 or more is flagged."],
    [
      "before treatment and on day 0, up 6 from their mean",
      gad7([-7, 2], [0, 14]),
      "GAD-7 is 14, up 6 from baseline 8; a rise of 6 or more is flagged.",
    ],
    [
      "up 4 twice, a GAD-7 with three items missing between",
      courseOf(
        reportOn(0, { anxiety: gad7Of(4) }),
        reportOn(14, { anxiety: gad7Of(8) }),
        reportOn(21, { anxiety: { answers: [1, 1, 1, 1, null, null, null], total: null } }),
        reportOn(28, { anxiety: gad7Of(8) }),
      ),
      "GAD-7 is 8 after 8 the time before: at least 4 above baseline 4 twice in a row.",
    ],
    [
      "a high one, then a check-in without it",
      courseOf(reportOn(0, { anxiety: gad7Of(4) }), reportOn(14, { anxiety: gad7Of(20) }), reportOn(28, { skin: "same" })),
      undefined,
    ],
    [
      "15 from 12, a higher one long before the start",
      gad7([-20, 16], [-7, 12], [14, 15]),
      "GAD-7 is 15, up 3 from baseline 12: newly severe (15 or more).",
    ],
    // The mean of the two would be 15 and so in the band already; what was known before these answers was not.
    ["15 from 14 at the start", gad7([-7, 14], [0, 15]), "GAD-7 is 15, up 1 from baseline 14: newly severe (15 or more)."],
    ["16 from 14 at the start", gad7([-7, 14], [0, 16]), "GAD-7 is 16, up 2 from baseline 14: newly severe (15 or more)."],
  ])("%s", (_, history, sentence) => {
    expect(flagAt(history, "anxiety-rise")?.explanation).toBe(sentence);
  });

  test("keeps the numbers of the way it fired", () => {
    const numbers = (history: CourseHistory) => flagAt(history, "anxiety-rise")?.numbers;
    expect(numbers(gad7([0, 4], [14, 10]))).toEqual({ total: 10, baseline: 4, rise: 6, threshold: 6 });
    expect(numbers(gad7([0, 12], [14, 15]))).toEqual({ total: 15, baseline: 12, rise: 3, threshold: 15 });
    expect(numbers(gad7([0, 4], [14, 9], [28, 8]))).toEqual({ total: 8, previousTotal: 9, baseline: 4, rise: 4, threshold: 4 });
  });

  test("knows nothing of the PHQ-9, nor the PHQ-9's rules of it", () => {
    const both = (day: number, phq: number, gad: number) => checkInOn(day, phq, { anxiety: gad7Of(gad) });
    expect(rulesAt(courseOf(both(0, 2, 2), both(14, 2, 9)))).toEqual(["anxiety-rise"]);
    expect(rulesAt(courseOf(both(0, 2, 2), both(14, 9, 2)))).not.toContain("anxiety-rise");
  });

  test("is not fired by a GAD-7 with three items missing", () => {
    const gap = { answers: [3, 3, 3, 3, null, null, null], total: null };
    expect(rulesAt(courseOf(reportOn(0, { anxiety: gad7Of(0) }), reportOn(14, { anxiety: gap })))).toEqual([]);
  });
});

describe("diverging", () => {
  const skin = (...said: readonly ("better" | "same" | "worse" | undefined)[]) =>
    courseOf(...said.map((skin, i) => checkInOn(14 * i, i === said.length - 1 ? 7 : 2, skin && { skin })));

  test.each<[string, CourseHistory, boolean]>([
    ["better twice", skin("better", "better"), true],
    ["better once", skin(undefined, "better"), false],
    ["better, now the same", skin("better", "same"), false],
    ["the same, now better", skin("same", "better"), false],
    ["worse, now better", skin("worse", "better"), false],
    ["better, then not asked, then better", skin("better", undefined, "better"), true],
    ["better, same, better", skin("better", "same", "better"), false],
    ["better, better, not asked", skin("better", "better", undefined), false],
    ["mood not asked", courseOf(checkInOn(0, 2, { skin: "better" }), reportOn(14, { skin: "better" })), false],
  ])("%s: %s", (_, history, fires) => {
    expect(rulesAt(history).includes("diverging")).toBe(fires);
  });

  test("keeps its numbers and says both", () => {
    const flag = flagAt(skin("better", "better"), "diverging");
    expect(flag?.numbers).toEqual({ total: 7, baseline: 2, rise: 5, threshold: 5 });
    expect(flag?.explanation).toBe("PHQ-9 is 7, up 5 from baseline 2, while skin was reported better twice in a row.");
  });
});

describe("the sentence a prescriber reads", () => {
  test.each<[RuleId, CourseHistory, string]>([
    ["reliable-rise", historyOf([20, 5], [34, 12]), "PHQ-9 is 12, up 7 from late baseline 5; a rise of 6 or more is reliable change."],
    [
      "confirmed-rise",
      historyOf([0, 2], [14, 8], [28, 7]),
      "PHQ-9 is 7 after 8 the time before: at least 5 above baseline 2 twice in a row.",
    ],
    ["rise-from-best", historyOf([0, 3], [14, 12]), "PHQ-9 is 12, 9 above baseline 3; 8 or more is flagged."],
    [
      "rise-from-best",
      historyOf([0, 9], [14, 2], [28, 3], [42, 12]),
      "PHQ-9 is 12, 9.5 above the best earlier level, 2.5; 8 or more is flagged.",
    ],
    ["early-rise", historyOf([0, 3], [14, 8]), "PHQ-9 is 8, 5 above baseline 3; from 5 on, the patient is asked again soon."],
  ])("of %s", (rule, history, sentence) => {
    expect(flagAt(history, rule)?.explanation).toBe(sentence);
  });
});
