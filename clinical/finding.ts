import type { Baseline } from "./history";
import { INSTRUMENTS } from "./instruments";
import type { ScoredDepression } from "./reading";

/** What one rule found: the numbers it used, and a sentence a prescriber would say. */
export type Finding = { readonly numbers: Readonly<Record<string, number>>; readonly explanation: string };

/** "PHQ-9", or "PHQ-9 for teens": the two are never named alike. */
export function nameOf({ instrument }: Pick<ScoredDepression, "instrument">): string {
  return INSTRUMENTS[instrument].shortTitle;
}

/** "baseline 6", or "late baseline 6" when neither a pre-treatment nor a day-0 score exists. */
export function baselineWords({ value, late }: Baseline): string {
  return `${late ? "late baseline" : "baseline"} ${value}`;
}

/** "up 11 from baseline 6", "down 2 from baseline 22", "the same as baseline 20". */
export function changeWords(rise: number, baseline: Baseline): string {
  if (rise === 0) return `the same as ${baselineWords(baseline)}`;
  return `${rise > 0 ? "up" : "down"} ${Math.abs(rise)} from ${baselineWords(baseline)}`;
}
