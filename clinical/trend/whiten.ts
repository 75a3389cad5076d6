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
    for (let j = 0; j < i; j++) row.push((covariance(i, j) - dot(row, rows[j] ?? [], j)) / (rows[j]?.[j] ?? 1));
    row.push(Math.sqrt(covariance(i, i) - dot(row, row, i)));
    rows.push(row);
  }
  return rows;
}

/** The vector seen in independent units: the factor's inverse times it. @param from the first place that is not 0; what is before it stays so */
export function whiten(factor: LowerTriangle, vector: readonly number[], from = 0): number[] {
  const white = vector.slice(0, from).fill(0);
  for (let i = from; i < vector.length; i++) {
    const row = factor[i] ?? [];
    white.push(((vector[i] ?? 0) - dot(row, white, i, from)) / (row[i] ?? 1));
  }
  return white;
}

/** The sum of products of the places `from` to `length` - 1. */
export function dot(a: readonly number[], b: readonly number[], length: number, from = 0): number {
  let sum = 0;
  for (let k = from; k < length; k++) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}
