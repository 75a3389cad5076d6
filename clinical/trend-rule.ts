import { type Finding, nameOf } from "./finding";
import type { Reading } from "./reading";
import { trendSentence, weeksSince } from "./trend/trend-words";

/**
 * `trend`: the statistical detector passes its threshold, while the newest total lies above the level before the rise by 2 or more. The
 * sentence says what was seen, never how likely it is to be real.
 */
export function trendRule({
  depression,
  trend,
  thresholds: { trendLogOdds: threshold, trendRise: riseThreshold },
}: Reading): Finding | null {
  if (depression === null || trend === null || trend.value === null || trend.change === null) return null;
  if (trend.value < threshold || trend.change.rise < riseThreshold) return null;
  return {
    numbers: {
      total: depression.newest.total,
      statistic: round(trend.value),
      threshold,
      riseThreshold,
      levelBefore: round(trend.change.levelBefore),
      rise: round(trend.change.rise),
      weeks: weeksSince(trend),
    },
    explanation: trendSentence(trend, nameOf(depression.newest)),
  };
}

/** To two places: the numbers are shown, and a reader gains nothing from more. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
