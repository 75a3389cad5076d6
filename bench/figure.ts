/** One measured figure, as `npm run bench` prints it. `ratio` is value to what it is held against. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly against: number;
  readonly ratio: number;
};

/** @example figure("detection: found at 10 %", 0.84, "share", 0.83).ratio // 1.012 */
export function figure(name: string, value: number, unit: string, against: number): Figure {
  const rounded = (x: number) => Number(x.toPrecision(4));
  return { name, value: rounded(value), unit, against, ratio: rounded(value / against) };
}
