import { confirmedRise, reliableRise } from "./change-rules";
import type { Finding } from "./finding";
import { type CourseHistory, checkHistory } from "./history";
import { item9, item9High } from "./item-9-rules";
import { type MovedItem, movedItems } from "./moved-items";
import type { Policy } from "./policy";
import { type Reading, readHistory } from "./reading";
import { RULES, type RuleId } from "./rules";
import { highBaseline, highBaselineSevere, newModerate, newModeratelySevere, severe } from "./severity-rules";
import type { Urgency } from "./urgency";
import { whyNotFacts } from "./why-not-facts";

/** One rule that fired at the newest response. */
export type RaisedFlag = {
  readonly rule: RuleId;
  readonly urgency: Urgency;
  readonly numbers: Record<string, number>;
  readonly explanation: string;
  /** Items that moved since the response the baseline was made from, biggest rise first. */
  readonly items: MovedItem[];
};

const RULE_TESTS: Record<RuleId, (reading: Reading) => Finding | null> = {
  "item-9-high": item9High,
  "item-9": item9,
  severe,
  "new-moderately-severe": newModeratelySevere,
  "high-baseline-severe": highBaselineSevere,
  "reliable-rise": reliableRise,
  "confirmed-rise": confirmedRise,
  "new-moderate": newModerate,
  "high-baseline": highBaseline,
};

/**
 * Every flag that the newest response of a course raises, most urgent first (the order of `RULES`), with no merging of
 * repeats: that is `joinRepeats`. Empty when no rule fired, which excludes no risk.
 * @param history all responses of the course up to the one being judged, oldest first
 * @throws RangeError on a history no course can have
 */
export function flagsFor(history: CourseHistory, policy: Policy): RaisedFlag[] {
  checkHistory(history);
  const reading = readHistory(history, policy);
  if (reading === null) return [];
  const items = movedItems(reading.comparison, reading.newest);
  return RULES.flatMap(({ id, urgency }) => {
    const finding = RULE_TESTS[id](reading);
    return finding === null ? [] : [{ rule: id, urgency, numbers: { ...finding.numbers }, explanation: finding.explanation, items }];
  });
}

/**
 * Short facts that say why the newest response raised no flag; empty when it raised one. Facts only: they stand beside
 * `NO_RULE_FIRED`, and none of them may reassure.
 * @throws RangeError on a history no course can have
 * @example ["PHQ-9 7, 2 above baseline 5; rises from 6 are flagged", "Item 9 “not at all”; any other answer is flagged"]
 */
export function whyNotFlagged(history: CourseHistory, policy: Policy): string[] {
  if (flagsFor(history, policy).length > 0) return [];
  const reading = readHistory(history, policy);
  return reading === null ? ["No answers yet; every rule needs at least one"] : whyNotFacts(reading);
}
