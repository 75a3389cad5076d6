import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RaisedFlag } from "./flags";
import { joinRepeats, type OpenFlag } from "./join-repeats";
import { defaultPolicy } from "./policy";
import { RULE_IDS, type RuleId, ruleOf } from "./rules";

const DAY = 86_400_000;
const now = new Date("2026-05-04T12:00:00Z");
const raised = (rule: RuleId): RaisedFlag => ({ rule, urgency: ruleOf(rule).urgency, numbers: {}, explanation: "", items: [] });
const open = (rule: RuleId, daysAgo: number, total: number, id = "open"): OpenFlag => ({
  id,
  rule,
  urgency: ruleOf(rule).urgency,
  raisedAt: new Date(now.getTime() - daysAgo * DAY),
  total,
});
const joins = (rule: RuleId, flags: OpenFlag[], total: number) =>
  joinRepeats([raised(rule)], flags, { now, total }, defaultPolicy).join.length === 1;

describe("a review rule that fires again", () => {
  test.each([
    ["after 14 days, no worse", 14, 12, 12, true],
    ["after 14 days, better", 14, 12, 8, true],
    ["after 14 days, worse by 2", 14, 12, 14, true],
    ["after 14 days, worse by 3", 14, 12, 15, false],
    ["after exactly 28 days", 28, 12, 12, true],
    ["a minute past 28 days", 28 + 1 / 1440, 12, 12, false],
    ["at the same moment", 0, 12, 12, true],
    ["on a server whose clock is a second behind", -1 / 86_400, 12, 12, true],
  ])("%s", (_, daysAgo, before, total, joined) => {
    expect(joins("reliable-rise", [open("reliable-rise", daysAgo, before)], total)).toBe(joined);
  });

  test("joins only an open flag of its own rule", () => {
    expect(joins("reliable-rise", [open("confirmed-rise", 7, 12)], 12)).toBe(false);
    expect(joins("reliable-rise", [], 12)).toBe(false);
  });

  test("is compared with the latest open flag of its rule", () => {
    const flags = [open("reliable-rise", 40, 8, "old"), open("reliable-rise", 10, 12, "new"), open("reliable-rise", 20, 4, "middle")];
    expect(joinRepeats([raised("reliable-rise")], flags, { now, total: 13 }, defaultPolicy).join).toEqual([
      { flagId: "new", flag: raised("reliable-rise") },
    ]);
  });
});

test.each(RULE_IDS.filter((id) => ruleOf(id).urgency !== "review"))("%s never joins: it is its own alert each time", (rule) => {
  expect(joins(rule, [open(rule, 1, 27)], 5)).toBe(false);
});

test("every raised flag is either inserted or joined, once, in its order", () => {
  const someRules = fc.uniqueArray(fc.constantFrom(...RULE_IDS));
  const someOpen = fc.array(
    fc.record({ rule: fc.constantFrom(...RULE_IDS), days: fc.integer({ min: 0, max: 60 }), total: fc.nat({ max: 27 }) }),
  );
  fc.assert(
    fc.property(someRules, someOpen, fc.nat({ max: 27 }), (rules, flags, total) => {
      const openFlags = flags.map(({ rule, days, total }, i) => open(rule, days, total, `${i}`));
      const { insert, join } = joinRepeats(rules.map(raised), openFlags, { now, total }, defaultPolicy);
      expect([...insert.map(({ rule }) => rule), ...join.map(({ flag }) => flag.rule)].toSorted()).toEqual(rules.toSorted());
      for (const { flagId, flag } of join) expect(openFlags.find(({ id }) => id === flagId)?.rule).toBe(flag.rule);
    }),
  );
});
