import { describe, expect, test } from "vitest";
import type { CourseHistory } from "./history";
import { defaultPolicy, type Policy, THRESHOLDS, type ThresholdId } from "./policy";
import type { RuleId } from "./rules";
import { checkInOn, courseOf, gad7Of, historyOf, phqOf, policyWith, reportOn, rulesAt, sideEffectsOf } from "./testing";

/** A history in which what the rule looks at is exactly `value`, and everything else the rule asks for is given. */
type At = (value: number, thresholds: Policy["thresholds"]) => CourseHistory;

const gad7 = (...responses: readonly (readonly [day: number, total: number])[]) =>
  courseOf(...responses.map(([day, total]) => reportOn(day, { anxiety: gad7Of(total) })));
const skin = (rise: number) => courseOf(checkInOn(0, 2, { skin: "better" }), checkInOn(14, 2 + rise, { skin: "better" }));
const difficulty = (total: number, answer: number) =>
  courseOf(reportOn(0, { depression: { ...phqOf(total), difficulty: answer as 0 | 1 | 2 | 3 } }));

/** Each rule that compares with each threshold, and how a value comes before it; other thresholds, where one hides the other. */
const BOUNDARIES: readonly (readonly [RuleId, ThresholdId, At, Partial<Policy["thresholds"]>?])[] = [
  ["item-9-high", "item9High", (answer) => historyOf([0, 5], [14, 5, answer])],
  ["item-9", "item9", (answer) => historyOf([0, 5], [14, 5, answer])],
  ["severe", "severeTotal", (total) => historyOf([0, 27], [14, total])],
  ["new-moderately-severe", "moderatelySevereTotal", (total) => historyOf([0, 2], [14, total])],
  [
    "new-moderately-severe",
    "newBandRise",
    (rise, t) => historyOf([0, t.moderatelySevereTotal - 1], [14, t.moderatelySevereTotal - 1 + rise]),
  ],
  ["high-baseline-severe", "moderatelySevereTotal", (total) => historyOf([-7, total])],
  ["reliable-rise", "reliableRise", (rise) => historyOf([0, 2], [14, 2 + rise])],
  ["confirmed-rise", "confirmedRise", (rise) => historyOf([0, 2], [14, 12], [28, 2 + rise])],
  ["confirmed-rise", "confirmedRise", (rise) => historyOf([0, 2], [14, 2 + rise], [28, 12])],
  ["rise-from-best", "riseFromBest", (rise) => historyOf([0, 2], [14, 2 + rise])],
  ["rise-from-best", "riseFromBest", (rise) => historyOf([0, 9], [14, 2], [28, 4], [42, 3 + rise])],
  ["new-moderate", "moderateTotal", (total) => historyOf([0, 2], [14, total])],
  ["new-moderate", "newBandRise", (rise, t) => historyOf([0, t.moderateTotal - 1], [14, t.moderateTotal - 1 + rise])],
  ["high-baseline", "moderateTotal", (total) => historyOf([-7, total])],
  ["still-high", "stillHighTotal", (total) => historyOf([0, 20], [14, total])],
  ["still-high", "stillHighTotal", (total) => historyOf([0, total], [14, 20])],
  ["anxiety-rise", "anxietyRise", (rise) => gad7([0, 2], [14, 2 + rise])],
  ["anxiety-rise", "anxietyConfirmedRise", (rise) => gad7([0, 2], [14, 9], [28, 2 + rise]), { anxietyRise: 8 }],
  ["anxiety-rise", "anxietyConfirmedRise", (rise) => gad7([0, 2], [14, 2 + rise], [28, 9]), { anxietyRise: 8 }],
  ["anxiety-rise", "severeAnxietyTotal", (total, t) => gad7([0, t.severeAnxietyTotal - 1], [14, total])],
  ["function", "extremeDifficulty", (answer, t) => difficulty(t.moderateTotal, answer)],
  ["function", "moderateTotal", (total) => difficulty(total, 3)],
  ["diverging", "divergingRise", skin],
  ["severe-symptom", "severeSymptom", (grade) => courseOf(reportOn(0, { sideEffects: sideEffectsOf({ anxiety: grade }) }))],
  ["early-rise", "earlyRise", (rise) => historyOf([0, 2], [14, 2 + rise])],
  ["early-rise", "earlyRise", (rise) => historyOf([0, 9], [14, 2], [28, 4], [42, 3 + rise])],
];

/** The default, and both ends of what a clinic may set, where that is another value. */
function settingsOf(id: ThresholdId): number[] {
  const { value, bounds }: { value: number; bounds: { from: number; to: number } | null } = THRESHOLDS[id];
  return [...new Set([value, ...(bounds ? [bounds.from, bounds.to] : [])])];
}

const cases = BOUNDARIES.flatMap(([rule, id, at, others], row) => settingsOf(id).map((value) => ({ rule, id, at, others, row, value })));

describe("a rule fires from its threshold on and not a step below", () => {
  test.each(cases)("$rule with $id at $value (row $row)", ({ rule, id, at, others, value }) => {
    const policy = policyWith({ ...others, [id]: value });
    expect(rulesAt(at(value - 1, policy.thresholds), policy)).not.toContain(rule);
    expect(rulesAt(at(value, policy.thresholds), policy)).toContain(rule);
  });
});

describe("the windows before and around the first dose", () => {
  const windows: readonly (readonly [string, RuleId, (days: number) => CourseHistory, ThresholdId])[] = [
    ["an old high score", "high-baseline", (days) => historyOf([-days, 12]), "highBaselineWindow"],
    ["an old high score", "high-baseline-severe", (days) => historyOf([-days, 16]), "highBaselineWindow"],
    // A low score inside the window halves the baseline; outside it, the high one of the start stands alone.
    ["a low day-0 score", "reliable-rise", (days) => historyOf([-7, 14], [days, 2], [40, 14]), "dayZeroWindow"],
    ["a low pre-treatment score", "reliable-rise", (days) => historyOf([-days, 2], [0, 14], [40, 14]), "preTreatmentWindow"],
  ];
  const cases = windows.flatMap(([what, rule, at, id]) => settingsOf(id).map((value) => ({ what, rule, at, id, value })));

  test.each(cases)("$what is $rule for $id of $value days and no longer", ({ rule, at, id, value }) => {
    const policy = policyWith({ [id]: value });
    expect(rulesAt(at(value), policy)).toContain(rule);
    expect(rulesAt(at(value + 1), policy)).not.toContain(rule);
  });
});

describe("what a threshold leaves alone", () => {
  test("item 9 of 2 is item-9-high, not item-9", () => {
    expect(rulesAt(historyOf([0, 5], [14, 5, 2]))).toEqual(["item-9-high"]);
    expect(rulesAt(historyOf([0, 5], [14, 5, 1]))).toEqual(["item-9"]);
  });

  test.each([
    ["15 from 14, up 1", historyOf([0, 14], [14, 15])],
    ["20 from 15, no new band", historyOf([0, 15], [14, 20])],
    ["19 from 14.5, up 4.5", historyOf([-7, 14], [0, 15], [14, 19])],
  ])("%s is not newly moderately severe", (_, history) => {
    expect(rulesAt(history)).not.toContain("new-moderately-severe");
  });

  test("a baseline exactly at a band is in it: reaching it again is nothing new", () => {
    expect(rulesAt(historyOf([0, 10], [14, 15]))).not.toContain("new-moderate");
    expect(rulesAt(historyOf([-7, 9], [0, 10], [14, 15]))).toContain("new-moderate");
    expect(rulesAt(gad7([0, 15], [14, 18]))).toEqual([]);
  });

  test("nothing fires on a fall", () => {
    expect(rulesAt(historyOf([0, 14], [14, 4]))).toEqual([]);
    expect(rulesAt(gad7([0, 14], [14, 4]))).toEqual([]);
  });

  test("every threshold of the policy that answers are compared with stands in these tables", () => {
    const elsewhere: ThresholdId[] = ["trendLogOdds", "trendRise", "stillHighOnceIn", "repeatWindow", "repeatWorseBy", "contactWindow"];
    const calendar: ThresholdId[] = ["missedAfter", "firstWeeks", "missesInARow"];
    const windows: ThresholdId[] = ["highBaselineWindow", "dayZeroWindow", "preTreatmentWindow"];
    const claims: ThresholdId[] = ["claimLapsesNow", "claimLapsesToday", "claimLapsesReview"];
    const covered = new Set([...BOUNDARIES.map(([, id]) => id), ...elsewhere, ...calendar, ...windows, ...claims]);
    expect(Object.keys(defaultPolicy.thresholds).filter((id) => !covered.has(id as ThresholdId))).toEqual([]);
  });
});
