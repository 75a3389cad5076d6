import { at } from "./at";
import type { News, SeenBase } from "./bases";
import { abilityAt, pointsAt } from "./observed-ability";
import type { Onset } from "./onsets";
import { TREND_MODEL } from "./trend-model";
import { dot } from "./whiten";

/** One account of a course: a base as it is, with a spike, or with a lasting rise. */
export type Hypothesis = {
  /** The place of its base among the bases. */
  readonly base: number;
  /** Where the lasting rise began; null in an account without one. */
  readonly onset: Onset | null;
  /** The first response it has a view of: before it the account says nothing new. */
  readonly from: number;
  /** Log of its chance, before anything is known. */
  readonly prior: number;
  readonly shift: Shift | null;
  /** From place `from` on: the ability it takes the person to be at, spikes and fast fluctuation left out. */
  readonly levels: readonly number[];
};

/** What is added to a base: its size is not known but has the usual spread, and is worked out in closed form. Lists begin at place `from`. */
type Shift = {
  readonly size: number;
  readonly precision: number;
  /** What is known of the size before each response: a precision, and it times the mean. */
  readonly known: readonly number[];
  readonly pull: readonly number[];
  /** By how much the shape at each response was not foreseen from those before. */
  readonly unforeseen: readonly number[];
};

const { rise, rampDays, spike } = TREND_MODEL;

/**
 * Log of an account's chance, times what it gives the responses up to place `i`, the newest of which is `news` to its base. Asked with news of
 * other answers at `i` than were given, it says what those would have been worth.
 */
export function logOf({ from, prior, shift }: Hypothesis, i: number, { off, variance, log }: News): number {
  if (shift === null) return prior + log;
  const { size, precision, known, pull, unforeseen } = shift;
  const u = unforeseen[i - from] ?? 0;
  const a = (known[i - from] ?? 0) + (u * u) / variance;
  const b = (pull[i - from] ?? 0) + (u * off) / variance;
  return prior + log + 0.5 * (Math.log(precision / a) + (b * b) / a - size * size * precision);
}

/**
 * Every account of a course: each base as it is, with a spike at some response, or with a lasting rise from some onset.
 * @param days of the responses, oldest first
 */
export function hypothesesOver(bases: readonly SeenBase[], days: readonly number[], onsets: readonly Onset[]): Hypothesis[] {
  const shapes = [...spikeShapes(days), ...riseShapes(days, onsets)];
  return bases.flatMap((seen, base): Hypothesis[] => [
    { base, onset: null, from: 0, prior: Math.log(seen.chance), shift: null, levels: seen.levels },
    ...shapes.map((shape) => shifted(seen, base, shape)),
  ]);
}

/** How a shift of unknown size would show at each response: as 0 before `from`, and as 1 where it is there in full. */
type Shape = { readonly shape: readonly number[]; readonly from: number; readonly chance: number; readonly onset: Onset | null };

/** Spikes that begin before each response but the first: over with it, or still there at those of the next days. */
function spikeShapes(days: readonly number[]): Shape[] {
  return days.slice(1).flatMap((start, before) => {
    const from = before + 1;
    const chance = (spike.hazard * Math.min(spike.days, start - at(days, before))) / 2;
    const alone = days.map((_, i) => (i === from ? 1 : 0));
    const lasting = days.map((day, i) => (i >= from && day <= start + spike.days ? 1 : 0));
    return [alone, lasting].map((shape) => ({ shape, from, chance, onset: null }));
  });
}

function riseShapes(days: readonly number[], onsets: readonly Onset[]): Shape[] {
  return onsets.flatMap((onset) =>
    rampDays.map((length) => ({
      shape: days.map((day) => Math.min(1, Math.max(0, (day - onset.day) / length))),
      from: onset.from,
      chance: onset.chance / rampDays.length,
      onset,
    })),
  );
}

/** A base with a shift of that shape. */
function shifted(
  { chance: share, factor, residuals, toLevel, levels }: SeenBase,
  base: number,
  { shape, from, chance, onset }: Shape,
): Hypothesis {
  const size = usualRise(at(levels, from - 1));
  const precision = 1 / (rise.spread * size) ** 2;
  const lasting = onset === null ? 0 : 1;
  const white = shape.slice(0, from);
  const known: number[] = [];
  const pull: number[] = [];
  const unforeseen: number[] = [];
  const shiftedLevels: number[] = [];
  let [a, b] = [precision, size * precision];
  for (let i = from; i < shape.length; i++) {
    const row = at(factor, i);
    const shown = shape[i] ?? 0;
    const u = shown - dot(row, white, i, from);
    const w = u / (row[i] ?? 0);
    known.push(a);
    pull.push(b);
    unforeseen.push(u);
    white.push(w);
    a += w ** 2;
    b += w * (residuals[i] ?? 0);
    shiftedLevels.push((levels[i] ?? 0) + (b / a) * (lasting * shown - dot(at(toLevel, i), white, i + 1, from)));
  }
  const prior = Math.log(chance * share);
  return { base, onset, from, prior, shift: { size, precision, known, pull, unforeseen }, levels: shiftedLevels };
}

/** How far the usual rise lifts somebody from `level`, in abilities: the same points are a longer way from the floor. */
function usualRise(level: number): number {
  const from = Math.max(level, LOWEST_LEVEL);
  return Math.max(LEAST_RISE, abilityAt(Math.min(rise.upTo, pointsAt(from) + rise.points)) - from);
}
/** Below it, and beyond the scale's end, sizes are no longer told apart. */
const LOWEST_LEVEL = -3;
const LEAST_RISE = 0.3;
