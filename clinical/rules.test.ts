import { describe, expect, test } from "vitest";
import { ANSWER_RULES, RULE_IDS, RULES, type RuleId, ruleOf, TASK_RULE_IDS } from "./rules";
import { urgencyRank } from "./urgency";

test("the rules are those of the clinical reference, each with its urgency, most urgent first", () => {
  expect(RULES.map(({ id, urgency }) => [id, urgency])).toEqual([
    ["item-9-high", "now"],
    ["help-requested", "now"],
    ["item-9", "today"],
    ["item-9-retracted", "today"],
    ["severe", "today"],
    ["new-moderately-severe", "today"],
    ["high-baseline-severe", "today"],
    ["warning-sign", "today"],
    ["reliable-rise", "review"],
    ["confirmed-rise", "review"],
    ["rise-from-best", "review"],
    ["new-moderate", "review"],
    ["high-baseline", "review"],
    ["still-high", "review"],
    ["anxiety-rise", "review"],
    ["function", "review"],
    ["trend", "review"],
    ["diverging", "review"],
    ["severe-symptom", "review"],
    ["stopped", "review"],
    ["message", "review"],
    ["early-rise", "watch"],
    ["missed", "missed"],
    ["no-baseline", "missed"],
  ]);
  const ranks = RULES.map(({ urgency }) => urgencyRank(urgency));
  expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
});

test("what the calendar decides and what answers decide are all the rules together", () => {
  expect([...ANSWER_RULES.map(({ id }) => id), ...TASK_RULE_IDS]).toEqual(RULE_IDS);
});

test("a rule is found by its id, and what is no rule is refused", () => {
  for (const id of RULE_IDS) expect(ruleOf(id).id).toBe(id);
  expect(() => ruleOf("gut-feeling" as RuleId)).toThrow(new RangeError("Not a rule: gut-feeling"));
});

describe("what is suggested", () => {
  const suggested = (urgency: string) => RULES.filter((rule) => rule.urgency === urgency && rule.id !== "message");

  test("is a contact as soon as the urgency asks for", () => {
    for (const { suggestedAction } of suggested("now")) expect(suggestedAction).toMatch(/^(Contact|Call) the patient now\. Crisis service/);
    for (const { suggestedAction } of suggested("today")) expect(suggestedAction).toMatch(/Contact the patient today/);
    for (const { suggestedAction } of suggested("review")) expect(suggestedAction).toMatch(/^Contact within 3 working days/);
  });

  test("says that stopping may not be enough wherever the drug may be stopped: after every score, item 9, sign or stop during a course", () => {
    const silent = RULES.filter(
      ({ suggestedAction }) => !suggestedAction.includes("Stopping may not be enough; arrange further assessment."),
    );
    expect(silent.map(({ id }) => id)).toEqual([
      "help-requested",
      "high-baseline-severe",
      "high-baseline",
      "message",
      "early-rise",
      "missed",
      "no-baseline",
    ]);
  });
});

test("every rule has a short name of its own", () => {
  expect(new Set(RULES.map(({ title }) => title)).size).toBe(RULES.length);
  expect(RULES.filter(({ title }) => title.split(" ").length > 4)).toEqual([]);
});
