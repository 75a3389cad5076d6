import { ASQ_ANSWERS, type AsqAnswer, type AsqAnswers } from "./check-in-answers";
import { asq } from "./instruments";

/** A question, counted from 1, answered yes or "I'd rather not say", which counts as yes. */
export type AsqPositive = { readonly question: number; readonly answer: Exclude<AsqAnswer, "no"> };

/**
 * `acute`: question 5 (thoughts right now) is among the positives. `answered` counts yes, no and refused. No positives is not a
 * negative screen: it never lowers a flag, least of all with few answered.
 */
export type AsqScore = { readonly positives: readonly AsqPositive[]; readonly acute: boolean; readonly answered: number };

/** "Are you having thoughts of killing yourself right now?" */
const QUESTION_NOW = 5;

/** A question that was skipped or not shown is unanswered, never a no. */
function positivesAmong(answers: AsqAnswers): AsqPositive[] {
  return answers.flatMap((answer, place) => (answer === null || answer === "no" ? [] : [{ question: place + 1, answer }]));
}

/**
 * Refuses what no ASQ can hold.
 * @param answers five, in the order of the questions
 * @throws RangeError on a wrong number of answers, or on one that is none of the three nor null, naming its place
 */
export function checkAsqAnswers(answers: AsqAnswers): void {
  if (answers.length !== asq.items.length) throw new RangeError(`ASQ has ${asq.items.length} answers, not ${answers.length}`);
  for (let i = 0; i < asq.items.length; i++) {
    const answer = answers[i];
    if (answer === null || ASQ_ANSWERS.some((legal) => legal === answer)) continue;
    throw new RangeError(`ASQ answer ${i + 1} is not ${ASQ_ANSWERS.join(", ")} or null`);
  }
}

/**
 * Whether question 5 is to be asked: any of questions 1 to 4 is answered yes or refused.
 * @param answers the answers so far; only the first four matter
 */
export function asksQuestion5(answers: AsqAnswers): boolean {
  return positivesAmong(answers).some(({ question }) => question < QUESTION_NOW);
}

/**
 * Reads an ASQ. Source: NIMH ASQ toolkit, scoring; clinical reference, section 1.
 * @param answers five, in the order of the questions; `null` was skipped or not shown
 * @throws RangeError as `checkAsqAnswers`
 * @example scoreAsq(["no", "refused", "no", "no", "no"]) // { positives: [{ question: 2, answer: "refused" }], acute: false, answered: 5 }
 */
export function scoreAsq(answers: AsqAnswers): AsqScore {
  checkAsqAnswers(answers);
  const positives = positivesAmong(answers);
  return {
    positives,
    acute: positives.some(({ question }) => question === QUESTION_NOW),
    answered: answers.filter((answer) => answer !== null).length,
  };
}
