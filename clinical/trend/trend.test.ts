import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultPolicy } from "../policy";
import { type TrendObservation, trendOf } from "./trend";

const { trendLogOdds } = defaultPolicy.thresholds;
const totals = (...pairs: readonly (readonly [day: number, total: number])[]): TrendObservation[] =>
  pairs.map(([day, total]) => ({ day, items: null, total }));
/** Every 14 days from the first dose on. */
const fortnightly = (...values: readonly number[]) => totals(...values.map((total, i) => [14 * i, total] as const));
const oddsOf = (observations: readonly TrendObservation[], doses: readonly number[] = []) =>
  trendOf(observations, doses).at(-1)?.value ?? Number.NaN;

describe("what it raises and what it does not", () => {
  test.each([
    ["a slow drift", fortnightly(3, 3, 4, 6, 8, 9, 11)],
    ["a sudden rise that stays", fortnightly(4, 5, 4, 12, 12)],
    ["a rise from the floor", fortnightly(0, 0, 0, 0, 6, 7)],
    ["a rise from a moderate level", fortnightly(9, 10, 9, 17, 17)],
    ["a relapse after getting better", fortnightly(14, 12, 9, 7, 5, 4, 13, 14)],
  ])("%s passes the threshold", (_, course) => {
    expect(oddsOf(course)).toBeGreaterThan(trendLogOdds);
  });

  test.each([
    ["a level course", fortnightly(5, 6, 5, 4, 6, 5, 5)],
    ["a high level course", fortnightly(13, 14, 13, 12, 14, 13)],
    ["a course that gets better", fortnightly(15, 13, 11, 9, 8, 7, 7)],
    ["a spike that has passed", fortnightly(4, 5, 4, 11, 4, 5)],
    ["a small wobble", fortnightly(4, 4, 4, 6)],
    ["a course that got better and lost two points again", fortnightly(14, 11, 8, 6, 5, 7)],
  ])("%s does not", (_, course) => {
    expect(oddsOf(course)).toBeLessThan(trendLogOdds);
  });

  test("a rise that came once may be a spike; the second time it counts for more", () => {
    expect(oddsOf(fortnightly(4, 5, 4, 9, 9))).toBeGreaterThan(oddsOf(fortnightly(4, 5, 4, 9)));
    expect(oddsOf(fortnightly(4, 5, 4, 9, 4))).toBeLessThan(oddsOf(fortnightly(4, 5, 4, 9)));
  });

  test("a single jump from 3 to 12 at the second answers is, as the docstring says, no more than a spike might be", () => {
    expect(oddsOf(fortnightly(3, 12))).toBeCloseTo(-1.82, 2);
  });

  test("the same rise counts for more soon after a dose change, and not before it", () => {
    const course = fortnightly(4, 5, 4, 9);
    expect(oddsOf(course, [28])).toBeGreaterThan(oddsOf(course));
    expect(oddsOf(course, [42])).toBe(oddsOf(course));
  });

  test("items may say more than their total", () => {
    const calm = [1, 0, 1, 1, 0, 0, 0, 0, 0];
    const withItems = (newest: readonly number[]): TrendObservation[] => [
      ...[0, 14, 28].map((day) => ({ day, items: calm, total: 3 })),
      { day: 42, items: newest, total: 7 },
    ];
    expect(oddsOf(withItems([1, 2, 0, 0, 0, 2, 0, 0, 2]))).toBeGreaterThan(oddsOf(withItems([0, 0, 3, 3, 1, 0, 0, 0, 0])));
  });
});

describe("what it sees", () => {
  test("the first response has a level and nothing else", () => {
    const [first, ...others] = trendOf(fortnightly(6), []);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ day: 0, value: null, change: null });
    expect(Math.abs((first?.level ?? 0) - 6)).toBeLessThan(1.5);
    expect(trendOf([], [])).toEqual([]);
  });

  test("two responses at one instant say nothing of change", () => {
    expect(trendOf(totals([3, 5], [3, 6]), []).at(-1)).toMatchObject({ value: null, change: null });
  });

  test("the level follows a rise that lasts and hardly follows a spike", () => {
    const levelOf = (course: TrendObservation[]) => trendOf(course, []).at(-1)?.level ?? Number.NaN;
    expect(levelOf(fortnightly(4, 4, 4, 13, 13))).toBeGreaterThan(8);
    expect(levelOf(fortnightly(4, 4, 4, 13, 4))).toBeLessThan(6);
    expect(Math.abs(levelOf(fortnightly(8, 8, 8, 8, 8)) - 8)).toBeLessThan(1);
  });

  test("the change is told in totals that stand in the table", () => {
    const { change, day } = trendOf(fortnightly(4, 5, 3, 10, 12), []).at(-1) ?? {};
    expect(day).toBe(56);
    expect(change).toEqual({
      onsetDay: 28,
      levelBefore: 4,
      beforeFrom: 0,
      beforeTo: 28,
      afterFrom: 42,
      total: 12,
      isRising: true,
      rise: 8,
    });
  });
});

describe("for every course", () => {
  const response = fc.record({
    gap: fc.integer({ min: 1, max: 60 }),
    items: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 9, maxLength: 9 }),
    totalOnly: fc.boolean(),
  });
  const course = fc.tuple(fc.integer({ min: -60, max: 10 }), fc.array(response, { minLength: 1, maxLength: 9 })).map(([start, list]) => {
    let day = start;
    return list.map(({ gap, items, totalOnly }): TrendObservation => {
      day += gap;
      return { day, items: totalOnly ? null : items, total: items.reduce((sum, answer) => sum + answer, 0) };
    });
  });
  const doses = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 3 });

  test("later responses change nothing that was seen before", () => {
    fc.assert(
      fc.property(course, doses, (observations, days) => {
        const all = trendOf(observations, days);
        observations.forEach((_, i) => {
          const point = trendOf(observations.slice(0, i + 1), days).at(-1);
          expect(point?.value ?? null).toEqual(all[i]?.value === null ? null : expect.closeTo(all[i]?.value ?? 0, 9));
          expect(point?.level).toBeCloseTo(all[i]?.level ?? Number.NaN, 9);
          expect(point?.change).toEqual(all[i]?.change);
        });
      }),
      { numRuns: 30 },
    );
  });

  test("from the second response on the value is finite, and the level lies on the scale", () => {
    fc.assert(
      fc.property(course, doses, (observations, days) => {
        trendOf(observations, days).forEach(({ value, level }, i) => {
          expect(value === null).toBe(i === 0);
          expect(Number.isFinite(value ?? 0)).toBe(true);
          expect(level).toBeGreaterThanOrEqual(0);
          expect(level).toBeLessThanOrEqual(27);
        });
      }),
      { numRuns: 60 },
    );
  });

  test("a worse answer never counts as better news: the steepest jump is no less than a smaller one", () => {
    // Two days after a zero the model takes a higher jump for a spike sooner than a lower one; the value must not fall for it.
    const before = totals([-8, 0], [12, 0], [37, 0], [40, 0], [68, 0]);
    const values = Array.from({ length: 27 }, (_, i) => oddsOf([...before, ...totals([70, i + 1])]));
    values.forEach((value, i) => {
      expect(value).toBeGreaterThanOrEqual((values[i - 1] ?? value) - 1e-9);
    });
  });

  test("a course of more responses than count looks at the latest of them, and takes no longer for each", () => {
    const long = totals(...Array.from({ length: 60 }, (_, i) => [7 * i, i < 55 ? 4 : 12] as const));
    const points = trendOf(long, []);
    expect(points).toHaveLength(60);
    expect(points.at(-1)).toEqual(trendOf(long.slice(-40), []).at(-1));
    expect(points[39]).toEqual(trendOf(long.slice(0, 40), []).at(-1));
    expect(points.at(-1)?.value ?? 0).toBeGreaterThan(trendLogOdds);
  });
});
