import { at } from "./at";
import type { ObservedAbility } from "./observed-ability";
import { TREND_MODEL } from "./trend-model";
import { choleskyOf, dot, type LowerTriangle, whiten } from "./whiten";

/** A course as it would be without spike or rise. */
type Base = {
  /** How many courses are so. */
  readonly chance: number;
  readonly mean: (day: number) => number;
  /** Of what lasts: the person's level, slow fluctuation, improvement. */
  readonly covariance: (a: number, b: number) => number;
};

const { person, slow, fast, improving } = TREND_MODEL;

function slowly(a: number, b: number): number {
  return slow.sd ** 2 * Math.exp(-Math.abs(a - b) / slow.days);
}
const improvement = (day: number) => Math.min(1, Math.max(0, day / improving.days));

/** Steady, or getting better. */
const BASES: readonly Base[] = [
  { chance: 1 - improving.share, mean: () => person.mean, covariance: (a, b) => person.sd ** 2 + slowly(a, b) },
  {
    chance: improving.share,
    mean: (day) => improving.mean + improving.change * improvement(day),
    covariance: (a, b) => improving.sd ** 2 + improving.changeSd ** 2 * improvement(a) * improvement(b) + slowly(a, b),
  },
];

/** What a base expects of the response at a place, from those before it, and the log of what it has given these. */
type Expected = { readonly ability: number; readonly variance: number; readonly logBefore: number };

/** A base with what the responses say of it, in independent units. */
export type SeenBase = {
  /** How many courses are so. */
  readonly chance: number;
  readonly factor: LowerTriangle;
  readonly residuals: readonly number[];
  readonly expected: readonly Expected[];
  /** How each place's level hangs together with the responses up to it, and where the base alone takes it to be. */
  readonly toLevel: LowerTriangle;
  readonly levels: readonly number[];
};

/**
 * The two bases, steady and getting better, in the light of the responses. What a base says of a response comes from those up to it alone.
 * @param days of the responses, oldest first
 * @param observed what each says of ability
 */
export function seenBases(days: readonly number[], observed: readonly ObservedAbility[]): SeenBase[] {
  return BASES.map((base) => seenFrom(base, days, observed));
}

function seenFrom(base: Base, days: readonly number[], observed: readonly ObservedAbility[]): SeenBase {
  const factor = choleskyOf(days.length, (i, j) => {
    const [a, b] = [at(days, i), at(days, j)];
    const quick = fast.sd ** 2 * Math.exp(-Math.abs(a - b) / fast.days);
    return base.covariance(a, b) + quick + (i === j ? at(observed, i).variance : 0);
  });
  const residuals = whiten(
    factor,
    days.map((day, i) => at(observed, i).ability - base.mean(day)),
  );
  let logBefore = 0;
  const expected = days.map((day, i) => {
    const row = at(factor, i);
    const [scale, residual] = [at(row, i), at(residuals, i)];
    const here = { ability: base.mean(day) + dot(row, residuals, i), variance: scale * scale - at(observed, i).variance, logBefore };
    logBefore -= 0.5 * residual * residual + Math.log(scale);
    return here;
  });
  const toLevel = days.map((day, i) =>
    whiten(
      factor,
      days.slice(0, i + 1).map((earlier) => base.covariance(day, earlier)),
    ),
  );
  const levels = days.map((day, i) => base.mean(day) + dot(at(toLevel, i), residuals, i + 1));
  return { chance: base.chance, factor, residuals, expected, toLevel, levels };
}

/** How a newest response stands to what a base expects of it: how far off, with what variance, and the log of what the base gives all of it. */
export type News = { readonly off: number; readonly variance: number; readonly log: number };

/** What the base makes of the responses up to place `i`, had the one there said `observed`. */
export function newsOf({ expected }: SeenBase, i: number, observed: ObservedAbility): News {
  const { ability, variance: before, logBefore } = at(expected, i);
  const [off, variance] = [observed.ability - ability, before + observed.variance];
  return { off, variance, log: logBefore - 0.5 * (off ** 2 / variance + Math.log(variance)) };
}
