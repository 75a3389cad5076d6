import { baselineWords } from "./finding";
import { flagsFor } from "./flags";
import type { CourseHistory } from "./history";
import { item9Words } from "./item-9-rules";
import type { Policy } from "./policy";
import { type Reading, readHistory } from "./reading";

/**
 * Short facts that say why the newest response raised no flag; empty when it raised one. Facts only: they stand beside
 * "No rule fired. This does not exclude risk", and none of them may reassure.
 * @throws RangeError on a history no course can have
 * @example ["PHQ-9 7, 2 above baseline 5; rises from 6 are flagged", "Item 9 “not at all”; any other answer is flagged"]
 */
export function whyNotFlagged(history: CourseHistory, policy: Policy): string[] {
  if (flagsFor(history, policy).length > 0) return [];
  const reading = readHistory(history, policy);
  if (reading === null) return ["No answers yet; every rule needs at least one"];
  return [changeFact(reading), ...bandFacts(reading), ...baselineFacts(reading), item9Fact(reading)];
}

function changeFact({ newest: { total }, baseline, comparison, rise, thresholds }: Reading): string {
  if (comparison === null) return `PHQ-9 ${total}, the first answers of this course; change is judged from the next`;
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
  return baseline.late ? ["No answers from before or at the start; the first later ones serve as baseline"] : [];
}

function item9Fact({ item9 }: Reading): string {
  return `Item 9 ${item9Words(item9)}; any other answer is flagged`;
}
