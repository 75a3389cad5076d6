import { TREND_MODEL } from "./trend-model";

/** A day on which a rise may have begun. */
export type Onset = {
  readonly day: number;
  /** The first response after it. */
  readonly from: number;
  /** The chance that one began here, before anything is known. */
  readonly chance: number;
};

/**
 * The days between responses on which a rise may have begun.
 * @param days of the responses, oldest first
 * @param doseChangeDays onsets soon after one are likelier
 */
export function onsetsOf(days: readonly number[], doseChangeDays: readonly number[]): Onset[] {
  const { onsetGrid, onsetHazard, afterDoseChange } = TREND_MODEL;
  const onsets: Onset[] = [];
  for (let from = 1; from < days.length; from++) {
    const next = days[from] ?? 0;
    for (let day = Math.max(days[from - 1] ?? next, next - onsetGrid.reach); day < next; day += onsetGrid.days) {
      const afterDose = doseChangeDays.some((change) => change <= day && day < change + afterDoseChange.days);
      const hazard = onsetHazard * (afterDose ? afterDoseChange.factor : 1);
      onsets.push({ day, from, chance: hazard * Math.min(onsetGrid.days, next - day) });
    }
  }
  return onsets;
}
