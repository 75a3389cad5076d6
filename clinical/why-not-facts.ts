import { baselineWords } from "./finding";
import { item9Words } from "./item-9-rules";
import type { Reading } from "./reading";

/** The facts behind `whyNotFlagged`, for a response at which no rule fired. */
export function whyNotFacts(reading: Reading): string[] {
  return [changeFact(reading), ...bandFacts(reading), ...baselineFacts(reading), item9Fact(reading)];
}

function changeFact({ newest: { total }, baseline, comparison, rise, thresholds }: Reading): string {
  if (comparison === null) return `PHQ-9 ${total}; these answers set the baseline, change is judged from the next`;
  const distance = rise > 0 ? `${rise} above` : rise < 0 ? `${-rise} below` : "the same as";
  const twice = rise >= thresholds.confirmedRise ? `, rises from ${thresholds.confirmedRise} when they come twice in a row` : "";
  return `PHQ-9 ${total}, ${distance} ${baselineWords(baseline)}; rises from ${thresholds.reliableRise} are flagged${twice}`;
}

function bandFacts({ newest: { total }, baseline, isBeforeTreatment, thresholds }: Reading): string[] {
  if (isBeforeTreatment) return [`Before treatment, ${thresholds.moderateTotal} or more is flagged`];
  const band = [thresholds.moderatelySevereTotal, thresholds.moderateTotal].find((from) => total >= from);
  if (band === undefined) return [];
  const known = baseline.value >= band;
  return [
    known
      ? `The ${baselineWords(baseline)} was already ${band} or more`
      : `${band} or more is flagged with a rise of ${thresholds.newBandRise}`,
    `${thresholds.severeTotal} or more is always flagged`,
  ];
}

function baselineFacts({ baseline }: Reading): string[] {
  return baseline.late ? ["No answers shortly before or at the start; the first of the course serve as baseline"] : [];
}

function item9Fact({ item9 }: Reading): string {
  return `Item 9 ${item9Words(item9)}; any other answer is flagged`;
}
