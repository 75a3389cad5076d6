import { describe, expect, test } from "vitest";
import type { CheckInAnswers } from "./check-in-answers";
import { reasonFor } from "./flag-reason";
import { flagsFor } from "./flags";
import type { CourseHistory } from "./history";
import { NO_RULE_FIRED } from "./no-rule-fired";
import { RULES } from "./rules";
import { checkInOn, courseOf, gad7Of, historyOf, phqOf, policyWith, reportOn, sideEffectsOf } from "./testing";

const silentTrend = policyWith({ trendLogOdds: 1000 });
const told = (parts: Partial<CheckInAnswers>) => courseOf(reportOn(14, parts));

describe("the one-line reason on the panel", () => {
  test.each<[string, CourseHistory, string]>([
    [
      "item 9 and a rise",
      historyOf([0, 6], [14, 17, 2]),
      "Item 9 “more than half the days”. Newly moderately severe at 17. 11 above the best level (6). Up 11 from baseline 6.",
    ],
    ["item 9 alone", historyOf([0, 6], [14, 6, 1]), "Item 9 “several days”."],
    [
      "item 9 and the ASQ",
      told({ depression: phqOf(5, 1), asq: ["no", "no", "yes", "no", "no"] }),
      "Item 9 “several days”. ASQ on killing themselves: yes or not answered by choice.",
    ],
    [
      "the ASQ beside an item 9 of 0",
      told({ depression: phqOf(5), asq: ["no", "no", "no", "no", "yes"] }),
      "ASQ on killing themselves: yes or not answered by choice.",
    ],
    [
      "the ASQ without item 9",
      told({ asq: ["no", "no", "no", "no", "refused"] }),
      "ASQ on killing themselves: yes or not answered by choice.",
    ],
    [
      "another ASQ question beside an item 9 of 0",
      told({ depression: phqOf(5), asq: ["no", "yes", "no", "no", "no"] }),
      "ASQ: yes or not answered by choice.",
    ],
    ["an answer taken back", told({ highestGiven: { item9: 2, asq: null } }), "Took back a higher answer to item 9 or the ASQ."],
    ["a call asked for", told({ helpRequested: true }), "Asked the clinic to call."],
    ["a rise", historyOf([0, 2], [14, 8]), "Up 6 from baseline 2."],
    ["a confirmed rise", historyOf([0, 2], [14, 7], [28, 7]), "Up 5 from baseline 2, second check-in in a row."],
    ["a rise from the best", historyOf([0, 9], [14, 1], [28, 1], [42, 9]), "8 above the best level (1)."],
    ["a rise from the baseline, which is the best", historyOf([0, 1], [14, 9]), "8 above the best level (1). Up 8 from baseline 1."],
    ["an early rise", historyOf([0, 2], [14, 7]), "Early rise: 5 above 2."],
    [
      "severe says more than what lies below",
      historyOf([0, 6], [14, 21]),
      "Severe at 21. 15 above the best level (6). Up 15 from baseline 6.",
    ],
    ["severe but improving", historyOf([0, 25], [14, 21]), "Severe at 21."],
    ["newly moderate", historyOf([0, 5], [14, 10]), "Newly moderate at 10. Up 5 from baseline 5."],
    ["still high", historyOf([0, 16], [14, 15]), "Still high at 15."],
    ["severe, the same as at the start", historyOf([0, 21], [14, 21]), "Severe at 21."],
    ["severe, an early rise", historyOf([0, 15], [14, 20]), "Severe at 20. Up 5 from baseline 15."],
    ["newly moderately severe, an early rise", historyOf([0, 10], [14, 15]), "Newly moderately severe at 15. Up 5 from baseline 10."],
    [
      "newly moderately severe for the second time",
      historyOf([0, 10], [14, 16], [28, 16]),
      "Newly moderately severe at 16. Up 6 from baseline 10, second check-in in a row.",
    ],
    ["before treatment, said once for two rules", historyOf([-7, 16]), "PHQ-9 16 before treatment."],
    [
      "before treatment, by the form for teens",
      courseOf(reportOn(-7, { depression: { ...phqOf(12), instrument: "phq9-teen" } })),
      "PHQ-9 for teens 12 before treatment.",
    ],
    ["anxiety", courseOf(reportOn(0, { anxiety: gad7Of(4) }), reportOn(14, { anxiety: gad7Of(10) })), "GAD-7 10, baseline 4."],
    ["daily life", courseOf(reportOn(0, { depression: { ...phqOf(12), difficulty: 3 } })), "Daily life extremely difficult."],
    [
      "skin better, mood worse",
      courseOf(checkInOn(0, 2, { skin: "better" }), checkInOn(14, 7, { skin: "better" })),
      "Skin better, mood worse. Early rise: 5 above 2. Up 5 from baseline 2.",
    ],
    ["a warning sign", told({ sideEffects: sideEffectsOf({ elation: 1 }) }), "Reported: hardly needs sleep, full of energy."],
    ["a severe symptom", told({ sideEffects: sideEffectsOf({ anxiety: 3 }) }), "Marked as a side effect: anxiety severe."],
    [
      "stopped, and a message",
      told({ adherence: "stopped", message: true }),
      "The patient says they stopped taking isotretinoin. Unread message.",
    ],
  ])("%s", (_, history, reason) => {
    expect(reasonFor(flagsFor(history, silentTrend))).toBe(reason);
  });

  test("daily life is called no more difficult than it was answered", () => {
    const history = courseOf(reportOn(0, { depression: { ...phqOf(12), difficulty: 2 } }));
    expect(reasonFor(flagsFor(history, policyWith({ extremeDifficulty: 2 })))).toBe("Daily life very difficult.");
  });

  test.each([
    [{ weeks: 5, rise: 6.5 }, "7 above the level before, for about 5 weeks."],
    [{ weeks: 1, rise: 2 }, "2 above the level before, for about 1 week."],
  ])("a trend in one line is about its own level, not the baseline (%#)", (numbers, reason) => {
    expect(reasonFor([{ rule: "trend", urgency: "review", numbers, explanation: "", items: [] }])).toBe(reason);
  });

  test("the calendar speaks in its own sentences", () => {
    const task = (rule: "missed" | "no-baseline", explanation: string) => ({
      rule,
      urgency: "missed" as const,
      numbers: {},
      explanation,
      items: [],
    });
    expect(reasonFor([task("missed", "A check-in not answered 7 days after it was due.")])).toBe(
      "A check-in not answered 7 days after it was due.",
    );
    expect(reasonFor([task("no-baseline", "The course has started without a score.")])).toBe("No baseline.");
  });

  test("no rule is without words, alone or with its change", () => {
    for (const { id, urgency } of RULES) {
      const numbers = { total: 12, item9: 1, rise: 6, baseline: 6, best: 6, fromBest: 6 };
      expect(reasonFor([{ rule: id, urgency, numbers, explanation: "PHQ-9 is 12.", items: [] }])).toMatch(/^\S.*\.$/);
    }
  });

  test("never reassures where no rule fired", () => {
    expect(reasonFor([])).toBe("No rule fired. This does not exclude risk; ask about mood.");
    expect(NO_RULE_FIRED).toBe(reasonFor([]));
  });
});
