import { type Band, PHQ9_BANDS, PHQ9_ITEM_COUNT, phq9, type Severity } from "./instruments";
import { checkCompleteAnswers, severityOfTotal } from "./score-instrument";

export { SEVERITIES, type Severity } from "./instruments";

/** Totals of each severity, both ends included, without gaps from 0 to 27. Source: LOINC LL382-3; Kroenke 2001. */
export const SEVERITY_BANDS: readonly Band<Severity>[] = PHQ9_BANDS;

/** The highest possible total. */
export const PHQ9_MAXIMUM = phq9.axis.max;

export type Phq9Score = { readonly total: number; readonly severity: Severity; readonly item9: number };

/**
 * Refuses answers that our own form cannot have produced.
 * @throws RangeError on a missing, extra, fractional or out-of-range answer, naming its place (never its neighbours)
 */
export function checkPhq9Answers(answers: readonly number[]): void {
  checkCompleteAnswers("phq9", answers);
}

/**
 * The severity band of a total.
 * @throws RangeError unless `total` is a whole number from 0 to 27
 * @example severityOf(10) // "moderate"
 */
export function severityOf(total: number): Severity {
  return severityOfTotal("phq9", total);
}

/**
 * Scores one PHQ-9. Total 0-27, higher is worse; recall two weeks.
 * Source: Kroenke, Spitzer & Williams 2001, J Gen Intern Med 16:606-613.
 * @param answers nine integers 0-3 in questionnaire order
 * @throws RangeError on a missing, extra or out-of-range answer: our form requires all nine, so a gap is a bug
 * @example scorePhq9([1, 1, 1, 1, 1, 0, 0, 0, 0]) // { total: 5, severity: "mild", item9: 0 }
 */
export function scorePhq9(answers: readonly number[]): Phq9Score {
  checkPhq9Answers(answers);
  const total = answers.reduce((sum, answer) => sum + answer, 0);
  return { total, severity: severityOf(total), item9: answers[PHQ9_ITEM_COUNT - 1] as number };
}
