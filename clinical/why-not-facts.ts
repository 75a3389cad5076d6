import { baselineWords, nameOf } from "./finding";
import { item9Words } from "./item-9-rules";
import type { Reading } from "./reading";

/** The facts behind `whyNotFlagged`, for a check-in at which no rule fired. */
export function whyNotFacts(reading: Reading): string[] {
  return [...depressionFacts(reading), ...anxietyFacts(reading), item9Fact(reading)];
}

function depressionFacts(reading: Reading): string[] {
  if (reading.depression !== null)
    return [changeFact(reading.depression, reading), ...bandFacts(reading.depression, reading), ...baselineFacts(reading.depression)];
  const given = reading.newest.depression;
  if (given === undefined) return ["No depression questionnaire was answered; its rules could not look"];
  return [`More than two items of the ${nameOf(given)} are missing: no total, and no rule over it could look`];
}

type Depression = NonNullable<Reading["depression"]>;

function changeFact({ newest, baseline, best, comparison, rise }: Depression, { thresholds }: Reading): string {
  const said = `${nameOf(newest)} ${newest.total}`;
  if (comparison === null) return `${said}; these answers set the baseline, change is judged from the next`;
  const distance = rise > 0 ? `${rise} above` : rise < 0 ? `${-rise} below` : "the same as";
  const fromBest = best < baseline.value ? `, ${newest.total - best} above the best earlier level, ${best}` : "";
  return `${said}, ${distance} ${baselineWords(baseline)}${fromBest}; rises from ${thresholds.reliableRise} are flagged, from ${thresholds.earlyRise} watched`;
}

function bandFacts({ newest, baseline }: Depression, { days, thresholds }: Reading): string[] {
  if (newest.at < days.firstDose) return [`Before treatment, ${thresholds.moderateTotal} or more is flagged`];
  const band = [thresholds.moderatelySevereTotal, thresholds.moderateTotal].find((from) => newest.total >= from);
  if (band === undefined) return [];
  const known = baseline.value >= band;
  return [
    known
      ? `The ${baselineWords(baseline)} was already ${band} or more`
      : `${band} or more is flagged with a rise of ${thresholds.newBandRise}`,
    `${thresholds.severeTotal} or more is always flagged`,
  ];
}

function baselineFacts({ baseline }: Depression): string[] {
  return baseline.late ? ["No answers shortly before or at the start; the first of the course serve as baseline"] : [];
}

function anxietyFacts({ anxiety, thresholds }: Reading): string[] {
  if (anxiety === null) return [];
  const { newest, baseline, comparison } = anxiety;
  if (comparison === null) return [`GAD-7 ${newest.total}; these answers set its baseline`];
  return [
    `GAD-7 ${newest.total}, ${baselineWords(baseline)}; rises from ${thresholds.anxietyRise} are flagged, from ${thresholds.anxietyConfirmedRise} twice in a row`,
  ];
}

function item9Fact({ item9, newest }: Reading): string {
  if (item9 !== null) return `Item 9 ${item9Words(item9)}; any other answer is flagged`;
  const onlyTotal = newest.depression?.answers === null;
  return onlyTotal ? "Only a total is known: nothing is known of item 9" : "Item 9 was not answered: nothing is known of it";
}
