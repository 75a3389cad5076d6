/**
 * Samejima's graded response model of the PHQ-9: discrimination `a` and three thresholds `b` an item, in questionnaire order.
 * Fitted to 771 real young adults. Ability is low mood in standard deviations; higher is worse.
 */
export const PHQ9_MODEL: readonly { readonly a: number; readonly b: readonly [number, number, number] }[] = [
  { a: 1.377, b: [-1.057, 1.664, 3.058] },
  { a: 1.924, b: [-0.393, 1.661, 2.612] },
  { a: 1.195, b: [-0.84, 0.978, 2.255] },
  { a: 1.504, b: [-1.881, 0.682, 1.969] },
  { a: 1.397, b: [-0.788, 0.923, 2.232] },
  { a: 1.905, b: [-0.261, 1.336, 2.232] },
  { a: 1.411, b: [-0.069, 1.667, 2.956] },
  { a: 1.369, b: [0.635, 2.06, 3.273] },
  { a: 1.483, b: [2.115, 3.278, 4.29] },
];

/** Ability range in which totals are inverted; expected totals are below 0.1 and above 26.9 at its ends. */
const LOWEST = -6;
const HIGHEST = 8;

/** The chance of an answer above each of the item's thresholds at `ability`. */
export function chancesAbove({ a, b }: (typeof PHQ9_MODEL)[number], ability: number): number[] {
  return b.map((threshold) => 1 / (1 + Math.exp(-a * (ability - threshold))));
}

/** The PHQ-9 total expected at `ability`. */
export function expectedTotal(ability: number): number {
  return PHQ9_MODEL.reduce((total, item) => total + chancesAbove(item, ability).reduce((sum, chance) => sum + chance, 0), 0);
}

/**
 * The ability at which `total` is expected, by bisection to 1e-9.
 * @throws RangeError unless the total lies strictly between the model's ends (about 0.1 to 26.9)
 */
export function abilityFor(total: number): number {
  if (!(total > expectedTotal(LOWEST) && total < expectedTotal(HIGHEST)))
    throw new RangeError(`No ability has the expected total ${total}`);
  let [low, high] = [LOWEST, HIGHEST];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (expectedTotal(middle) < total) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
