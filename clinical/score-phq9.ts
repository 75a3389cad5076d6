import { type Band, PHQ9_BANDS, PHQ9_ITEM_COUNT, phq9, type Severity } from "./instruments";
import { checkCompleteAnswers, severityOfTotal } from "./score-instrument";

export { SEVERITIES, type Severity } from "./instruments";

/** Totals of each severity, both ends included, without gaps from 0 to 27. Source: LOINC LL382-3; Kroenke 2001. */
export const SEVERITY_BANDS: readonly Band<Severity>[] = PHQ9_BANDS;

/** The highest possible total. */
export const PHQ9_MAXIMUM = phq9.axis.max;

export type Phq9Score = { readonly total: number; readonly severity: Severity; readonly item9: number };

/**
 * Scores one PHQ-9 that our own form sent. Total 0-27, higher is worse; recall two weeks. Received answers, which may have gaps, are
 * `scoreAnswers`' to score. Source: Kroenke, Spitzer & Williams 2001, J Gen Intern Med 16:606-613.
 * @param answers nine integers 0-3 in questionnaire order
 * @throws RangeError on a missing, extra or out-of-range answer, naming its place: our form requires all nine, so a gap is a bug
 * @example scorePhq9([1, 1, 1, 1, 1, 0, 0, 0, 0]) // { total: 5, severity: "mild", item9: 0 }
 */
export function scorePhq9(answers: readonly number[]): Phq9Score {
  checkCompleteAnswers("phq9", answers);
  const total = answers.reduce((sum, answer) => sum + answer, 0);
  return { total, severity: severityOfTotal("phq9", total), item9: answers[PHQ9_ITEM_COUNT - 1] as number };
}
