import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RaisedFlag } from "./flags";
import { type EarlierFlags, joinRepeats, type OpenFlag } from "./join-repeats";
import { defaultPolicy } from "./policy";
import { RULE_IDS, type RuleId, ruleOf } from "./rules";
import { policyWith } from "./testing";

const DAY = 86_400_000;
const now = new Date("2026-05-04T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY);
const MINUTE = 1 / 1440;

const raised = (rule: RuleId, numbers: Record<string, number> = {}): RaisedFlag => ({
  rule,
  urgency: ruleOf(rule).urgency,
  numbers,
  explanation: "",
  items: [],
});
const open = (rule: RuleId, days: number, numbers: Record<string, number> = {}, id = "open"): OpenFlag => ({
  id,
  rule,
  urgency: ruleOf(rule).urgency,
  raisedAt: daysAgo(days),
  numbers,
});
const earlier = (parts: Partial<EarlierFlags> = {}): EarlierFlags => ({ open: [], stillHighAt: null, contacts: [], ...parts });
const outcome = (flag: RaisedFlag, before: EarlierFlags, policy = defaultPolicy) => {
  const { insert, join } = joinRepeats([flag], before, now, policy);
  return insert.length === 1 ? "news" : join.length === 1 ? "joins" : "left out";
};

describe("a review rule that fires again", () => {
  test.each([
    ["after 14 days, no worse", 14, 12, 12, "joins"],
    ["after 14 days, better", 14, 12, 8, "joins"],
    ["after 14 days, worse by 2", 14, 12, 14, "joins"],
    ["after 14 days, worse by 3", 14, 12, 15, "news"],
    ["after exactly 28 days", 28, 12, 12, "joins"],
    ["a minute past 28 days", 28 + MINUTE, 12, 12, "news"],
    ["at the same moment", 0, 12, 12, "joins"],
    ["on a server whose clock is a second behind", -1 / 86_400, 12, 12, "joins"],
  ])("%s", (_, days, before, total, expected) => {
    expect(outcome(raised("reliable-rise", { total }), earlier({ open: [open("reliable-rise", days, { total: before })] }))).toBe(expected);
  });

  test("joins without a total where its rule has none", () => {
    expect(outcome(raised("severe-symptom"), earlier({ open: [open("severe-symptom", 14)] }))).toBe("joins");
  });

  test.each(["message", "stopped"] as const)("is news each time where it tells another thing each time: %s", (rule) => {
    expect(outcome(raised(rule), earlier({ open: [open(rule, MINUTE)] }))).toBe("news");
  });

  test.each([
    ["one more symptom marked severe", raised("severe-symptom", { symptoms: 2 }), open("severe-symptom", 7, { symptoms: 1 }), "news"],
    ["as many symptoms", raised("severe-symptom", { symptoms: 2 }), open("severe-symptom", 7, { symptoms: 2 }), "joins"],
    ["anxiety that has become severe", raised("anxiety-rise", { total: 15 }), open("anxiety-rise", 7, { total: 14 }), "news"],
    ["anxiety not yet severe", raised("anxiety-rise", { total: 14 }), open("anxiety-rise", 7, { total: 12 }), "joins"],
    ["anxiety that was severe before", raised("anxiety-rise", { total: 17 }), open("anxiety-rise", 7, { total: 15 }), "joins"],
    ["a PHQ-9 at that number", raised("reliable-rise", { total: 15 }), open("reliable-rise", 7, { total: 14 }), "joins"],
  ] as const)("%s", (_, flag, before, expected) => {
    expect(outcome(flag, earlier({ open: [before] }))).toBe(expected);
  });

  test("joins only an open flag of its own rule", () => {
    expect(outcome(raised("reliable-rise"), earlier({ open: [open("confirmed-rise", 7)] }))).toBe("news");
    expect(outcome(raised("reliable-rise"), earlier())).toBe("news");
  });

  test("is compared with the latest open flag of its rule, and nobody else is told", () => {
    const flags = [
      open("reliable-rise", 40, { total: 8 }, "old"),
      open("reliable-rise", 10, { total: 12 }, "new"),
      open("reliable-rise", 20, { total: 4 }, "middle"),
    ];
    const flag = raised("reliable-rise", { total: 13 });
    expect(joinRepeats([flag], earlier({ open: flags }), now, defaultPolicy)).toEqual({
      insert: [],
      join: [{ flagId: "new", flag, tellOwner: false }],
    });
  });

  test("goes by the clinic's own window and step", () => {
    const before = earlier({ open: [open("reliable-rise", 14, { total: 12 })] });
    expect(outcome(raised("reliable-rise", { total: 12 }), before, policyWith({ repeatWindow: 13 }))).toBe("news");
    expect(outcome(raised("reliable-rise", { total: 13 }), before, policyWith({ repeatWorseBy: 1 }))).toBe("news");
  });

  test("a watch rule joins alike", () => {
    expect(outcome(raised("early-rise", { total: 9 }), earlier({ open: [open("early-rise", 14, { total: 8 })] }))).toBe("joins");
    expect(outcome(raised("early-rise", { total: 11 }), earlier({ open: [open("early-rise", 14, { total: 8 })] }))).toBe("news");
  });
});

describe("still-high", () => {
  const again = raised("still-high", { total: 16 });

  test.each<[string, EarlierFlags, string]>([
    ["for the first time", earlier(), "news"],
    ["within 56 days, still open", earlier({ stillHighAt: daysAgo(55), open: [open("still-high", 55, { total: 16 })] }), "joins"],
    ["within 56 days, closed", earlier({ stillHighAt: daysAgo(55) }), "left out"],
    ["a minute before 56 days are over, closed", earlier({ stillHighAt: daysAgo(56 - MINUTE) }), "left out"],
    ["after 56 days", earlier({ stillHighAt: daysAgo(56), open: [open("still-high", 56, { total: 16 })] }), "news"],
    [
      "far worse within 56 days: severe speaks for that",
      earlier({ stillHighAt: daysAgo(14), open: [open("still-high", 14, { total: 12 })] }),
      "joins",
    ],
  ])("%s", (_, before, expected) => {
    expect(outcome(again, before)).toBe(expected);
  });

  test("tells nobody when it joins", () => {
    const before = earlier({ stillHighAt: daysAgo(14), open: [open("still-high", 14)] });
    expect(joinRepeats([again], before, now, defaultPolicy).join).toEqual([{ flagId: "open", flag: again, tellOwner: false }]);
  });

  test("does not silence another rule that was flagged within those days", () => {
    expect(outcome(raised("reliable-rise"), earlier({ stillHighAt: daysAgo(14) }))).toBe("news");
  });
});

describe("item-9 after a clinician's contact with a review date", () => {
  const contact = (days: number, flagId = "open") => ({ flagId, at: daysAgo(days) });

  test.each<[string, Partial<EarlierFlags>, string]>([
    ["no contact yet", { open: [open("item-9", 14)] }, "news"],
    ["a contact about this flag", { open: [open("item-9", 14)], contacts: [contact(13)] }, "joins"],
    ["28 days after the contact", { open: [open("item-9", 29)], contacts: [contact(28)] }, "joins"],
    ["a minute more", { open: [open("item-9", 29)], contacts: [contact(28 + MINUTE)] }, "news"],
    ["a contact about another flag", { open: [open("item-9", 14)], contacts: [contact(1, "other")] }, "news"],
    ["one of several contacts", { open: [open("item-9", 40)], contacts: [contact(39), contact(1, "other"), contact(5)] }, "joins"],
    ["a contact, but the flag is closed", { contacts: [contact(1)] }, "news"],
  ])("%s", (_, before, expected) => {
    expect(outcome(raised("item-9"), earlier(before))).toBe(expected);
  });

  test.each([
    [undefined, undefined, "joins"],
    [0, undefined, "joins"],
    [1, undefined, "news"],
    [1, 1, "joins"],
    [2, 1, "news"],
    [0, 2, "joins"],
    [undefined, 0, "news"],
    [undefined, 2, "news"],
  ])("with %s positive ASQ questions now and %s then: %s", (positives, then, expected) => {
    const numbers = (asqPositives: number | undefined): Record<string, number> => (asqPositives === undefined ? {} : { asqPositives });
    const before = earlier({ open: [open("item-9", 14, numbers(then))], contacts: [contact(7)] });
    expect(outcome(raised("item-9", numbers(positives)), before)).toBe(expected);
  });

  test("its owner is told", () => {
    const flag = raised("item-9");
    const before = earlier({ open: [open("item-9", 14)], contacts: [contact(7)] });
    expect(joinRepeats([flag], before, now, defaultPolicy).join).toEqual([{ flagId: "open", flag, tellOwner: true }]);
  });

  test("goes by the clinic's own days", () => {
    const before = earlier({ open: [open("item-9", 14)], contacts: [contact(7)] });
    expect(outcome(raised("item-9"), before, policyWith({ contactWindow: 6 }))).toBe("news");
  });
});

describe("what never joins", () => {
  const joining = RULE_IDS.filter((id) => ["review", "watch"].includes(ruleOf(id).urgency));
  test.each(RULE_IDS.filter((id) => !joining.includes(id)))("%s is its own alert each time", (rule) => {
    expect(outcome(raised(rule), earlier({ open: [open(rule, 1)], stillHighAt: daysAgo(1) }))).toBe("news");
  });

  test.each(RULE_IDS.filter((id) => ruleOf(id).urgency === "now"))("%s not even after a contact", (rule) => {
    expect(outcome(raised(rule), earlier({ open: [open(rule, 1)], contacts: [{ flagId: "open", at: daysAgo(1) }] }))).toBe("news");
  });
});

test("every raised flag is inserted, joined, or a still-high left out: once, in its order", () => {
  const someRules = fc.uniqueArray(fc.constantFrom(...RULE_IDS));
  const someOpen = fc.array(
    fc.record({ rule: fc.constantFrom(...RULE_IDS), days: fc.integer({ min: 0, max: 60 }), total: fc.nat({ max: 27 }) }),
  );
  fc.assert(
    fc.property(someRules, someOpen, fc.nat({ max: 27 }), fc.option(fc.nat({ max: 90 })), (rules, flags, total, stillHighDays) => {
      const openFlags = flags.map(({ rule, days, total }, i) => open(rule, days, { total }, `${i}`));
      const before = earlier({ open: openFlags, stillHighAt: stillHighDays === null ? null : daysAgo(stillHighDays) });
      const { insert, join } = joinRepeats(
        rules.map((rule) => raised(rule, { total })),
        before,
        now,
        defaultPolicy,
      );
      const kept = [...insert.map(({ rule }) => rule), ...join.map(({ flag }) => flag.rule)];
      expect(new Set(kept).size).toBe(kept.length);
      expect(rules.filter((rule) => rule !== "still-high" && !kept.includes(rule))).toEqual([]);
      expect(insert.map(({ rule }) => rule)).toEqual(rules.filter((rule) => insert.some((flag) => flag.rule === rule)));
      for (const { flagId, flag } of join) expect(openFlags.find(({ id }) => id === flagId)?.rule).toBe(flag.rule);
    }),
  );
});
