import { changeWords, type Finding, nameOf } from "./finding";
import { phq9 } from "./instruments";
import type { Reading } from "./reading";

/** `severe`: total 20 or more, whatever the baseline. */
export function severe({ depression, thresholds: { severeTotal: threshold } }: Reading): Finding | null {
  if (depression === null || depression.newest.total < threshold) return null;
  const { newest, baseline, rise, comparison } = depression;
  const compared = comparison === null ? "these answers set the baseline" : changeWords(rise, baseline);
  return {
    numbers: { total: newest.total, baseline: baseline.value, rise, threshold },
    explanation: `${nameOf(newest)} is ${newest.total}, severe (${threshold} or more); ${compared}.`,
  };
}

/**
 * The band is new where the baseline lies below it. On day 0 these answers are themselves half of the baseline, and raising one could
 * lift it into the band and so end the flag: there, while no graver band speaks, the baseline as it stood before them is looked at.
 * With the default thresholds that decides nothing, since the bands are as wide as the rise.
 */
function newBand({ depression, thresholds }: Reading, threshold: number, graver: number, band: string): Finding | null {
  if (depression === null) return null;
  const { newest, baseline, priorBaseline, rise } = depression;
  const before = newest.total < graver && priorBaseline !== null ? priorBaseline : baseline;
  if (newest.total < threshold || before.value >= threshold || rise < thresholds.newBandRise) return null;
  return {
    numbers: { total: newest.total, baseline: baseline.value, rise, threshold, riseThreshold: thresholds.newBandRise },
    explanation: `${nameOf(newest)} is ${newest.total}, ${changeWords(rise, baseline)}: newly ${band} (${threshold} or more).`,
  };
}

/** `new-moderately-severe`: 15 or more now, below 15 at baseline, risen 5 or more. */
export function newModeratelySevere(reading: Reading): Finding | null {
  const { moderatelySevereTotal, severeTotal } = reading.thresholds;
  return newBand(reading, moderatelySevereTotal, severeTotal, "moderately severe");
}

/** `new-moderate`: 10 or more now, below 10 at baseline, risen 5 or more. */
export function newModerate(reading: Reading): Finding | null {
  const { moderateTotal, moderatelySevereTotal } = reading.thresholds;
  return newBand(reading, moderateTotal, moderatelySevereTotal, "moderate");
}

function highBaselineFrom({ depression, days }: Reading, threshold: number, advice: string): Finding | null {
  if (depression === null) return null;
  const { newest } = depression;
  const isBeforeTreatment = days.highBaselineOpens <= newest.at && newest.at < days.firstDose;
  if (!isBeforeTreatment || newest.total < threshold) return null;
  return {
    numbers: { total: newest.total, threshold },
    explanation: `${nameOf(newest)} is ${newest.total} before treatment (${threshold} or more): ${advice}.`,
  };
}

/** `high-baseline-severe`: the pre-treatment total is 15 or more. */
export function highBaselineSevere(reading: Reading): Finding | null {
  return highBaselineFrom(reading, reading.thresholds.moderatelySevereTotal, "review before the first dose");
}

/** `high-baseline`: the pre-treatment total is 10 or more. */
export function highBaseline(reading: Reading): Finding | null {
  return highBaselineFrom(reading, reading.thresholds.moderateTotal, "talk about mood before the first dose");
}

/** `still-high`: 15 or more now and at the response before. That it is flagged once in 56 days is `joinRepeats`' to decide. */
export function stillHigh({ depression, thresholds: { stillHighTotal: threshold } }: Reading): Finding | null {
  if (depression === null || depression.previous === null) return null;
  const { newest, previous } = depression;
  if (newest.total < threshold || previous.total < threshold) return null;
  return {
    numbers: { total: newest.total, previousTotal: previous.total, threshold },
    explanation: `${nameOf(newest)} is ${newest.total} after ${previous.total} the time before: ${threshold} or more twice in a row.`,
  };
}

/** `function`: problems make daily life extremely difficult, with a total of 10 or more. */
export function dailyLife({ depression, thresholds: { extremeDifficulty, moderateTotal } }: Reading): Finding | null {
  if (depression === null || depression.newest.total < moderateTotal) return null;
  const { newest } = depression;
  if (newest.difficulty === null || newest.difficulty < extremeDifficulty) return null;
  return {
    numbers: { total: newest.total, difficulty: newest.difficulty, threshold: moderateTotal, difficultyThreshold: extremeDifficulty },
    explanation: `Problems make work, home or getting along with people ${difficultyWords(newest.difficulty)}, with ${nameOf(newest)} at ${newest.total} (${moderateTotal} or more).`,
  };
}

/** "extremely difficult", in the questionnaire's own words. */
function difficultyWords(answer: 0 | 1 | 2 | 3): string {
  return phq9.texts.en.difficulty.answers[answer].toLowerCase();
}
