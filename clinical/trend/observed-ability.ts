import { chancesAbove, expectedTotal, PHQ9_MODEL } from "./graded-response";
import { TREND_MODEL } from "./trend-model";

/** What answers say of ability by themselves: an estimate, and how far off it may be (a variance). */
export type ObservedAbility = { readonly ability: number; readonly variance: number };

type Answers = { readonly items: readonly (number | null)[] | null; readonly total: number };

/** Abilities at which likelihoods are looked up: beyond them totals are 0 or 27 for certain. */
const LOWEST = -5;
const STEP = 0.1;
const GRID = Array.from({ length: 111 }, (_, i) => LOWEST + i * STEP);
const EXPECTED = GRID.map(expectedTotal);

/** The chance of each answer 0-3, by item and grid place. */
const ANSWER_CHANCES = PHQ9_MODEL.map((item) =>
  GRID.map((ability) => {
    const above = [1, ...chancesAbove(item, ability), 0];
    return [0, 1, 2, 3].map((answer) => (above[answer] ?? 0) - (above[answer + 1] ?? 0));
  }),
);
/** Their logs, by item, answer and grid place. */
const LOG_ANSWER_CHANCES = ANSWER_CHANCES.map((item) =>
  [0, 1, 2, 3].map((answer) => item.map((chances) => Math.log(chances[answer] ?? 0))),
);
/** The chance of each total 0-27, by grid place: the items' answers added one after another. */
const LOG_TOTAL_CHANCES = GRID.map((_, place) =>
  ANSWER_CHANCES.reduce<number[]>((totals, item) => addAnswer(totals, item[place] ?? []), [1]).map(Math.log),
);

function addAnswer(totals: readonly number[], chances: readonly number[]): number[] {
  const sums = Array.from({ length: totals.length + chances.length - 1 }, () => 0);
  totals.forEach((p, total) => {
    chances.forEach((q, answer) => {
      sums[total + answer] = (sums[total + answer] ?? 0) + p * q;
    });
  });
  return sums;
}

/**
 * The ability that answers speak for, as one measurement with its own error: the posterior under the model's spread of people, with
 * that spread taken out again. Nine zeros say little more than "low", and their variance says so.
 * @param answers items in PHQ-9 order, `null` not answered; null where only the total is known
 */
export function observedAbility({ items, total }: Answers): ObservedAbility {
  const logs = items === null ? likelihoodOfTotal(total) : likelihoodOfItems(items);
  const most = Math.max(...logs);
  let [sum, first, second] = [0, 0, 0];
  for (let place = 0; place < GRID.length; place++) {
    const weight = Math.exp((logs[place] ?? most) - most);
    const ability = GRID[place] ?? 0;
    sum += weight;
    first += weight * ability;
    second += weight * ability * ability;
  }
  const mean = first / sum;
  const variance = second / sum - mean * mean;
  const precision = 1 / variance - 1 / SPREAD.variance;
  return { ability: (mean / variance - SPREAD.mean / SPREAD.variance) / precision, variance: 1 / precision };
}

const SPREAD = {
  mean: TREND_MODEL.person.mean,
  variance: TREND_MODEL.person.sd ** 2 + TREND_MODEL.slow.sd ** 2 + TREND_MODEL.fast.sd ** 2,
};
/** The log of how many people are at each grid place, up to a constant. */
const LOG_SPREAD = GRID.map((ability) => -((ability - SPREAD.mean) ** 2) / (2 * SPREAD.variance));

function likelihoodOfTotal(total: number): number[] {
  return LOG_SPREAD.map((log, place) => log + (LOG_TOTAL_CHANCES[place]?.[total] ?? Number.NEGATIVE_INFINITY));
}

function likelihoodOfItems(items: readonly (number | null)[]): number[] {
  const logs = [...LOG_SPREAD];
  items.forEach((answer, item) => {
    const chances = answer === null ? undefined : LOG_ANSWER_CHANCES[item]?.[answer];
    if (chances) for (let place = 0; place < logs.length; place++) logs[place] = (logs[place] ?? 0) + (chances[place] ?? 0);
  });
  return logs;
}

/** The PHQ-9 total expected at an ability, from the table; the ends of the table beyond it. */
export function pointsAt(ability: number): number {
  const place = Math.min(GRID.length - 1, Math.max(0, (ability - LOWEST) / STEP));
  const low = Math.floor(place);
  const [from = 0, to = from] = EXPECTED.slice(low, low + 2);
  return from + (to - from) * (place - low);
}

/** The ability at which so many points are expected: the inverse of `pointsAt`. */
export function abilityAt(points: number): number {
  const above = EXPECTED.findIndex((expected) => expected >= points);
  if (above <= 0) return above === 0 ? LOWEST : (GRID.at(-1) ?? 0);
  const [from = 0, to = from] = EXPECTED.slice(above - 1, above + 1);
  return LOWEST + STEP * (above - 1 + (points - from) / (to - from));
}
