const CELL = 18;
/** From middle to middle, the least in which a column shows its sign. */
const PITCH = 10;
const GAP = 1.5;

/** The height of a map of that many rows, each so high. */
export function mapHeight(rows: number, row: number): number {
  return rows * row + 4;
}

/**
 * Left edge and width of each column. A column stands under its check-in's place on the chart's axis; check-ins too close for a sign in each, as
 * after a last dose, are spread about their places, in order, as far as it takes and the drawing has room.
 * @param centres pixels of the check-ins, oldest first
 * @param room the drawing's edges, between which every middle stays
 */
export function mapColumns(centres: readonly number[], room: { left: number; right: number }): { x: number; width: number }[] {
  const middles = spread(centres, room);
  return middles.map((middle, i) => {
    const gaps = [middles[i - 1], middles[i + 1]].filter((x) => x !== undefined).map((x) => Math.abs(x - middle) - GAP);
    const width = Math.max(4, Math.min(CELL, ...gaps));
    return { x: middle - width / 2, width };
  });
}

/**
 * The places nearest to those wished for, in the least squares, that are `PITCH` apart or share the room: with each place's own offset taken off,
 * "in order" is all that is left to ask, and neighbours out of order are pooled at their mean.
 */
function spread(wished: readonly number[], { left, right }: { left: number; right: number }): number[] {
  const pitch = Math.min(PITCH, (right - left) / Math.max(1, wished.length - 1));
  const highest = right - pitch * (wished.length - 1);
  const pools: { sum: number; count: number }[] = [];
  const mean = (pool: { sum: number; count: number }) => pool.sum / pool.count;
  wished.forEach((x, i) => {
    let pool = { sum: x - i * pitch, count: 1 };
    for (let before = pools.at(-1); before !== undefined && mean(before) > mean(pool); before = pools.at(-1)) {
      pool = { sum: pool.sum + before.sum, count: pool.count + before.count };
      pools.pop();
    }
    pools.push(pool);
  });
  return pools
    .flatMap((pool) => Array.from({ length: pool.count }, () => mean(pool)))
    .map((offset, i) => Math.min(Math.max(offset, left), highest) + i * pitch);
}
