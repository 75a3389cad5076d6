/** Room for both words in one line, and each in a line of its own; about 6.5 px a letter at 12 px. */
const ONE_LINE = 150;
const TWO_LINES = 80;
/** From the middle of a sign to where words may begin. */
const CLEAR = 14;
/** Right of the plot, where the bands' names stand higher up. */
const MARGIN = 84;

/**
 * Where the words beside the newest sign of the skin lane stand, so that they cover no other sign: after it, before it, or after it in two lines,
 * which reach into the drawing's margin. Null where nothing has room: the sign's own mark and the sentence above the chart say it.
 * @param marks pixels of all signs, oldest first
 * @param hasMargin a narrow drawing has none
 */
export function skinWordsPlace(marks: readonly number[], right: number, hasMargin: boolean): "after" | "before" | "two-lines" | null {
  const x = marks.at(-1) ?? 0;
  const neighbour = marks.at(-2) ?? Number.NEGATIVE_INFINITY;
  if (right - x >= CLEAR + ONE_LINE) return "after";
  if (x - CLEAR - ONE_LINE >= Math.max(0, neighbour + CLEAR)) return hasMargin ? "before" : null;
  return hasMargin && right + MARGIN - x >= CLEAR + TWO_LINES ? "two-lines" : null;
}
