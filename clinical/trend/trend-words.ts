import type { TrendPoint } from "./trend";

/**
 * What the detector saw, in a sentence a prescriber can check against the table of scores.
 * @param name the instrument as a clinician knows it
 * @throws RangeError on a point without a change
 * @example "PHQ-9 has been rising for about 5 weeks and is now 6 points above the level of weeks 0 to 4."
 */
export function trendSentence({ day, change }: TrendPoint, name: string): string {
  if (change === null) throw new RangeError("There is no change to put into words");
  const weeks = Math.max(1, Math.round((day - change.onsetDay) / 7));
  const points = Math.max(1, Math.round(change.rise));
  return `${name} has been rising for about ${count(weeks, "week")} and is now ${count(points, "point")} above the level of ${span(change)}.`;
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? "" : "s"}`;
}

function span({ beforeFrom, beforeTo }: { beforeFrom: number; beforeTo: number }): string {
  if (beforeTo < 0) return "the time before the start";
  const [from, to] = [Math.floor(beforeFrom / 7), Math.floor(beforeTo / 7)];
  const first = from < 0 ? "before the start" : `week ${from}`;
  if (from === to) return first;
  return from < 0 ? `the time from before the start to week ${to}` : `weeks ${from} to ${to}`;
}
