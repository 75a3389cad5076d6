import type { TrendPoint } from "./trend";
import { TREND_MODEL } from "./trend-model";

type Seen = Pick<TrendPoint, "day" | "change">;

/**
 * What the detector saw, in a sentence a prescriber can check against the table of scores.
 * @param name the instrument as a clinician knows it
 * @throws RangeError on a point without a change
 * @example "PHQ-9 has been rising for about 5 weeks: now 10, 6 points above the level of weeks 0 to 4."
 */
export function trendSentence({ day, change }: Seen, name: string): string {
  if (change === null) throw new RangeError("There is no change to put into words");
  const above = `${count(Math.max(1, Math.round(change.rise)), "point")} above the level ${levelBefore(change, day)}`;
  const silent = change.afterFrom - change.beforeTo;
  // Where nothing was answered for longer than onsets are looked for, nobody knows when it began.
  if (silent > TREND_MODEL.onsetGrid.reach) return `${name} is ${change.total}, ${above}, with no answers for ${weeks(silent)} in between.`;
  return `${name} has been ${change.isRising ? "rising" : "higher"} for about ${weeks(day - change.onsetDay)}: now ${change.total}, ${above}.`;
}

/** Whole weeks since the rise most likely began, at least 1. @throws RangeError on a point without a change */
export function weeksSince({ day, change }: Seen): number {
  if (change === null) throw new RangeError("There is no change to count from");
  return wholeWeeks(day - change.onsetDay);
}

function wholeWeeks(days: number): number {
  return Math.max(1, Math.round(days / 7));
}

function weeks(days: number): string {
  return count(wholeWeeks(days), "week");
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? "" : "s"}`;
}

/** "of weeks 0 to 4" and its like; before the first dose there are no weeks to name. */
function levelBefore({ beforeFrom, beforeTo }: { beforeFrom: number; beforeTo: number }, day: number): string {
  if (beforeTo < 0) return day < 0 ? "of the answers before" : "before the start";
  const [from, to] = [Math.floor(beforeFrom / 7), Math.floor(beforeTo / 7)];
  if (from < 0) return to === 0 ? "before and at the start" : `from before the start to week ${to}`;
  return from === to ? `of week ${to}` : `of weeks ${from} to ${to}`;
}
