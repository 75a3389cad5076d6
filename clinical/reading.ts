import type { CheckInAnswers, DepressionAnswers, SkinChange } from "./check-in-answers";
import {
  type Baseline,
  baselineFrom,
  baselineResponses,
  type CourseDays,
  type CourseHistory,
  courseDaysOf,
  type DatedTotal,
  isBefore,
  startResponsesOf,
} from "./history";
import { inPhq9Order } from "./instruments";
import { startOfLocalDay } from "./local-time";
import type { Policy } from "./policy";
import { type TrendPoint, trendOf } from "./trend/trend";

/** A newest total against the course's earlier ones, on one instrument's scale. */
export type ScaleReading<T extends DatedTotal = DatedTotal> = {
  readonly newest: T;
  /**
   * The scored response before. "Two consecutive check-ins" are the newest and this one: a check-in between that has no total
   * neither confirms nor denies anything.
   */
  readonly previous: T | null;
  readonly baseline: Baseline;
  /** The baseline as it stood before the newest response, which may itself be part of today's; null where there was none. */
  readonly priorBaseline: Baseline | null;
  /** Newest total minus baseline; negative is better. */
  readonly rise: number;
  /** The lowest mean of two consecutive earlier scores, or the baseline where that is lower. */
  readonly best: number;
  /** Latest response, other than the newest, that the baseline was made from: the one to compare items with. */
  readonly comparison: T | null;
};

export type ScoredDepression = DatedTotal & DepressionAnswers & { readonly total: number };

/** What the rules read off a history, seen from its newest check-in. Worked out once, so that no rule counts differently. */
export type Reading = {
  readonly newest: CheckInAnswers;
  /** The check-in before. */
  readonly previous: CheckInAnswers | null;
  /** What the newest earlier check-in that says anything about skin said. */
  readonly previousSkin: SkinChange | null;
  /** Item 9 as answered: null where it was not, or where only a total is known. */
  readonly item9: number | null;
  /** Item 9 of the newest earlier check-in that answered it; undefined where none did. */
  readonly previousItem9: number | undefined;
  /** Null where this check-in has no depression total. */
  readonly depression: ScaleReading<ScoredDepression> | null;
  /** Null where this check-in has no GAD-7 total. */
  readonly anxiety: ScaleReading | null;
  /** What the detector sees at this check-in; null where it has no depression total. */
  readonly trend: TrendPoint | null;
  readonly days: CourseDays;
  readonly thresholds: Policy["thresholds"];
};

const DAY_MS = 86_400_000;

/** One reading a check-in, oldest first, each from the check-ins up to it alone. @throws RangeError on an impossible date or zone */
export function readHistory(history: CourseHistory, policy: Policy): Reading[] {
  const days = courseDaysOf(history, policy);
  const trend = trendPoints(history, days);
  const depression: ScoredDepression[] = [];
  const anxiety: DatedTotal[] = [];
  let previousItem9: number | undefined;
  let previousSkin: SkinChange | null = null;
  return history.checkIns.map((newest, i) => {
    const total = newest.depression?.total ?? null;
    const worry = newest.anxiety?.total ?? null;
    if (newest.depression && total !== null) depression.push({ ...newest.depression, at: newest.at, total });
    if (worry !== null) anxiety.push({ at: newest.at, total: worry });
    const item9 = item9Of(newest.depression);
    const reading: Reading = {
      newest,
      previous: history.checkIns[i - 1] ?? null,
      previousSkin,
      item9,
      previousItem9,
      depression: total === null ? null : readScale(depression, days),
      anxiety: worry === null ? null : readScale(anxiety, days),
      trend: total === null ? null : (trend[depression.length - 1] ?? null),
      days,
      thresholds: policy.thresholds,
    };
    previousItem9 = highestItem9(newest, item9) ?? previousItem9;
    previousSkin = newest.skin ?? previousSkin;
    return reading;
  });
}

/** Item 9 as the next check-in is compared with it: what was taken back before sending was still given. */
function highestItem9({ highestGiven }: CheckInAnswers, sent: number | null): number | null {
  const given = highestGiven?.item9 ?? null;
  return given === null ? sent : Math.max(given, sent ?? 0);
}

/** The answer to the item about thoughts of death, found by its meaning. */
export function item9Of(depression: DepressionAnswers | undefined): number | null {
  return depression?.answers ? (inPhq9Order(depression.instrument, depression.answers)[8] ?? null) : null;
}

function readScale<T extends DatedTotal>(scored: readonly T[], days: CourseDays): ScaleReading<T> | null {
  const newest = scored.at(-1);
  const start = startResponsesOf(scored, days);
  const baseline = baselineFrom(start);
  if (newest === undefined || baseline === null) return null;
  const recent = scored.filter(({ at }) => !isBefore(at, days.preTreatmentOpens));
  const earlierMeans = recent.slice(1, -1).map(({ total }, i) => (total + (recent[i]?.total ?? total)) / 2);
  return {
    newest,
    previous: scored.at(-2) ?? null,
    baseline,
    priorBaseline: priorBaselineOf(scored, days),
    rise: newest.total - baseline.value,
    best: Math.min(baseline.value, ...earlierMeans),
    comparison: baselineResponses(start).findLast((response) => response !== newest) ?? null,
  };
}

function priorBaselineOf(scored: readonly DatedTotal[], days: CourseDays): Baseline | null {
  const earlier = scored.slice(0, -1);
  return baselineFrom(startResponsesOf(earlier, days));
}

/** What the detector sees, one point a depression total. */
function trendPoints({ checkIns, doseChanges, timeZone }: CourseHistory, { firstDose }: CourseDays): TrendPoint[] {
  const dayOf = (at: Date) => (at.getTime() - firstDose.getTime()) / DAY_MS;
  const observations = checkIns.flatMap(({ at, depression }) => {
    if (depression === undefined || depression.total === null) return [];
    const { instrument, answers, total } = depression;
    return [{ day: dayOf(at), items: answers && inPhq9Order(instrument, answers), total }];
  });
  return trendOf(
    observations,
    doseChanges.map((date) => dayOf(startOfLocalDay(date, timeZone))),
  );
}
