import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { abilityFor, chancesAbove, expectedTotal, PHQ9_MODEL } from "./graded-response";
import { abilityAt, observedAbility, pointsAt } from "./observed-ability";

const nine = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 9, maxLength: 9 });
const totalOf = (items: readonly (number | null)[]) => items.reduce<number>((sum, answer) => sum + (answer ?? 0), 0);
const ofItems = (items: readonly (number | null)[]) => observedAbility({ items, total: totalOf(items) });
const ofTotal = (total: number) => observedAbility({ items: null, total });

describe("what answers say of ability", () => {
  test("a worse answer to any item never speaks for better mood", () => {
    fc.assert(
      fc.property(nine, fc.integer({ min: 0, max: 8 }), (items, place) => {
        fc.pre((items[place] ?? 3) < 3);
        const worse = items.map((answer, i) => (i === place ? answer + 1 : answer));
        const [before, after] = [posteriorMean(ofItems(items)), posteriorMean(ofItems(worse))];
        expect(after).toBeGreaterThan(before);
      }),
    );
  });

  test("a higher total alone speaks for worse mood, over the whole scale", () => {
    for (let total = 1; total <= 27; total++) expect(posteriorMean(ofTotal(total))).toBeGreaterThan(posteriorMean(ofTotal(total - 1)));
  });

  test("in the middle of the scale it is about the ability at which the total is expected", () => {
    for (let total = 6; total <= 20; total++) expect(Math.abs(ofTotal(total).ability - abilityFor(total))).toBeLessThan(0.12);
  });

  test("nine zeros say little more than that mood is not low: they are a weak measurement", () => {
    expect(ofTotal(0).variance).toBeGreaterThan(3 * ofTotal(10).variance);
    expect(ofTotal(0).ability).toBeLessThan(abilityAt(1));
  });

  test("items say more than their total: equal totals of other answers are another ability", () => {
    const tired = [0, 0, 0, 2, 0, 0, 0, 0, 0];
    const restless = [0, 0, 0, 0, 0, 0, 0, 2, 0];
    const known = [tired, restless].map((items) => posteriorMean(ofItems(items)));
    expect(Math.abs((known[0] ?? 0) - (known[1] ?? 0))).toBeGreaterThan(0.05);
  });

  test("a missing answer makes the measurement weaker and is not a zero", () => {
    const answered = [1, 1, 1, 1, 1, 1, 1, 1, 0];
    const missing = [1, 1, 1, 1, 1, 1, 1, 1, null];
    expect(ofItems(missing).variance).toBeGreaterThan(ofItems(answered).variance);
    expect(posteriorMean(ofItems(missing))).toBeGreaterThan(posteriorMean(ofItems(answered)));
  });

  test("every legal set of answers is a finite measurement with an error above 0", () => {
    fc.assert(
      fc.property(nine, (items) => {
        const { ability, variance } = ofItems(items);
        expect(Number.isFinite(ability)).toBe(true);
        expect(variance).toBeGreaterThan(0);
      }),
    );
  });
});

describe("measured the long way: every ability from -5 to 6 in tenths, weighed by how many people are there and what they would answer", () => {
  const abilities = Array.from({ length: 111 }, (_, i) => -5 + i / 10);
  /** Mean and variance of the abilities of those who answer so. */
  const among = (chanceAt: (ability: number) => number) => {
    const weights = abilities.map((ability) => Math.exp(-((ability + 0.55) ** 2) / (2 * 1.39)) * chanceAt(ability));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const mean = weights.reduce((sum, weight, i) => sum + weight * (abilities[i] ?? 0), 0) / all;
    return { mean, variance: weights.reduce((sum, weight, i) => sum + weight * ((abilities[i] ?? 0) - mean) ** 2, 0) / all };
  };
  const chancesOf = (item: (typeof PHQ9_MODEL)[number], ability: number) => {
    const [some = 0, more = 0, most = 0] = chancesAbove(item, ability);
    return [1 - some, some - more, more - most, most];
  };
  const expectSame = (measured: { ability: number; variance: number }, known: { mean: number; variance: number }) => {
    expect(posteriorMean(measured)).toBeCloseTo(known.mean, 8);
    expect(1 / (1 / measured.variance + 1 / 1.39)).toBeCloseTo(known.variance, 8);
  };

  test("answers to items, some of them missing", () => {
    const withGaps = fc.array(fc.constantFrom(0, 1, 2, 3, null), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(withGaps, (items) => {
        fc.pre(items.some((answer) => answer !== null));
        const known = among((ability) =>
          PHQ9_MODEL.reduce((product, item, i) => product * (items[i] === null ? 1 : (chancesOf(item, ability)[items[i] ?? 0] ?? 0)), 1),
        );
        expectSame(ofItems(items), known);
      }),
    );
  });

  test.each([0, 1, 5, 13, 20, 26, 27])("a total of %i alone: every way of reaching it, item by item", (total) => {
    const reach = (ability: number, item: number, left: number): number => {
      const model = PHQ9_MODEL[item];
      if (model === undefined) return left === 0 ? 1 : 0;
      if (left < 0 || left > 3 * (9 - item)) return 0;
      return chancesOf(model, ability).reduce((sum, chance, answer) => sum + chance * reachOnce(ability, item + 1, left - answer), 0);
    };
    const kept = new Map<string, number>();
    const reachOnce = (ability: number, item: number, left: number): number => {
      const key = `${ability} ${item} ${left}`;
      const chance = kept.get(key) ?? reach(ability, item, left);
      kept.set(key, chance);
      return chance;
    };
    expectSame(
      ofTotal(total),
      among((ability) => reach(ability, 0, total)),
    );
  });
});

/** With the model's people put back in: mean -0.55, variance 0.9² + 0.7² + 0.3². */
function posteriorMean({ ability, variance }: { ability: number; variance: number }): number {
  const [mean, spread] = [-0.55, 1.39];
  return (ability / variance + mean / spread) / (1 / variance + 1 / spread);
}

describe("points and abilities", () => {
  test("the table is the model's expected total, to a thousandth of a point", () => {
    for (let ability = -4; ability <= 5; ability += 0.037) expect(Math.abs(pointsAt(ability) - expectedTotal(ability))).toBeLessThan(0.01);
  });

  test("one undoes the other", () => {
    for (let points = 0.5; points <= 26; points += 0.5) expect(pointsAt(abilityAt(points))).toBeCloseTo(points, 6);
  });

  test("beyond the table both stay at its ends", () => {
    expect(pointsAt(-50)).toBe(pointsAt(-5));
    expect(pointsAt(50)).toBe(pointsAt(6));
    expect(abilityAt(-1)).toBe(-5);
    expect(abilityAt(27)).toBeCloseTo(6, 9);
  });
});
