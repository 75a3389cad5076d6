import type { Baseline } from "./history";

/** What one rule found: the numbers it used, and a sentence a prescriber would say. */
export type Finding = { readonly numbers: Readonly<Record<string, number>>; readonly explanation: string };

/** "baseline 6", or "late baseline 6" when the first answers came after the start. */
export function baselineWords({ value, late }: Baseline): string {
  return `${late ? "late baseline" : "baseline"} ${value}`;
}
