import { inPhq9Order, PHQ9_ITEMS, type Phq9ItemKey } from "./instruments";
import type { ScoredDepression } from "./reading";

/** One item whose answer changed. */
export type MovedItem = { readonly key: Phq9ItemKey; readonly from: number; readonly to: number };

/**
 * The items answered differently, mapped by meaning, the biggest rise first and falls last; equal moves in questionnaire order. An item
 * that either response lacks is left out. Empty without an earlier response.
 */
export function movedItems(
  earlier: Pick<ScoredDepression, "instrument" | "answers"> | null,
  newest: Pick<ScoredDepression, "instrument" | "answers">,
): MovedItem[] {
  if (!earlier?.answers || !newest.answers) return [];
  const before = inPhq9Order(earlier.instrument, earlier.answers);
  const now = inPhq9Order(newest.instrument, newest.answers);
  return PHQ9_ITEMS.flatMap(({ key }, i) => {
    const [from, to] = [before[i] ?? null, now[i] ?? null];
    return from === null || to === null || from === to ? [] : [{ key, from, to }];
  }).sort((a, b) => b.to - b.from - (a.to - a.from));
}
