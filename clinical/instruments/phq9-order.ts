import { INSTRUMENTS } from "./all-instruments";
import { PHQ9_ITEM_COUNT, PHQ9_ITEMS } from "./phq9";

/**
 * The answers of a PHQ-9 or of its form for teens in the order of the PHQ-9, mapped by meaning, never by position.
 * @param answers nine, in that form's own order; `null` is a missing one and stays so
 * @throws RangeError unless there are nine
 * @example inPhq9Order("phq9-teen", [3, 0, 0, 2, 1, 0, 0, 0, 0]) // [0, 3, 0, 1, 2, 0, 0, 0, 0]
 */
export function inPhq9Order<A extends number | null>(id: "phq9" | "phq9-teen", answers: readonly A[]): (A | null)[] {
  const { items, shortTitle } = INSTRUMENTS[id];
  if (answers.length !== PHQ9_ITEM_COUNT) throw new RangeError(`${shortTitle} has ${PHQ9_ITEM_COUNT} answers, not ${answers.length}`);
  return PHQ9_ITEMS.map(({ key }) => answers[items.findIndex((item) => item.key === key)] ?? null);
}
