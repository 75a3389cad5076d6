import type { DepressionResponse } from "./history";
import { PHQ9_ITEMS, type Phq9ItemKey } from "./instruments";

/** One item whose answer changed. */
export type MovedItem = { readonly key: Phq9ItemKey; readonly from: number; readonly to: number };

/**
 * The items answered differently, the biggest rise first and falls last; equal moves in questionnaire order. Empty without an
 * earlier response.
 */
export function movedItems(earlier: DepressionResponse | null, newest: DepressionResponse): MovedItem[] {
  if (earlier === null) return [];
  return PHQ9_ITEMS.map(({ key }, i) => ({ key, from: earlier.answers[i] ?? 0, to: newest.answers[i] ?? 0 }))
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => b.to - b.from - (a.to - a.from));
}
