import type { TrendPoint } from "./trend";

/**
 * What the detector saw, in a sentence a prescriber can check against the table of scores.
 * @param name the instrument as a clinician knows it
 * @throws RangeError on a point without a change
 * @example "PHQ-9 has been rising for about 5 weeks and is now 6 points above the level of weeks 0 to 4."
 */
export function trendSentence({ day, change }: TrendPoint, name: string): string {
  if (change === null) throw new RangeError("There is no change to put into words");
  const weeks = weeksSince({ day, change });
  const points = Math.max(1, Math.round(change.rise));
  return `${name} has been rising for about ${count(weeks, "week")} and is now ${count(points, "point")} above the level ${span(change)}.`;
}

/** Whole weeks since the rise most likely began, at least 1. @throws RangeError on a point without a change */
export function weeksSince({ day, change }: Pick<TrendPoint, "day" | "change">): number {
  if (change === null) throw new RangeError("There is no change to count from");
  return Math.max(1, Math.round((day - change.onsetDay) / 7));
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? "" : "s"}`;
}

function span({ beforeFrom, beforeTo }: { beforeFrom: number; beforeTo: number }): string {
  if (beforeTo < 0) return "before the start";
  const [from, to] = [Math.floor(beforeFrom / 7), Math.floor(beforeTo / 7)];
  if (from < 0) return `up to week ${to}`;
  return from === to ? `of week ${to}` : `of weeks ${from} to ${to}`;
}
