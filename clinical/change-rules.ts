import { baselineWords, changeWords, type Finding, nameOf } from "./finding";
import type { Reading } from "./reading";

/** `reliable-rise`: total up 6 or more from baseline. */
export function reliableRise({ depression, thresholds: { reliableRise: threshold } }: Reading): Finding | null {
  if (depression === null || depression.rise < threshold) return null;
  const { newest, baseline, rise } = depression;
  return {
    numbers: { total: newest.total, baseline: baseline.value, rise, threshold },
    explanation: `${nameOf(newest)} is ${newest.total}, ${changeWords(rise, baseline)}; a rise of ${threshold} or more is reliable change.`,
  };
}

/** `confirmed-rise`: total up 5 or more from baseline, now and at the response before. Both are compared with today's baseline. */
export function confirmedRise({ depression, thresholds: { confirmedRise: threshold } }: Reading): Finding | null {
  if (depression === null || depression.previous === null) return null;
  const { newest, previous, baseline, rise } = depression;
  if (rise < threshold || previous.total - baseline.value < threshold) return null;
  return {
    numbers: { total: newest.total, previousTotal: previous.total, baseline: baseline.value, rise, threshold },
    explanation: `${nameOf(newest)} is ${newest.total} after ${previous.total} the time before: at least ${threshold} above ${baselineWords(baseline)} twice in a row.`,
  };
}

/** `rise-from-best`: total 8 or more above the best the course has seen. */
export function riseFromBest({ depression, thresholds: { riseFromBest: threshold } }: Reading): Finding | null {
  const found = aboveBest(depression, threshold);
  return found && { ...found, explanation: `${found.explanation}; ${threshold} or more is flagged.` };
}

/** `early-rise`: total 5 or more above baseline or best. The best is never above the baseline. */
export function earlyRise({ depression, thresholds: { earlyRise: threshold } }: Reading): Finding | null {
  const found = aboveBest(depression, threshold);
  return found && { ...found, explanation: `${found.explanation}; from ${threshold} on, the patient is asked again soon.` };
}

function aboveBest(depression: Reading["depression"], threshold: number): Finding | null {
  if (depression === null) return null;
  const { newest, best, baseline } = depression;
  const fromBest = newest.total - best;
  if (fromBest < threshold) return null;
  const what = best < baseline.value ? `the best earlier level, ${best}` : baselineWords(baseline);
  return {
    numbers: { total: newest.total, best, fromBest, threshold },
    explanation: `${nameOf(newest)} is ${newest.total}, ${fromBest} above ${what}`,
  };
}

/** `anxiety-rise`: GAD-7 up 6 or more from baseline, or 4 or more twice in a row, or newly 15 or more. */
export function anxietyRise({ anxiety, thresholds }: Reading): Finding | null {
  return anxiety === null
    ? null
    : (bigAnxietyRise(anxiety, thresholds) ?? newlySevereAnxiety(anxiety, thresholds) ?? confirmedAnxietyRise(anxiety, thresholds));
}

type Anxiety = NonNullable<Reading["anxiety"]>;
type Thresholds = Reading["thresholds"];

function bigAnxietyRise({ newest, baseline, rise }: Anxiety, { anxietyRise: threshold }: Thresholds): Finding | null {
  if (rise < threshold) return null;
  return {
    numbers: { total: newest.total, baseline: baseline.value, rise, threshold },
    explanation: `GAD-7 is ${newest.total}, ${changeWords(rise, baseline)}; a rise of ${threshold} or more is flagged.`,
  };
}

/**
 * Newly severe is judged against the baseline as it stood before these answers: an answer raised at the start would otherwise raise the
 * baseline into the band, and so end the flag.
 */
function newlySevereAnxiety({ newest, priorBaseline }: Anxiety, { severeAnxietyTotal: threshold }: Thresholds): Finding | null {
  if (priorBaseline === null || newest.total < threshold || priorBaseline.value >= threshold) return null;
  const rise = newest.total - priorBaseline.value;
  return {
    numbers: { total: newest.total, baseline: priorBaseline.value, rise, threshold },
    explanation: `GAD-7 is ${newest.total}, ${changeWords(rise, priorBaseline)}: newly severe (${threshold} or more).`,
  };
}

function confirmedAnxietyRise(
  { newest, previous, baseline, rise }: Anxiety,
  { anxietyConfirmedRise: threshold }: Thresholds,
): Finding | null {
  if (previous === null || rise < threshold || previous.total - baseline.value < threshold) return null;
  return {
    numbers: { total: newest.total, previousTotal: previous.total, baseline: baseline.value, rise, threshold },
    explanation: `GAD-7 is ${newest.total} after ${previous.total} the time before: at least ${threshold} above ${baselineWords(baseline)} twice in a row.`,
  };
}

/** `diverging`: total up 5 or more from baseline while skin is reported better, now and the time before. */
export function diverging({ newest, previousSkin, depression, thresholds: { divergingRise: threshold } }: Reading): Finding | null {
  if (depression === null || depression.rise < threshold) return null;
  if (newest.skin !== "better" || previousSkin !== "better") return null;
  const { rise, baseline } = depression;
  return {
    numbers: { total: depression.newest.total, baseline: baseline.value, rise, threshold },
    explanation: `${nameOf(depression.newest)} is ${depression.newest.total}, ${changeWords(rise, baseline)}, while skin was reported better twice in a row.`,
  };
}
