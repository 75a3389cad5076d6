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
  const once = rise >= thresholds.confirmedRise ? ` at once, from ${thresholds.confirmedRise} twice in a row` : "";
  return `PHQ-9 ${total}, ${distance} ${baselineWords(baseline)}; rises from ${thresholds.reliableRise} are flagged${once}`;
}

function bandFacts({ newest: { total }, baseline, isPreTreatment, thresholds }: Reading): string[] {
  if (isPreTreatment) return [`Before treatment, ${thresholds.moderateTotal} or more is flagged`];
  if (total < thresholds.moderateTotal) return [];
  const facts = [`${thresholds.severeTotal} or more is always flagged`];
  if (baseline.value >= thresholds.moderateTotal)
    facts.unshift(`${baselineWords(baseline)} was already ${thresholds.moderateTotal} or more, so this is no new band`);
  return facts;
}

function baselineFacts({ baseline }: Reading): string[] {
  return baseline.late ? ["No answers shortly before or at the start; the first of the course serve as baseline"] : [];
}

function item9Fact({ item9 }: Reading): string {
  return `Item 9 ${item9Words(item9)}; any other answer is flagged`;
}
