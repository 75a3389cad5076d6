import fc from "fast-check";
import { expect, test } from "vitest";
import { choleskyOf, dot, whiten } from "./whiten";

const days = fc.uniqueArray(fc.integer({ min: -40, max: 200 }), { minLength: 1, maxLength: 12 }).map((list) => list.sort((a, b) => a - b));
const covarianceOf = (list: readonly number[]) => (i: number, j: number) =>
  0.8 + 0.4 * Math.exp(-Math.abs((list[i] ?? 0) - (list[j] ?? 0)) / 100) + (i === j ? 0.3 : 0);

test("the factor times itself is the covariance", () => {
  fc.assert(
    fc.property(days, (list) => {
      const covariance = covarianceOf(list);
      const factor = choleskyOf(list.length, covariance);
      factor.forEach((row, i) => {
        expect(row).toHaveLength(i + 1);
        row.forEach((_, j) => {
          expect(dot(row, factor[j] ?? [], j + 1)).toBeCloseTo(covariance(i, j), 10);
        });
      });
    }),
  );
});

test("the factor of a prefix is the prefix of the factor: what came later changes nothing", () => {
  fc.assert(
    fc.property(days, (list) => {
      const whole = choleskyOf(list.length, covarianceOf(list));
      expect(choleskyOf(list.length - 1, covarianceOf(list))).toEqual(whole.slice(0, -1));
    }),
  );
});

test("a whitened vector comes back when it is multiplied out again", () => {
  fc.assert(
    fc.property(days, fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 12, maxLength: 12 }), (list, numbers) => {
      const vector = numbers.slice(0, list.length);
      const factor = choleskyOf(list.length, covarianceOf(list));
      const white = whiten(factor, vector);
      factor.forEach((row, i) => {
        expect(dot(row, white, i + 1)).toBeCloseTo(vector[i] ?? Number.NaN, 9);
      });
    }),
  );
});

test("a sum of products begins where it is told to and ends before its length", () => {
  expect(dot([1, 2, 3, 4], [10, 100, 1000, 10_000], 3)).toBe(3210);
  expect(dot([1, 2, 3, 4], [10, 100, 1000, 10_000], 3, 1)).toBe(3200);
  expect(dot([1, 2], [3, 4], 0)).toBe(0);
});
