import type { AnsweredResponse } from "./courses";

/** A statistic of a course at each response, from the responses up to it alone: higher is worse, null where there is none yet. */
export type Statistic = (responses: readonly AnsweredResponse[], doseChangeDays: readonly number[]) => (number | null)[];

/** What every other system uses. */
export const changeFromBaseline: Statistic = (responses) =>
  responses.map(({ total }, i) => (i === 0 ? null : total - (responses[0]?.total ?? 0)));

/** Against the lowest total so far. */
export const riseFromLowest: Statistic = (responses) =>
  responses.map(({ total }, i) => (i === 0 ? null : total - Math.min(...responses.slice(0, i).map((earlier) => earlier.total))));

/** Against the best earlier mean of two consecutive totals, or the first total: what `rise-from-best` and `early-rise` compare with. */
export const riseFromBest = (responses: readonly AnsweredResponse[]): (number | null)[] =>
  responses.map(({ total }, i) => {
    if (i === 0) return null;
    const means = responses.slice(1, i).map((later, k) => (later.total + (responses[k]?.total ?? 0)) / 2);
    return total - Math.min(responses[0]?.total ?? 0, ...means);
  });

/** The mean of the newest two totals against the mean of all before them. */
export const meanOfTwoAgainstEarlier: Statistic = (responses) =>
  responses.map(({ total }, i) => {
    const before = responses.slice(0, i - 1).map((earlier) => earlier.total);
    if (before.length === 0) return null;
    return (total + (responses[i - 1]?.total ?? 0)) / 2 - before.reduce((sum, value) => sum + value, 0) / before.length;
  });
