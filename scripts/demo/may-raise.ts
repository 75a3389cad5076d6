import { defaultPolicy } from "@/clinical/policy";
import { type RuleId, ruleOf } from "@/clinical/rules";
import type { Urgency } from "@/clinical/urgency";

/** Rules that one check-in's answers decide by themselves. */
export const OF_ONE_CHECK_IN: readonly RuleId[] = [
  "item-9-high",
  "item-9",
  "item-9-retracted",
  "severe",
  "high-baseline-severe",
  "warning-sign",
  "high-baseline",
  "function",
  "severe-symptom",
  "stopped",
  "message",
];

/** Rules that compare the newest two check-ins with those that the baseline is made from, which are among the first two. */
export const OF_BOTH_ENDS: readonly RuleId[] = [
  "new-moderately-severe",
  "reliable-rise",
  "confirmed-rise",
  "new-moderate",
  "still-high",
  "anxiety-rise",
  "diverging",
];

const { severeTotal, moderatelySevereTotal, moderateTotal, stillHighTotal } = defaultPolicy.thresholds;
/** The total below which a rule is silent. */
const LEAST: Partial<Record<RuleId, number>> = {
  severe: severeTotal,
  "new-moderately-severe": moderatelySevereTotal,
  "high-baseline-severe": moderatelySevereTotal,
  "new-moderate": moderateTotal,
  "high-baseline": moderateTotal,
  "still-high": stillHighTotal,
  function: moderateTotal,
};
const ABOUT_ITEM_9: readonly RuleId[] = ["item-9-high", "item-9", "item-9-retracted"];
const URGENT: readonly Urgency[] = ["now", "today"];

/**
 * False where a glance at nine answers rules out that they raise a rule as the most urgent one (null: that they raise nothing). It costs
 * nothing beside judging the course, which most candidates are spared by it.
 */
export function mayRaise(rule: RuleId | null, mood: readonly number[]): boolean {
  const total = mood.reduce((sum, answer) => sum + answer, 0);
  const item9 = mood[8] ?? 0;
  if (rule === null) return item9 === 0 && total < severeTotal;
  if (total < (LEAST[rule] ?? 0)) return false;
  if (ABOUT_ITEM_9.includes(rule)) return item9 > 0;
  return URGENT.includes(ruleOf(rule).urgency) || (item9 === 0 && total < severeTotal);
}
