import { anxietyRise, confirmedRise, diverging, earlyRise, reliableRise, riseFromBest } from "./change-rules";
import { checkHistory } from "./check-history";
import type { Finding } from "./finding";
import type { CourseHistory } from "./history";
import { item9, item9High, item9Retracted } from "./item-9-rules";
import { type MovedItem, movedItems } from "./moved-items";
import type { Policy } from "./policy";
import { type Reading, readHistory } from "./reading";
import { helpRequested, message, severeSymptom, stopped, warningSign } from "./report-rules";
import { ANSWER_RULES, type AnswerRuleId, type RuleId } from "./rules";
import { dailyLife, highBaseline, highBaselineSevere, newModerate, newModeratelySevere, severe, stillHigh } from "./severity-rules";
import { trendRule } from "./trend-rule";
import type { Urgency } from "./urgency";
import { whyNotFacts } from "./why-not-facts";

/** One rule that fired at the newest check-in. */
export type RaisedFlag = {
  readonly rule: RuleId;
  readonly urgency: Urgency;
  readonly numbers: Record<string, number>;
  readonly explanation: string;
  /** Items that moved since the response the baseline was made from, biggest rise first. */
  readonly items: MovedItem[];
};

const RULE_TESTS: Record<AnswerRuleId, (reading: Reading) => Finding | null> = {
  "item-9-high": item9High,
  "help-requested": helpRequested,
  "item-9": item9,
  "item-9-retracted": item9Retracted,
  severe,
  "new-moderately-severe": newModeratelySevere,
  "high-baseline-severe": highBaselineSevere,
  "warning-sign": warningSign,
  "reliable-rise": reliableRise,
  "confirmed-rise": confirmedRise,
  "rise-from-best": riseFromBest,
  "new-moderate": newModerate,
  "high-baseline": highBaseline,
  "still-high": stillHigh,
  "anxiety-rise": anxietyRise,
  function: dailyLife,
  trend: trendRule,
  diverging,
  "severe-symptom": severeSymptom,
  stopped,
  message,
  "early-rise": earlyRise,
};

/** One check-in of a course, judged from the check-ins up to it alone. */
export type JudgedCheckIn = {
  /** Most urgent first (the order of `RULES`), with no merging of repeats: that is `joinRepeats`. Empty excludes no risk. */
  readonly flags: RaisedFlag[];
  /** The detector's value: log odds, higher is worse; null where it has none. */
  readonly signal: number | null;
};

/**
 * Every check-in of a course judged in turn, in one pass.
 * @throws RangeError on a history no course can have
 */
export function judgeCourse(history: CourseHistory, policy: Policy): JudgedCheckIn[] {
  checkHistory(history);
  return readHistory(history, policy).map((reading) => ({ flags: flagsOf(reading), signal: reading.trend?.value ?? null }));
}

/**
 * Every flag that the newest check-in of a course raises, most urgent first (the order of `RULES`), with no merging of
 * repeats: that is `joinRepeats`. Empty when no rule fired, which excludes no risk.
 * @param history all check-ins of the course up to the one being judged, oldest first
 * @throws RangeError on a history no course can have
 */
export function flagsFor(history: CourseHistory, policy: Policy): RaisedFlag[] {
  checkHistory(history);
  const reading = readHistory(history, policy).at(-1);
  return reading === undefined ? [] : flagsOf(reading);
}

function flagsOf(reading: Reading): RaisedFlag[] {
  const items = reading.depression ? movedItems(reading.depression.comparison, reading.depression.newest) : [];
  return ANSWER_RULES.flatMap(({ id, urgency }) => {
    const finding = RULE_TESTS[id](reading);
    return finding === null ? [] : [{ rule: id, urgency, numbers: { ...finding.numbers }, explanation: finding.explanation, items }];
  });
}

/**
 * Short facts that say why the newest check-in raised no flag; empty when it raised one. Facts only: they stand beside
 * `NO_RULE_FIRED`, and none of them may reassure.
 * @throws RangeError on a history no course can have
 * @example ["PHQ-9 7, 2 above baseline 5; rises from 6 are flagged", "Item 9 “not at all”; any other answer is flagged"]
 */
export function whyNotFlagged(history: CourseHistory, policy: Policy): string[] {
  checkHistory(history);
  const reading = readHistory(history, policy).at(-1);
  if (reading === undefined) return ["No answers yet; every rule needs at least one"];
  return flagsOf(reading).length > 0 ? [] : whyNotFacts(reading);
}
