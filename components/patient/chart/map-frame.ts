/** The height of a row of a map under the chart. */
export const ITEM_ROW = 20;
const CELL = 18;

/** The height of a map of that many rows. */
export function mapHeight(rows: number): number {
  return rows * ITEM_ROW + 4;
}

/** Left edge and width of each column, centred on its pixel: neighbours share the room between them, so that weekly and monthly fit one axis. */
export function mapColumns(centres: readonly number[]): { x: number; width: number }[] {
  return centres.map((centre, i) => {
    const gaps = [centres[i - 1], centres[i + 1]].filter((x) => x !== undefined).map((x) => Math.abs(x - centre) - 2);
    const width = Math.max(4, Math.min(CELL, ...gaps));
    return { x: centre - width / 2, width };
  });
}
