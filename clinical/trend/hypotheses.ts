import { abilityAt, type ObservedAbility, pointsAt } from "./observed-ability";
import type { Onset } from "./onsets";
import { TREND_MODEL } from "./trend-model";
import { choleskyOf, dot, type LowerTriangle, whiten } from "./whiten";

/** One account of a course, and what it makes of the responses up to each. */
export type Hypothesis = {
  /** Where the lasting rise began; null in an account without one. */
  readonly onset: Onset | null;
  /** The first response it has a view of: before it the account says nothing new. */
  readonly from: number;
  /**
   * Log of its chance, times what it gives the responses up to place `i`, the newest of which said `observed`. Asked with other answers at
   * `i` than were given, it says what those would have been worth.
   */
  readonly logAt: (i: number, observed: ObservedAbility) => number;
  /** The ability it takes the person to be at, spikes and fast fluctuation left out. */
  readonly levels: readonly number[];
};

/** A course as it would be without spike or rise: steady, or getting better. */
type Base = {
  readonly chance: number;
  readonly mean: (day: number) => number;
  /** Of what lasts: the person's level, slow fluctuation, improvement. */
  readonly covariance: (a: number, b: number) => number;
};

const { person, slow, fast, improving, rise, rampDays, spike } = TREND_MODEL;

function slowly(a: number, b: number): number {
  return slow.sd ** 2 * Math.exp(-Math.abs(a - b) / slow.days);
}
const improvement = (day: number) => Math.min(1, Math.max(0, day / improving.days));

const STEADY: Base = { chance: 1 - improving.share, mean: () => person.mean, covariance: (a, b) => person.sd ** 2 + slowly(a, b) };
const IMPROVING: Base = {
  chance: improving.share,
  mean: (day) => improving.mean + improving.change * improvement(day),
  covariance: (a, b) => improving.sd ** 2 + improving.changeSd ** 2 * improvement(a) * improvement(b) + slowly(a, b),
};

/** What the base expects of the response at a place, from those before it, and what it has given these. */
type Expected = { readonly ability: number; readonly variance: number; readonly logBefore: number };

/** The base with what the responses say of it, in independent units. */
type Whitened = {
  readonly base: Base;
  readonly days: readonly number[];
  readonly factor: LowerTriangle;
  readonly residuals: readonly number[];
  readonly expected: readonly Expected[];
  /** How each place's level hangs together with the responses up to it, and where the base alone takes it to be. */
  readonly toLevel: readonly (readonly number[])[];
  readonly levels: readonly number[];
};

function whitened(base: Base, days: readonly number[], observed: readonly ObservedAbility[]): Whitened {
  const dayOf = (i: number) => days[i] ?? 0;
  const noiseOf = (i: number) => observed[i]?.variance ?? 0;
  const factor = choleskyOf(days.length, (i, j) => {
    const quick = fast.sd ** 2 * Math.exp(-Math.abs(dayOf(i) - dayOf(j)) / fast.days);
    return base.covariance(dayOf(i), dayOf(j)) + quick + (i === j ? noiseOf(i) : 0);
  });
  const residuals = whiten(
    factor,
    observed.map(({ ability }, i) => ability - base.mean(dayOf(i))),
  );
  let logBefore = 0;
  const expected = residuals.map((residual, i) => {
    const row = factor[i] ?? [];
    const scale = row[i] ?? 1;
    const here = { ability: base.mean(dayOf(i)) + dot(row, residuals, i), variance: scale * scale - noiseOf(i), logBefore };
    logBefore -= 0.5 * residual * residual + Math.log(scale);
    return here;
  });
  const toLevel = days.map((day, i) =>
    whiten(
      factor,
      days.slice(0, i + 1).map((earlier) => base.covariance(day, earlier)),
    ),
  );
  const levels = days.map((day, i) => base.mean(day) + dot(toLevel[i] ?? [], residuals, i + 1));
  return { base, days, factor, residuals, expected, toLevel, levels };
}

/** What the base alone gives the responses up to one that said `observed`. */
function logAlone({ ability, variance, logBefore }: Expected, observed: ObservedAbility): number {
  const spread = variance + observed.variance;
  return logBefore - 0.5 * ((observed.ability - ability) ** 2 / spread + Math.log(spread));
}

/**
 * Every account of a course: steady or getting better, each as it is, with a spike at some response, or with a lasting rise from some onset.
 * @param days of the responses, oldest first
 * @param observed what each says of ability
 */
export function hypothesesOf(days: readonly number[], observed: readonly ObservedAbility[], onsets: readonly Onset[]): Hypothesis[] {
  return [STEADY, IMPROVING].flatMap((base) => {
    const seen = whitened(base, days, observed);
    const prior = Math.log(base.chance);
    const plain: Hypothesis = {
      onset: null,
      from: 0,
      logAt: (i, newest) => prior + logAlone(seen.expected[i] ?? NOTHING, newest),
      levels: seen.levels,
    };
    const spikes = days.flatMap((_, from) => (from === 0 ? [] : spikesFrom(seen, from)));
    const rises = onsets.flatMap((onset) =>
      rampDays.map((length) => {
        const shape = days.map((day) => Math.min(1, Math.max(0, (day - onset.day) / length)));
        return shifted(seen, { shape, from: onset.from, chance: onset.chance / rampDays.length, onset });
      }),
    );
    return [plain, ...spikes, ...rises];
  });
}

/** A spike that begins before the response at `from`: over with it, or still there at those of the next days. */
function spikesFrom(seen: Whitened, from: number): Hypothesis[] {
  const { days } = seen;
  const start = days[from] ?? 0;
  const chance = (spike.hazard * Math.min(spike.days, start - (days[from - 1] ?? start))) / 2;
  const alone = days.map((_, i) => (i === from ? 1 : 0));
  const while_ = days.map((day, i) => (i >= from && day <= start + spike.days ? 1 : 0));
  return [alone, while_].map((shape) => shifted(seen, { shape, from, chance, onset: null }));
}

type Shift = { readonly shape: readonly number[]; readonly from: number; readonly chance: number; readonly onset: Onset | null };

/** The base with a shift of that shape, whose size is not known but has the usual spread; it is worked out in closed form. */
function shifted(
  { base, days, factor, residuals, expected, toLevel, levels }: Whitened,
  { shape, from, chance, onset }: Shift,
): Hypothesis {
  const size = usualRise(levels[from - 1] ?? base.mean(days[from] ?? 0));
  const precision = 1 / (rise.spread * size) ** 2;
  const white = whiten(factor, shape, from);
  const prior = Math.log(chance * base.chance);
  const lasting = onset === null ? 0 : 1;
  const numbers = () => Array<number>(days.length).fill(0);
  let [a, b] = [precision, size * precision];
  // What is known of the size before each place, and by how much the shape there was not foreseen.
  const [known, pull, unforeseen, shiftedLevels] = [numbers(), numbers(), numbers(), numbers()];
  for (let i = from; i < days.length; i++) {
    known[i] = a;
    pull[i] = b;
    unforeseen[i] = (shape[i] ?? 0) - dot(factor[i] ?? [], white, i, from);
    a += (white[i] ?? 0) ** 2;
    b += (white[i] ?? 0) * (residuals[i] ?? 0);
    shiftedLevels[i] = (levels[i] ?? 0) + (b / a) * (lasting * (shape[i] ?? 0) - dot(toLevel[i] ?? [], white, i + 1, from));
  }
  const logAt = (i: number, newest: ObservedAbility) => {
    const here = expected[i] ?? NOTHING;
    const u = unforeseen[i] ?? 0;
    const spread = here.variance + newest.variance;
    const an = (known[i] ?? precision) + (u * u) / spread;
    const bn = (pull[i] ?? 0) + (u * (newest.ability - here.ability)) / spread;
    return prior + logAlone(here, newest) + 0.5 * (Math.log(precision / an) + (bn * bn) / an - size * size * precision);
  };
  return { onset, from, logAt, levels: shiftedLevels };
}

const NOTHING: Expected = { ability: 0, variance: 1, logBefore: 0 };

/** How far the usual rise lifts somebody from `level`, in abilities: the same points are a longer way from the floor. */
function usualRise(level: number): number {
  const from = Math.max(level, LOWEST_LEVEL);
  return Math.max(LEAST_RISE, abilityAt(Math.min(rise.upTo, pointsAt(from) + rise.points)) - from);
}
/** Below it, and beyond the scale's end, sizes are no longer told apart. */
const LOWEST_LEVEL = -3;
const LEAST_RISE = 0.3;
