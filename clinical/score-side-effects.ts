import { SIDE_EFFECT_ITEMS, type SideEffectKey } from "./instruments";

/** What one side-effect list reports, each in the list's order. A list, not a scale: there is no total. */
export type SideEffectReport = {
  /** Symptoms reported, with their grade: 1 mild, 2 moderate, 3 severe. */
  readonly symptoms: readonly { readonly key: SideEffectKey; readonly grade: number }[];
  /** Questions on psychosis, mania and aggression answered yes. */
  readonly warningSigns: readonly SideEffectKey[];
  /** Headache together with a change in vision, of whatever grade: raised pressure in the head is a labelled risk. */
  readonly headacheWithVision: boolean;
  readonly answered: number;
};

const HIGHEST = { symptom: 3, warning: 1 } as const;

/**
 * Refuses what no list can hold.
 * @param answers in the order of `SIDE_EFFECT_ITEMS`: eleven symptoms 0-3, then four warning questions 0 or 1; `null` not answered
 * @throws RangeError on a wrong number of answers, or on one out of range, naming its item
 */
export function checkSideEffectAnswers(answers: readonly (number | null)[]): void {
  const count = SIDE_EFFECT_ITEMS.length;
  if (answers.length !== count) throw new RangeError(`Side effects have ${count} answers, not ${answers.length}`);
  SIDE_EFFECT_ITEMS.forEach(({ key, kind }, i) => {
    const answer = answers[i];
    if (answer === null) return;
    if (!Number.isInteger(answer) || Number(answer) < 0 || Number(answer) > HIGHEST[kind]) {
      throw new RangeError(`Side effect ${key} is not a whole number from 0 to ${HIGHEST[kind]}, or null`);
    }
  });
}

/**
 * Reads a side-effect list. Source: clinical reference, section 2.
 * @param answers as `checkSideEffectAnswers` takes them; an unanswered question is reported neither as present nor as absent
 * @throws RangeError as `checkSideEffectAnswers`
 */
export function scoreSideEffects(answers: readonly (number | null)[]): SideEffectReport {
  checkSideEffectAnswers(answers);
  const reported = SIDE_EFFECT_ITEMS.flatMap(({ key, kind }, i) => {
    const grade = answers[i] ?? 0;
    return grade > 0 ? [{ key, kind, grade }] : [];
  });
  const has = (wanted: SideEffectKey) => reported.some(({ key }) => key === wanted);
  return {
    symptoms: reported.filter(({ kind }) => kind === "symptom").map(({ key, grade }) => ({ key, grade })),
    warningSigns: reported.filter(({ kind }) => kind === "warning").map(({ key }) => key),
    headacheWithVision: has("headache") && has("vision"),
    answered: answers.filter((answer) => answer !== null).length,
  };
}
