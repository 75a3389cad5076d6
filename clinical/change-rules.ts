import { baselineWords, changeWords, type Finding } from "./finding";
import type { Reading } from "./reading";

/** `reliable-rise`: total up 6 or more from baseline. */
export function reliableRise({ newest: { total }, baseline, rise, thresholds }: Reading): Finding | null {
  const threshold = thresholds.reliableRise;
  if (rise < threshold) return null;
  return {
    numbers: { total, baseline: baseline.value, rise, threshold },
    explanation: `PHQ-9 is ${total}, ${changeWords(rise, baseline)}; a rise of ${threshold} or more is reliable change.`,
  };
}

/** `confirmed-rise`: total up 5 or more from baseline, now and at the response before. Both are compared with today's baseline. */
export function confirmedRise({ newest: { total }, previous, baseline, rise, thresholds }: Reading): Finding | null {
  const threshold = thresholds.confirmedRise;
  if (previous === null || rise < threshold || previous.total - baseline.value < threshold) return null;
  return {
    numbers: { total, previousTotal: previous.total, baseline: baseline.value, rise, threshold },
    explanation: `PHQ-9 is ${total} after ${previous.total} at the check-in before: at least ${threshold} above ${baselineWords(baseline)} twice in a row.`,
  };
}
