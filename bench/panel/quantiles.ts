export const p95 = (values: readonly number[]) => quantile(values, 0.95);
/** For growth and for a first look: half a millisecond's p95 says more of what else runs on the machine than of the size. */
export const median = (values: readonly number[]) => quantile(values, 0.5);

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? Number.NaN;
}
