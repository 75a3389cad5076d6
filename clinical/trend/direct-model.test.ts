import fc from "fast-check";
import { expect, test } from "vitest";
import { observedAbility, pointsAt } from "./observed-ability";
import { directly } from "./testing";
import { type TrendObservation, trendOf } from "./trend";

const response = fc.record({
  gap: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 80, max: 100 })),
  items: fc.array(fc.constantFrom(0, 1, 2, 3, null), { minLength: 9, maxLength: 9 }),
  totalOnly: fc.boolean(),
});
const course = fc.tuple(fc.integer({ min: -60, max: 10 }), fc.array(response, { minLength: 2, maxLength: 6 })).map(([start, list]) => {
  let day = start;
  return list.map(({ gap, items, totalOnly }): TrendObservation => {
    day += gap;
    return { day, items: totalOnly ? null : items, total: items.reduce<number>((sum, answer) => sum + (answer ?? 0), 0) };
  });
});
const doses = fc.array(fc.integer({ min: -20, max: 90 }), { maxLength: 2 });
const direct = (observations: readonly TrendObservation[], doseDays: readonly number[]) =>
  directly(
    observations.map(({ day }) => day),
    observations.map(observedAbility),
    doseDays,
  );

test("value, level and onset are those of the model worked out the long way, every account's density at once", () => {
  fc.assert(
    fc.property(course, doses, (observations, doseDays) => {
      const { logOdds, level, chanceByOnset } = direct(observations, doseDays);
      const seen = trendOf(observations, doseDays).at(-1);
      expect(seen?.level).toBeCloseTo(pointsAt(level), 8);
      if (chanceByOnset.size === 0) {
        expect(seen).toMatchObject({ value: null, change: null });
        return;
      }
      // A higher newest total may be worth what a lighter one would be, never less than itself.
      const isHigher = (observations.at(-1)?.total ?? 0) > (observations.at(-2)?.total ?? 0);
      if (isHigher) expect(seen?.value).toBeGreaterThan(logOdds - 1e-8);
      else expect(seen?.value).toBeCloseTo(logOdds, 8);
      const likeliest = Math.max(...chanceByOnset.values());
      expect(chanceByOnset.get(seen?.change?.onsetDay ?? Number.NaN)).toBeCloseTo(likeliest, 8);
    }),
    { numRuns: 30 },
  );
});

test.each([
  [
    [-8, 12, 37, 40, 68, 70],
    [0, 0, 0, 0, 0],
  ],
  [
    [0, 14, 28, 42],
    [4, 5, 4],
  ],
])("on days %j after totals %j some totals alone are worth less than a lower one, and count for as much as it", (days, before) => {
  const upTo = (newest: number): TrendObservation[] => days.map((day, i) => ({ day, items: null, total: before[i] ?? newest }));
  const alone = Array.from({ length: 28 }, (_, total) => direct(upTo(total), []).logOdds);
  const most = alone.map((_, total) => Math.max(...alone.slice(0, total + 1)));
  expect(alone).not.toEqual(most);
  for (let total = (before.at(-1) ?? 0) + 1; total <= 27; total++) {
    expect(trendOf(upTo(total), []).at(-1)?.value).toBeCloseTo(most[total] ?? Number.NaN, 8);
  }
});

test("of items too a newest answer counts for as much as any lighter one, and what was not answered stays so", () => {
  const zeros = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  const days = [-8, 12, 37, 40, 68, 70];
  const upTo = (newest: readonly (number | null)[]): TrendObservation[] =>
    days.map((day, i) => {
      const items = i < 5 ? zeros : newest;
      return { day, items, total: items.reduce<number>((sum, answer) => sum + (answer ?? 0), 0) };
    });
  const steps = [0, 1, 2, 3];
  const lighter = steps.flatMap((a) => steps.flatMap((b) => steps.map((c) => [a, b, 0, 0, 0, c, 0, null, null])));
  const alone = (items: readonly (number | null)[]) => direct(upTo(items), []).logOdds;
  const given = [3, 3, 0, 0, 0, 3, 0, null, null];
  const most = Math.max(...lighter.map(alone));
  expect(alone(given)).toBeLessThan(most - 0.01);
  expect(trendOf(upTo(given), []).at(-1)?.value).toBeCloseTo(most, 8);
});
