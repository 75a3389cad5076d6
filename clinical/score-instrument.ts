import { INSTRUMENTS, type Instrument, type ScoredInstrument, type ScoredInstrumentId, type Severity } from "./instruments";

/** What answers add up to. `total` and `severity` are null where too many are missing; severity also where there are no bands. */
export type InstrumentScore = {
  readonly total: number | null;
  readonly severity: Severity | null;
  /** The total makes up for missing answers. */
  readonly prorated: boolean;
  /** How many items were answered. */
  readonly answered: number;
};

/** The highest answer to an item; the lowest is 0. */
const HIGHEST_ANSWER = 3;

/**
 * The severity band of a total; null for the PHQ-2, which has a cut-off and no bands.
 * @throws RangeError unless `total` is a whole number from 0 to the instrument's maximum, and on an instrument without totals
 * @example severityOfTotal("gad7", 15) // "severe"; severityOfTotal("phq9", 15) is "moderately severe"
 */
export function severityOfTotal(id: Exclude<ScoredInstrumentId, "phq2">, total: number): Severity;
export function severityOfTotal(id: ScoredInstrumentId, total: number): Severity | null;
export function severityOfTotal(id: ScoredInstrumentId, total: number): Severity | null {
  const { axis, bands, shortTitle } = scoredInstrument(id);
  if (!Number.isInteger(total) || total < axis.min || total > axis.max) throw new RangeError(`Not a ${shortTitle} total: ${total}`);
  return bands.find(({ to }) => total <= to)?.label ?? null;
}

/**
 * Scores received answers, which may have gaps. Up to two missing ones are made up for: the mean of the answered items times the
 * number of items, rounded half up; with more there is no total. The PHQ-2 needs both of its items. A missing answer is never a 0.
 * Source: clinical reference, section 1; rounding in whole numbers, so that a half is exact.
 * @param answers one an item, 0-3 in the instrument's own order; `null` is a missing one
 * @throws RangeError on an instrument without totals, a wrong number of answers, or one that is not 0, 1, 2, 3 or null, naming its place
 * @example scoreAnswers("phq9", [1, 1, 1, 1, 0, 0, 0, 0, null]) // { total: 5, severity: "mild", prorated: true, answered: 8 }
 */
export function scoreAnswers(id: ScoredInstrumentId, answers: readonly (number | null)[]): InstrumentScore {
  const { items, mayMiss } = scoredInstrument(id);
  checkAnswers(id, answers, { gaps: true });
  const given = answers.filter((answer) => answer !== null);
  const missing = items.length - given.length;
  if (missing > mayMiss) return { total: null, severity: null, prorated: false, answered: given.length };
  const sum = given.reduce((total, answer) => total + answer, 0);
  const total = Math.floor((2 * sum * items.length + given.length) / (2 * given.length));
  return { total, severity: severityOfTotal(id, total), prorated: missing > 0, answered: given.length };
}

/**
 * Refuses answers that our own form cannot have sent: it requires every item, so a gap there is a bug.
 * @throws RangeError on a missing, extra, fractional or out-of-range answer, naming its place (never its neighbours)
 */
export function checkCompleteAnswers(id: ScoredInstrumentId, answers: readonly (number | null)[]): void {
  checkAnswers(id, answers, { gaps: false });
}

function checkAnswers(id: ScoredInstrumentId, answers: readonly (number | null)[], { gaps }: { gaps: boolean }): void {
  const { items, shortTitle } = scoredInstrument(id);
  if (answers.length !== items.length) throw new RangeError(`${shortTitle} has ${items.length} answers, not ${answers.length}`);
  // By index: a hole in the array is neither an answer nor a null, and forEach would skip it.
  for (let i = 0; i < items.length; i++) {
    const answer = answers[i];
    if (answer === null && gaps) continue;
    if (!Number.isInteger(answer) || Number(answer) < 0 || Number(answer) > HIGHEST_ANSWER) {
      throw new RangeError(`${shortTitle} answer ${i + 1} is not 0, 1, 2${gaps ? ", 3 or null" : " or 3"}`);
    }
  }
}

/** A name that came from outside may be none of ours, or that of a list which has no total. */
function scoredInstrument(id: ScoredInstrumentId): ScoredInstrument {
  const instrument: Instrument | undefined = INSTRUMENTS[id];
  if (instrument === undefined || !isScored(instrument)) throw new RangeError(`Not an instrument with a total: ${String(id)}`);
  return instrument;
}

function isScored(instrument: Instrument): instrument is ScoredInstrument {
  return "axis" in instrument;
}
