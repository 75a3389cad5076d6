import { THRESHOLDS, type ThresholdId } from "./policy";
import { type RuleId, ruleOf } from "./rules";

/** The thresholds that each rule compares with; a rule without a line compares with none. docs/clinical-safety.md says the same. */
const THRESHOLDS_OF: Partial<Record<RuleId, readonly ThresholdId[]>> = {
  "item-9-high": ["item9High"],
  "item-9": ["item9High", "item9"],
  severe: ["severeTotal"],
  "new-moderately-severe": ["moderatelySevereTotal", "newBandRise"],
  "high-baseline-severe": ["moderatelySevereTotal", "highBaselineWindow"],
  "reliable-rise": ["reliableRise"],
  "confirmed-rise": ["confirmedRise"],
  "rise-from-best": ["riseFromBest"],
  "new-moderate": ["moderateTotal", "newBandRise"],
  "high-baseline": ["moderateTotal", "highBaselineWindow"],
  "still-high": ["stillHighTotal", "stillHighOnceIn"],
  "anxiety-rise": ["anxietyRise", "anxietyConfirmedRise", "severeAnxietyTotal"],
  function: ["moderateTotal", "extremeDifficulty"],
  trend: ["trendLogOdds", "trendRise"],
  diverging: ["divergingRise"],
  "severe-symptom": ["severeSymptom"],
  "early-rise": ["earlyRise"],
  missed: ["missedAfter", "firstWeeks", "missesInARow"],
  "no-baseline": ["preTreatmentWindow"],
};

/** The thresholds that a rule compares with, in the order in which it does. */
export function thresholdsOf(rule: RuleId): readonly ThresholdId[] {
  return THRESHOLDS_OF[rule] ?? [];
}

/**
 * Where a rule and each of its thresholds come from, each source once, the rule's own first.
 * @throws RangeError on an id that is no rule
 * @example sourcesOf("message") // ["Product default"]
 */
export function sourcesOf(rule: RuleId): string[] {
  const own = ruleOf(rule).source;
  const all = [`${own.charAt(0).toUpperCase()}${own.slice(1)}`, ...thresholdsOf(rule).map((id) => THRESHOLDS[id].source)];
  return [...new Set(all)];
}
