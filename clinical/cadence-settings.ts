/** When check-ins fall due, in days unless said otherwise. */
export type Cadence = {
  /** Due day of the pre-treatment check-in, relative to the first dose (negative: before it). */
  readonly preTreatmentDay: number;
  /** Days after the first dose, ascending. */
  readonly courseDays: readonly number[];
  /** After the last of `courseDays`, one every so many days to the end of the course. */
  readonly thenEveryDays: number;
  /** Length assumed while no end is known, in weeks. */
  readonly plannedWeeks: number;
  /** Days after the last dose. */
  readonly afterCourseDays: readonly number[];
  /** Days after the last dose when it was stopped for mood, or there was a `now` or `today` flag. */
  readonly closeFollowUpDays: readonly number[];
  /** Extra check-ins, in days after what asks for them: an `early-rise`; a dose increase; an antidepressant started under 25. */
  readonly earlyRiseDays: readonly number[];
  readonly doseIncreaseDays: readonly number[];
  readonly antidepressantDays: readonly number[];
  /** A planned check-in so many days from an extra one, before or after, makes it needless. */
  readonly extraNearDays: number;
  /** ISO weekdays (1 Monday - 7 Sunday) on which a check-in may fall due; others move on to the next allowed day. */
  readonly dueWeekdays: readonly number[];
  /** A check-in stays open for so many days, the due day counted. */
  readonly windowDays: number;
  /** The drug is renewed with a mood check at most so many days old; else with a reason. */
  readonly renewalCheckDays: number;
};

/** The product's cadence. Source: clinical reference, section 5. docs/clinical-safety.md has a row for each setting. */
export const DEFAULT_CADENCE: Cadence = {
  preTreatmentDay: -7,
  courseDays: [0, 14, 28, 42, 56, 70, 84],
  thenEveryDays: 28,
  plannedWeeks: 24,
  afterCourseDays: [14, 28, 56],
  closeFollowUpDays: [3, 7, 14, 28, 56, 84],
  earlyRiseDays: [7],
  doseIncreaseDays: [14],
  antidepressantDays: [7, 14, 21, 28],
  extraNearDays: 2,
  dueWeekdays: [1, 2, 3, 4],
  windowDays: 7,
  renewalCheckDays: 28,
};

export type CadenceSetting = keyof Cadence;
export const CADENCE_SETTINGS = Object.keys(DEFAULT_CADENCE) as CadenceSetting[];

/** How far a clinic may move each setting, both ends included; of a list, each of its days. */
export const CADENCE_BOUNDS: { readonly [S in CadenceSetting]: { readonly from: number; readonly to: number } } = {
  preTreatmentDay: { from: -28, to: -1 },
  courseDays: { from: 0, to: 168 },
  thenEveryDays: { from: 7, to: 28 },
  plannedWeeks: { from: 8, to: 52 },
  afterCourseDays: { from: 1, to: 112 },
  closeFollowUpDays: { from: 1, to: 112 },
  earlyRiseDays: { from: 4, to: 10 },
  doseIncreaseDays: { from: 7, to: 21 },
  antidepressantDays: { from: 4, to: 56 },
  extraNearDays: { from: 0, to: 3 },
  dueWeekdays: { from: 1, to: 7 },
  windowDays: { from: 4, to: 7 },
  renewalCheckDays: { from: 7, to: 35 },
};

/**
 * How late the first day of a list may be, and how far apart two that follow each other: within its bounds a clinic could else leave all
 * but the last day out. Never more than 28 days, one visit interval. And how soon the last may be: what watches over the weeks after an event
 * may be made longer than the reference's, never shorter. `courseDays` need no such end, since `thenEveryDays` goes on from there.
 */
export const CADENCE_GAPS: {
  readonly [S in CadenceSetting]?: { readonly first: number; readonly between: number; readonly last?: number };
} = {
  courseDays: { first: 28, between: 28 },
  afterCourseDays: { first: 14, between: 28, last: 56 },
  closeFollowUpDays: { first: 7, between: 28, last: 84 },
  antidepressantDays: { first: 7, between: 14, last: 28 },
};

/**
 * Refuses a cadence that a clinic may not set.
 * @throws RangeError that names the setting: not whole days, outside its bounds, not ascending, the first too late, two too far apart
 * or the last too soon
 */
export function checkCadence(cadence: Cadence): void {
  for (const setting of CADENCE_SETTINGS) {
    const { from, to } = CADENCE_BOUNDS[setting];
    checkCadenceShape(setting, cadence[setting]);
    if ([cadence[setting]].flat().some((day) => day < from || day > to))
      throw new RangeError(`${setting} is not what a clinic may set: ${from} to ${to}`);
    checkGaps(setting, [cadence[setting]].flat());
  }
}

function checkGaps(setting: CadenceSetting, days: readonly number[]): void {
  const gaps = CADENCE_GAPS[setting];
  if (gaps === undefined) return;
  for (const [i, day] of days.entries()) {
    const before = days[i - 1];
    const [gap, longest] = before === undefined ? [day, gaps.first] : [day - before, gaps.between];
    if (gap > longest) throw new RangeError(`${setting} leave more than ${longest} days without a check-in`);
  }
  const { last } = gaps;
  if (last !== undefined && days.every((day) => day < last)) throw new RangeError(`${setting} end before day ${last}`);
}

/** Refuses what no cadence can hold, whatever its bounds. @throws RangeError that names the setting */
export function checkCadenceShape(setting: CadenceSetting, value: unknown): void {
  const days: unknown[] = Array.isArray(value) ? value : [value];
  const isList = Array.isArray(DEFAULT_CADENCE[setting]);
  if (Array.isArray(value) !== isList || days.length === 0 || !days.every(Number.isSafeInteger)) {
    throw new RangeError(`${setting} is not ${isList ? "a list of whole days" : "a whole number"}`);
  }
  if (days.some((day, i) => Number(day) <= Number(days[i - 1]))) throw new RangeError(`${setting} is not ascending`);
}
