import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NO_RULE_FIRED, reasonFor } from "./flag-reason";
import { flagsFor, whyNotFlagged } from "./flags";
import { type CourseHistory, historyUpTo } from "./history";
import { defaultPolicy } from "./policy";
import { RULE_IDS, RULES, type RuleId, ruleOf } from "./rules";
import { historyOf, responseOn, SAMPLE_START } from "./testing";
import { urgencyRank } from "./urgency";

const rulesAt = (history: CourseHistory) => flagsFor(history, defaultPolicy).map(({ rule }) => rule);
const flagAt = (history: CourseHistory, id: RuleId) => flagsFor(history, defaultPolicy).find(({ rule }) => rule === id);

describe("the closed list of rules", () => {
  test("is sorted most urgent first and has no rule twice", () => {
    const ranks = RULES.map(({ urgency }) => urgencyRank(urgency));
    expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
    expect(new Set(RULE_IDS).size).toBe(RULES.length);
    for (const id of RULE_IDS) expect(ruleOf(id).id).toBe(id);
  });

  test("refuses an id that is no rule", () => {
    expect(() => ruleOf("gut-feeling" as RuleId)).toThrow(RangeError);
  });
});

describe("both sides of every boundary", () => {
  const both: [RuleId, string, CourseHistory, boolean][] = [
    ["item-9-high", "item 9 is 1", historyOf([0, 5], [14, 5, 1]), false],
    ["item-9-high", "item 9 is 2", historyOf([0, 5], [14, 5, 2]), true],
    ["item-9-high", "item 9 is 3", historyOf([0, 5], [14, 5, 3]), true],
    ["item-9", "item 9 is 0", historyOf([0, 5], [14, 5, 0]), false],
    ["item-9", "item 9 is 1", historyOf([0, 5], [14, 5, 1]), true],
    ["item-9", "item 9 is 2, which is item-9-high", historyOf([0, 5], [14, 5, 2]), false],
    ["item-9", "item 9 is 1 before treatment", historyOf([-7, 1, 1]), true],
    ["severe", "total 19", historyOf([0, 19], [14, 19]), false],
    ["severe", "total 20, no higher than baseline", historyOf([0, 22], [14, 20]), true],
    ["severe", "total 20 as the first answers", historyOf([0, 20]), true],
    ["new-moderately-severe", "14 from 9", historyOf([0, 9], [14, 14]), false],
    ["new-moderately-severe", "15 from 9", historyOf([0, 9], [14, 15]), true],
    ["new-moderately-severe", "15 from 10, up exactly 5", historyOf([0, 10], [14, 15]), true],
    ["new-moderately-severe", "15 from 11, up 4", historyOf([0, 11], [14, 15]), false],
    ["new-moderately-severe", "19 from 14", historyOf([0, 14], [14, 19]), true],
    ["new-moderately-severe", "20 from 15, no new band", historyOf([0, 15], [14, 20]), false],
    ["new-moderately-severe", "19 from 14.5, up 4.5", historyOf([-7, 14], [0, 15], [14, 19]), false],
    ["high-baseline-severe", "14 before treatment", historyOf([-7, 14]), false],
    ["high-baseline-severe", "15 before treatment", historyOf([-7, 15]), true],
    ["high-baseline-severe", "15 the day before", historyOf([-1, 15]), true],
    ["high-baseline-severe", "15 on day 0", historyOf([0, 15]), false],
    ["high-baseline-severe", "15 six weeks before", historyOf([-42, 15]), true],
    ["high-baseline-severe", "15 long before", historyOf([-43, 15]), true],
    ["reliable-rise", "up 5", historyOf([0, 2], [14, 7]), false],
    ["reliable-rise", "up 6", historyOf([0, 2], [14, 8]), true],
    ["reliable-rise", "up 5.5 from a mean of two", historyOf([-7, 2], [0, 3], [14, 8]), false],
    ["reliable-rise", "up 6.5 from a mean of two", historyOf([-7, 2], [0, 3], [14, 9]), true],
    ["reliable-rise", "up 6 from a late baseline", historyOf([14, 2], [28, 8]), true],
    ["reliable-rise", "down 6", historyOf([0, 14], [14, 8]), false],
    ["confirmed-rise", "up 5 once", historyOf([0, 2], [14, 7]), false],
    ["confirmed-rise", "up 5 twice", historyOf([0, 2], [14, 7], [28, 7]), true],
    ["confirmed-rise", "up 5, then up 4", historyOf([0, 2], [14, 7], [28, 6]), false],
    ["confirmed-rise", "up 4, then up 5", historyOf([0, 2], [14, 6], [28, 7]), false],
    ["confirmed-rise", "up 5, back to baseline, up 5", historyOf([0, 2], [14, 7], [28, 2], [42, 7]), false],
    ["confirmed-rise", "up 5 twice, a check-in missed between", historyOf([0, 2], [14, 7], [42, 7]), true],
    ["new-moderate", "9 from 4", historyOf([0, 4], [14, 9]), false],
    ["new-moderate", "10 from 5, up exactly 5", historyOf([0, 5], [14, 10]), true],
    ["new-moderate", "10 from 6, up 4", historyOf([0, 6], [14, 10]), false],
    ["new-moderate", "14 from 9", historyOf([0, 9], [14, 14]), true],
    ["new-moderate", "15 from 10, no new band", historyOf([0, 10], [14, 15]), false],
    ["high-baseline", "9 before treatment", historyOf([-7, 9]), false],
    ["high-baseline", "10 before treatment", historyOf([-7, 10]), true],
    ["high-baseline", "10 on day 0", historyOf([0, 10]), false],
    ["high-baseline", "10 before treatment, then 10 on day 0", historyOf([-7, 10], [0, 10]), false],
    ["high-baseline", "10 before treatment, then 4 on day 0", historyOf([-7, 10], [0, 4]), false],
  ];

  test.each(both)("%s: %s", (rule, _, history, fires) => {
    expect(rulesAt(history).includes(rule)).toBe(fires);
  });

  test("every rule is tested on both sides", () => {
    for (const id of RULE_IDS) {
      const sides = new Set(both.filter(([rule]) => rule === id).map(([, , , fires]) => fires));
      expect([id, sides.size]).toEqual([id, 2]);
    }
  });

  test("a clinic's own threshold is the one compared with", () => {
    const careful = { ...defaultPolicy, thresholds: { ...defaultPolicy.thresholds, reliableRise: 4 } };
    expect(flagsFor(historyOf([0, 2], [14, 6]), careful).map(({ rule }) => rule)).toEqual(["reliable-rise"]);
    expect(rulesAt(historyOf([0, 2], [14, 6]))).toEqual([]);
  });
});

describe("the flags of one response", () => {
  test("come most urgent first, with the urgency of their rule", () => {
    const flags = flagsFor(historyOf([0, 6], [14, 22, 3], [28, 22, 3]), defaultPolicy);
    expect(flags.map(({ rule }) => rule)).toEqual([
      "item-9-high",
      "severe",
      "new-moderately-severe",
      "reliable-rise",
      "confirmed-rise",
      "new-moderate",
    ]);
    for (const { rule, urgency } of flags) expect(urgency).toBe(ruleOf(rule).urgency);
  });

  test("carry both numbers", () => {
    expect(flagAt(historyOf([0, 6], [14, 17]), "reliable-rise")?.numbers).toEqual({ total: 17, baseline: 6, rise: 11, threshold: 6 });
    expect(flagAt(historyOf([0, 6, 1], [14, 8, 2]), "item-9-high")?.numbers).toEqual({ item9: 2, previousItem9: 1, threshold: 2 });
    expect(flagAt(historyOf([-7, 16]), "high-baseline")?.numbers).toEqual({ total: 16, threshold: 10 });
  });

  test("name the items that moved since the baseline response, the biggest rise first and falls last", () => {
    const before = { ...responseOn(0, 0), answers: [0, 1, 0, 3, 0, 0, 0, 0, 0], total: 4 };
    const after = { ...responseOn(14, 0), answers: [1, 1, 2, 2, 3, 0, 1, 0, 1], total: 11 };
    const [flag] = flagsFor({ courseStart: SAMPLE_START, timeZone: "UTC", responses: [before, after] }, defaultPolicy);
    expect(flag?.items).toEqual([
      { key: "appetite", from: 0, to: 3 },
      { key: "sleep", from: 0, to: 2 },
      { key: "interest", from: 0, to: 1 },
      { key: "concentration", from: 0, to: 1 },
      { key: "item9", from: 0, to: 1 },
      { key: "energy", from: 3, to: 2 },
    ]);
  });

  test("compare the first answers of a course with nothing", () => {
    expect(flagAt(historyOf([-7, 16]), "high-baseline")?.items).toEqual([]);
  });

  test("are none without answers", () => {
    expect(flagsFor(historyOf(), defaultPolicy)).toEqual([]);
  });

  test.each<[RuleId, CourseHistory, string]>([
    [
      "item-9-high",
      historyOf([0, 6], [14, 8, 2]),
      "Item 9 (better off dead, or hurting themselves) answered “more than half the days”, 2 of 3; at the check-in before “not at all”, 0.",
    ],
    [
      "item-9",
      historyOf([-7, 6, 1]),
      "Item 9 (better off dead, or hurting themselves) answered “several days”, 1 of 3, in the first answers of this course.",
    ],
    ["severe", historyOf([0, 6], [14, 21]), "PHQ-9 is 21, severe (20 or more); up 15 from baseline 6."],
    ["severe", historyOf([0, 23], [14, 21]), "PHQ-9 is 21, severe (20 or more); down 2 from baseline 23."],
    ["severe", historyOf([0, 21], [14, 21]), "PHQ-9 is 21, severe (20 or more); the same as baseline 21."],
    ["severe", historyOf([0, 21]), "PHQ-9 is 21, severe (20 or more); these answers set the baseline."],
    ["new-moderately-severe", historyOf([0, 6], [14, 17]), "PHQ-9 is 17, up 11 from baseline 6: newly moderately severe (15 or more)."],
    ["new-moderate", historyOf([-7, 5], [0, 6], [14, 11]), "PHQ-9 is 11, up 5.5 from baseline 5.5: newly moderate (10 or more)."],
    ["high-baseline-severe", historyOf([-7, 16]), "PHQ-9 is 16 before treatment (15 or more): review before the first dose."],
    ["high-baseline", historyOf([-7, 12]), "PHQ-9 is 12 before treatment (10 or more): talk about mood before the first dose."],
    ["reliable-rise", historyOf([20, 5], [34, 12]), "PHQ-9 is 12, up 7 from late baseline 5; a rise of 6 or more is reliable change."],
    [
      "confirmed-rise",
      historyOf([0, 2], [14, 8], [28, 7]),
      "PHQ-9 is 7 after 8 at the check-in before: at least 5 above baseline 2 twice in a row.",
    ],
  ])("%s says why in words a prescriber would use", (rule, history, sentence) => {
    expect(flagAt(history, rule)?.explanation).toBe(sentence);
  });
});

describe("the one-line reason on the panel", () => {
  test.each<[string, CourseHistory, string]>([
    [
      "item 9 and a rise",
      historyOf([0, 6], [14, 17, 2]),
      "Item 9 “more than half the days”. Newly moderately severe at 17. Up 11 from baseline 6.",
    ],
    ["item 9 alone", historyOf([0, 6], [14, 6, 1]), "Item 9 “several days”."],
    ["a rise", historyOf([0, 2], [14, 8]), "Up 6 from baseline 2."],
    ["a confirmed rise", historyOf([0, 2], [14, 7], [28, 7]), "Up 5 from baseline 2, second check-in in a row."],
    ["severe says more than the bands below", historyOf([0, 6], [14, 21]), "Severe at 21. Up 15 from baseline 6."],
    ["severe but improving", historyOf([0, 25], [14, 21]), "Severe at 21."],
    ["newly moderate", historyOf([0, 5], [14, 10]), "Newly moderate at 10. Up 5 from baseline 5."],
    ["before treatment, said once for two rules", historyOf([-7, 16]), "PHQ-9 16 before treatment."],
  ])("%s", (_, history, reason) => {
    expect(reasonFor(flagsFor(history, defaultPolicy))).toBe(reason);
  });

  test("never reassures where no rule fired", () => {
    expect(reasonFor([])).toBe("No rule fired. This does not exclude risk; ask about mood.");
    expect(NO_RULE_FIRED).toBe(reasonFor([]));
  });
});

describe("why nothing was flagged", () => {
  const item9 = "Item 9 “not at all”; any other answer is flagged";
  test.each<[string, CourseHistory, string[]]>([
    ["a small rise", historyOf([0, 5], [14, 7]), ["PHQ-9 7, 2 above baseline 5; rises from 6 are flagged", item9]],
    ["a fall", historyOf([0, 8], [14, 7]), ["PHQ-9 7, 1 below baseline 8; rises from 6 are flagged", item9]],
    ["no change", historyOf([0, 7], [14, 7]), ["PHQ-9 7, the same as baseline 7; rises from 6 are flagged", item9]],
    [
      "a first rise of 5",
      historyOf([0, 2], [14, 7]),
      ["PHQ-9 7, 5 above baseline 2; rises from 6 are flagged, rises from 5 when they come twice in a row", item9],
    ],
    ["the first answers", historyOf([0, 7]), ["PHQ-9 7; these answers set the baseline, change is judged from the next", item9]],
    [
      "before treatment",
      historyOf([-7, 9]),
      ["PHQ-9 9; these answers set the baseline, change is judged from the next", "Before treatment, 10 or more is flagged", item9],
    ],
    [
      "high since the start",
      historyOf([0, 12], [14, 13]),
      [
        "PHQ-9 13, 1 above baseline 12; rises from 6 are flagged",
        "The baseline 12 was already 10 or more",
        "20 or more is always flagged",
        item9,
      ],
    ],
    [
      "into a band by a small rise",
      historyOf([0, 8], [14, 12]),
      [
        "PHQ-9 12, 4 above baseline 8; rises from 6 are flagged",
        "10 or more is flagged with a rise of 5",
        "20 or more is always flagged",
        item9,
      ],
    ],
    [
      "a late baseline",
      historyOf([20, 4], [34, 5]),
      [
        "PHQ-9 5, 1 above late baseline 4; rises from 6 are flagged",
        "No answers shortly before or at the start; the first of the course serve as baseline",
        item9,
      ],
    ],
    ["no answers", historyOf(), ["No answers yet; every rule needs at least one"]],
  ])("%s", (_, history, facts) => {
    expect(whyNotFlagged(history, defaultPolicy)).toEqual(facts);
  });

  test("says nothing where a rule fired", () => {
    expect(whyNotFlagged(historyOf([0, 2], [14, 8]), defaultPolicy)).toEqual([]);
  });
});

describe("for every legal history", () => {
  const answers = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 9, maxLength: 9 });
  const legalHistory = fc
    .record({
      gaps: fc.array(fc.record({ hours: fc.integer({ min: 0, max: 24 * 40 }), answers }), { minLength: 1, maxLength: 10 }),
      firstDay: fc.integer({ min: -60, max: 30 }),
      timeZone: fc.constantFrom("UTC", "Europe/London", "America/New_York", "Pacific/Auckland"),
      courseStart: fc.constantFrom("2026-03-02", "2026-03-28", "2026-10-24", "2026-11-01"),
    })
    .map(({ gaps, firstDay, timeZone, courseStart }): CourseHistory => {
      let at = Date.parse(`${courseStart}T12:00:00Z`) + firstDay * 86_400_000;
      const responses = gaps.map(({ hours, answers }) => {
        at += hours * 3_600_000;
        return { at: new Date(at), answers, total: answers.reduce((sum, answer) => sum + answer, 0), difficulty: null };
      });
      return { courseStart, timeZone, responses };
    });
  const urgencyAt = (history: CourseHistory) => Math.max(0, ...flagsFor(history, defaultPolicy).map(({ urgency }) => urgencyRank(urgency)));

  test("the rules never throw, every flag has its numbers, and either flags or reasons are given", () => {
    fc.assert(
      fc.property(legalHistory, (history) => {
        const flags = flagsFor(history, defaultPolicy);
        for (const { numbers, explanation } of flags) {
          expect(Object.values(numbers).every(Number.isFinite)).toBe(true);
          expect(explanation).toMatch(/^\S.*\.$/);
          expect(explanation).not.toMatch(/undefined|NaN|null/);
        }
        expect(reasonFor(flags)).not.toMatch(/undefined|NaN|null/);
        expect(whyNotFlagged(history, defaultPolicy).length > 0).toBe(flags.length === 0);
      }),
    );
  });

  test("a flag at a response depends on no later one", () => {
    fc.assert(
      fc.property(legalHistory, legalHistory, (history, other) => {
        const end = history.responses.at(-1)?.at.getTime() ?? 0;
        const later = other.responses.map((response, i) => ({ ...response, at: new Date(end + i + 1) }));
        const longer = { ...history, responses: [...history.responses, ...later] };
        const index = history.responses.length - 1;
        expect(flagsFor(historyUpTo(longer, index), defaultPolicy)).toEqual(flagsFor(history, defaultPolicy));
      }),
    );
  });

  test("raising one answer of the newest response never lowers its urgency", () => {
    fc.assert(
      fc.property(legalHistory, fc.nat({ max: 8 }), (history, i) => {
        const newest = history.responses.at(-1);
        fc.pre(newest !== undefined && (newest.answers[i] ?? 3) < 3);
        const raised = { ...newest, answers: newest.answers.with(i, (newest.answers[i] ?? 0) + 1), total: newest.total + 1 };
        const worse = { ...history, responses: [...history.responses.slice(0, -1), raised] };
        expect(urgencyAt(worse)).toBeGreaterThanOrEqual(urgencyAt(history));
      }),
      { numRuns: 1000 },
    );
  });

  test("the order of the first eight items changes neither rules nor sentences", () => {
    fc.assert(
      fc.property(legalHistory, (history) => {
        const turned = {
          ...history,
          responses: history.responses.map((r) => ({ ...r, answers: [...r.answers.slice(0, 8).toReversed(), ...r.answers.slice(8)] })),
        };
        const said = (h: CourseHistory) => flagsFor(h, defaultPolicy).map(({ rule, explanation }) => [rule, explanation]);
        expect(said(turned)).toEqual(said(history));
      }),
    );
  });
});
