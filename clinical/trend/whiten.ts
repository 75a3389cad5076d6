import { at } from "./at";

/** The rows of a lower triangle, each as long as its place says. */
export type LowerTriangle = readonly (readonly number[])[];

/**
 * Cholesky's factor of a covariance. Its first k rows are the factor of the first k responses alone, so that one factor serves every
 * prefix of a history.
 * @param covariance of the responses at two places, 0 to size - 1; positive definite
 */
export function choleskyOf(size: number, covariance: (i: number, j: number) => number): LowerTriangle {
  const rows: number[][] = [];
  for (let i = 0; i < size; i++) {
    const row: number[] = [];
    rows.forEach((earlier, j) => {
      row.push((covariance(i, j) - dot(row, earlier, j)) / at(earlier, j));
    });
    row.push(Math.sqrt(covariance(i, i) - dot(row, row, i)));
    rows.push(row);
  }
  return rows;
}

/** The vector seen in independent units: the factor's inverse times it. @param vector no longer than the factor */
export function whiten(factor: LowerTriangle, vector: readonly number[]): number[] {
  const white: number[] = [];
  vector.forEach((value, i) => {
    const row = at(factor, i);
    white.push((value - dot(row, white, i)) / at(row, i));
  });
  return white;
}

/** The sum of products of the places `from` to `length` - 1. */
export function dot(a: readonly number[], b: readonly number[], length: number, from = 0): number {
  let sum = 0;
  for (let k = from; k < length; k++) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}
