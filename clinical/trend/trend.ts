import { at } from "./at";
import { newsOf, type SeenBase, seenBases } from "./bases";
import { type Hypothesis, hypothesesOver, logOf } from "./hypotheses";
import { type ObservedAbility, observedAbility, pointsAt } from "./observed-ability";
import { onsetsOf } from "./onsets";
import { TREND_MODEL } from "./trend-model";

/** One scored depression response: the day it was given (0 is the first dose, fractions allowed) and what was answered. */
export type TrendObservation = {
  readonly day: number;
  /** In PHQ-9 order; `null` was not answered. No items where only a total is known. */
  readonly items: readonly (number | null)[] | null;
  readonly total: number;
};

/** How scores moved, in numbers a prescriber can check against the table. Days count from the first dose, levels are PHQ-9 points. */
export type TrendChange = {
  /** Where the rise most likely began. */
  readonly onsetDay: number;
  /** Mean total of the responses before it, and the days of the first and last of them. */
  readonly levelBefore: number;
  readonly beforeFrom: number;
  readonly beforeTo: number;
  /** The day of the first response after it. */
  readonly afterFrom: number;
  /** The newest total, whether it is at least as high as the one before, and the points by which it lies above the mean. */
  readonly total: number;
  readonly isRising: boolean;
  readonly rise: number;
};

/** What the detector sees at one response, from the responses up to it alone. */
export type TrendPoint = {
  readonly day: number;
  /**
   * Log odds of a lasting rise against none, under the model; higher is worse, null for the first response. It ranks courses; it is never
   * a probability that a worsening is real.
   */
  readonly value: number | null;
  /** The level it takes the person to be at, in points. */
  readonly level: number;
  /** Null for the first response. */
  readonly change: TrendChange | null;
};

/**
 * The statistical detector: a Bayesian change-point model of a course's depression responses, one point a response. It weighs every
 * account in which a lasting rise has begun against every account in which none has: steady, getting better, or a passing spike.
 * Source: the filter of the clinical reference, section 4, on item-level ability; what was added and what it is worth: docs/detection.md.
 * @param observations oldest first, totals 0-27
 * @param doseChangeDays days on which the dose changed, in the same count
 * @example trendOf([{ day: 0, items: null, total: 3 }, { day: 14, items: null, total: 12 }], [])[1]?.value // about -1.8: once may be a spike
 */
export function trendOf(observations: readonly TrendObservation[], doseChangeDays: readonly number[]): TrendPoint[] {
  const { mostResponses } = TREND_MODEL;
  const points = pointsOf(observations.slice(0, mostResponses), doseChangeDays);
  for (let end = mostResponses + 1; end <= observations.length; end++) {
    points.push(...pointsOf(observations.slice(end - mostResponses, end), doseChangeDays).slice(-1));
  }
  return points;
}

function pointsOf(observations: readonly TrendObservation[], doseChangeDays: readonly number[]): TrendPoint[] {
  const days = observations.map(({ day }) => day);
  const observed = observations.map(observedAbility);
  const bases = seenBases(days, observed);
  const hypotheses = hypothesesOver(bases, days, onsetsOf(days, doseChangeDays));
  return observations.map((newest, i) => {
    const accounts = { bases, known: hypotheses.filter(({ from }) => from <= i) };
    const said = at(observed, i);
    const { weights, lasting, without, level } = weigh(accounts, i, said);
    if (lasting === 0) return { day: newest.day, value: null, level: pointsAt(level), change: null };
    const given = { answers: newest, said, logOdds: Math.log(lasting / without) };
    const isHigher = newest.total > at(observations, i - 1).total;
    return {
      day: newest.day,
      value: isHigher ? highestLogOdds(given, (lighter) => logOddsOf(accounts, i, lighter)) : given.logOdds,
      level: pointsAt(level),
      change: changeOf(observations.slice(0, i + 1), likeliestOnset(accounts, weights)),
    };
  });
}

/** What may be said of a course so far. */
type Accounts = { readonly bases: readonly SeenBase[]; readonly known: readonly Hypothesis[] };

type Weighed = { readonly weights: readonly number[]; readonly lasting: number; readonly without: number; readonly level: number };

/** Weighs the accounts by what they make of the responses up to place `i`, the newest of which said `observed`. */
function weigh({ bases, known }: Accounts, i: number, observed: ObservedAbility): Weighed {
  const news = bases.map((base) => newsOf(base, i, observed));
  const logs = known.map((hypothesis) => logOf(hypothesis, i, at(news, hypothesis.base)));
  const most = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - most));
  let [lasting, without, level] = [0, 0, 0];
  known.forEach(({ onset, from, levels }, k) => {
    const weight = weights[k] ?? 0;
    if (onset === null) without += weight;
    else lasting += weight;
    level += weight * (levels[i - from] ?? 0);
  });
  return { weights, lasting, without, level: level / (lasting + without) };
}

function logOddsOf(accounts: Accounts, i: number, observed: ObservedAbility): number {
  const { lasting, without } = weigh(accounts, i, observed);
  return Math.log(lasting / without);
}

/** Small against any answer's step, in abilities. */
const SLIGHTLY = 0.01;

/**
 * The log odds of the newest answers, or of lighter ones where those are higher: a big jump looks more like a passing spike than a
 * smaller one, but a worse answer must never count as better news. Without a jump there is nothing to look for.
 */
function highestLogOdds(given: Weighted, oddsOf: (said: ObservedAbility) => number): number {
  let best = given;
  // Nearly always the odds rise with the answers, and nothing lighter can have more.
  while (oddsOf({ ...best.said, ability: best.said.ability - SLIGHTLY }) > best.logOdds) {
    const lighter = lighterThan(best.answers).map((answers): Weighted => {
      const said = observedAbility(answers);
      return { answers, said, logOdds: oddsOf(said) };
    });
    const next = lighter.reduce((a, b) => (b.logOdds > a.logOdds ? b : a), best);
    if (next === best) break;
    best = next;
  }
  return best.logOdds;
}

/** Answers with what they say of ability and what the odds are with them. */
type Weighted = { readonly answers: TrendObservation; readonly said: ObservedAbility; readonly logOdds: number };

/** The same response with one answer a step lower, each in turn. */
function lighterThan({ day, items, total }: TrendObservation): TrendObservation[] {
  if (items === null) return total === 0 ? [] : [{ day, items, total: total - 1 }];
  return items.flatMap((answer, item) =>
    answer === null || answer === 0 ? [] : [{ day, total: total - 1, items: items.map((other, k) => (k === item ? answer - 1 : other)) }],
  );
}

function likeliestOnset({ known }: Accounts, weights: readonly number[]): number {
  const byDay = new Map<number, number>();
  known.forEach(({ onset }, k) => {
    if (onset) byDay.set(onset.day, (byDay.get(onset.day) ?? 0) + (weights[k] ?? 0));
  });
  let [day, weight] = [0, -1];
  for (const [candidate, w] of byDay) if (w > weight) [day, weight] = [candidate, w];
  return day;
}

function changeOf(observations: readonly TrendObservation[], onsetDay: number): TrendChange {
  const before = observations.filter(({ day }) => day <= onsetDay);
  const [previous, newest] = [at(observations, observations.length - 2), at(observations, observations.length - 1)];
  const levelBefore = before.reduce((sum, { total }) => sum + total, 0) / before.length;
  return {
    onsetDay,
    levelBefore,
    beforeFrom: at(before, 0).day,
    beforeTo: at(before, before.length - 1).day,
    afterFrom: at(observations, before.length).day,
    total: newest.total,
    isRising: newest.total >= previous.total,
    rise: newest.total - levelBefore,
  };
}
