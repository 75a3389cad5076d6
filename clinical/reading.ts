import { type Baseline, baselineFrom, baselineResponses, type CourseHistory, type DepressionResponse, startResponsesOf } from "./history";
import { startOfLocalDay } from "./local-time";
import type { Policy } from "./policy";
import { scorePhq9 } from "./score-phq9";

/** What the rules read off a history, seen from its newest response. Worked out once, so that no rule counts differently. */
export type Reading = {
  readonly newest: DepressionResponse;
  readonly item9: number;
  readonly previous: DepressionResponse | null;
  readonly baseline: Baseline;
  /** Newest total minus baseline; negative is better. */
  readonly rise: number;
  /** Latest response, other than the newest, that the baseline was made from: the one to compare items with. */
  readonly comparison: DepressionResponse | null;
  /** Answered before the date of the first dose, however long before: old enough, it is no baseline, and still a warning. */
  readonly isBeforeTreatment: boolean;
  readonly thresholds: Policy["thresholds"];
};

/** Null without responses. @throws RangeError on an impossible date or zone */
export function readHistory(history: CourseHistory, policy: Policy): Reading | null {
  const newest = history.responses.at(-1);
  const start = startResponsesOf(history, policy);
  const baseline = baselineFrom(history, start);
  if (newest === undefined || baseline === null) return null;
  return {
    newest,
    item9: scorePhq9(newest.answers).item9,
    previous: history.responses.at(-2) ?? null,
    baseline,
    rise: newest.total - baseline.value,
    comparison: baselineResponses(history, start).findLast((response) => response !== newest) ?? null,
    isBeforeTreatment: newest.at < startOfLocalDay(history.courseStart, history.timeZone),
    thresholds: policy.thresholds,
  };
}
