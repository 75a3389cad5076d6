import { changeWords, type Finding } from "./finding";
import type { Reading } from "./reading";

/** `severe`: total 20 or more, whatever the baseline. */
export function severe({ newest: { total }, baseline, rise, comparison, thresholds }: Reading): Finding | null {
  const threshold = thresholds.severeTotal;
  if (total < threshold) return null;
  const compared = comparison === null ? "these answers set the baseline" : changeWords(rise, baseline);
  return {
    numbers: { total, baseline: baseline.value, rise, threshold },
    explanation: `PHQ-9 is ${total}, severe (${threshold} or more); ${compared}.`,
  };
}

function newBand({ newest: { total }, baseline, rise, thresholds }: Reading, threshold: number, band: string): Finding | null {
  if (total < threshold || baseline.value >= threshold || rise < thresholds.newBandRise) return null;
  return {
    numbers: { total, baseline: baseline.value, rise, threshold, riseThreshold: thresholds.newBandRise },
    explanation: `PHQ-9 is ${total}, ${changeWords(rise, baseline)}: newly ${band} (${threshold} or more).`,
  };
}

/** `new-moderately-severe`: 15 or more now, below 15 at baseline, risen 5 or more. */
export function newModeratelySevere(reading: Reading): Finding | null {
  return newBand(reading, reading.thresholds.moderatelySevereTotal, "moderately severe");
}

/** `new-moderate`: 10 or more now, below 10 at baseline, risen 5 or more. */
export function newModerate(reading: Reading): Finding | null {
  return newBand(reading, reading.thresholds.moderateTotal, "moderate");
}

function highBaselineFrom({ newest: { total }, isBeforeTreatment }: Reading, threshold: number, advice: string): Finding | null {
  if (!isBeforeTreatment || total < threshold) return null;
  return {
    numbers: { total, threshold },
    explanation: `PHQ-9 is ${total} before treatment (${threshold} or more): ${advice}.`,
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
