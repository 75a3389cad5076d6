import type { AsqAnswers } from "./check-in-answers";
import type { Finding } from "./finding";
import { asq, phq9 } from "./instruments";
import type { Reading } from "./reading";
import { type AsqPositive, scoreAsq } from "./score-asq";

/** Thoughts of killing themselves in the past week, and right now: the ASQ questions that decide by themselves. */
const ASQ_DECISIVE: readonly number[] = [3, 5];

/** The words of an item-9 answer in English, in quotation marks: “more than half the days”. @throws RangeError off 0-3 */
export function item9Words(answer: number): string {
  const words = phq9.texts.en.answers[answer];
  if (words === undefined) throw new RangeError(`Not an answer: ${answer}`);
  return `“${words.toLowerCase()}”`;
}

/** The ASQ questions answered yes or refused; none where it was not asked, which says nothing. */
function positivesOf(answers: AsqAnswers | null | undefined): readonly AsqPositive[] {
  return answers ? scoreAsq(answers).positives : [];
}

/** `item-9-high`: item 9 is 2 or 3, or ASQ question 3 or 5 was answered yes or refused. */
export function item9High(reading: Reading): Finding | null {
  const { item9, newest, thresholds } = reading;
  const { item9High: threshold } = thresholds;
  const positives = positivesOf(newest.asq);
  const decisive = positives.filter(({ question }) => ASQ_DECISIVE.includes(question)).length;
  if ((item9 ?? 0) < threshold && decisive === 0) return null;
  const decided: Record<string, number> = decisive > 0 ? { asqDecisive: decisive } : {};
  return { numbers: { ...numbersOf(reading), ...decided, threshold }, explanation: sentences(reading, positives) };
}

/**
 * `item-9`: item 9 is 1, below what `item-9-high` takes; or an ASQ question was answered yes or refused though item 9 was sent as 0 or
 * left out: the ASQ is asked only after another answer, and what it was told does not go with the change. All-no lowers nothing.
 */
export function item9(reading: Reading): Finding | null {
  const { item9, newest, thresholds } = reading;
  const { item9: threshold, item9High } = thresholds;
  const positives = positivesOf(newest.asq);
  const answered = item9 ?? 0;
  const isDecisive = positives.some(({ question }) => ASQ_DECISIVE.includes(question));
  if (answered >= item9High || (answered < threshold && (positives.length === 0 || isDecisive))) return null;
  return { numbers: { ...numbersOf(reading), threshold }, explanation: sentences(reading, positives) };
}

/** `item-9-retracted`: a higher item-9 or ASQ answer was given and changed before sending. The highest is what is shown. */
export function item9Retracted({ newest, item9 }: Reading): Finding | null {
  const given = newest.highestGiven;
  if (given === undefined) return null;
  const lowered = given.item9 !== null && given.item9 > (item9 ?? 0) ? given.item9 : null;
  const still = positivesOf(newest.asq).map(({ question }) => question);
  const takenBack = positivesOf(given.asq).filter(({ question }) => !still.includes(question));
  if (lowered === null && takenBack.length === 0) return null;
  const parts = [
    ...(lowered === null ? [] : [`item 9 answered ${lowered}, ${changedTo(item9)}`]),
    ...takenBack.map((positive) => `${asqAnswered(positive)}, ${changedTo(newest.asq?.[positive.question - 1] ?? null)}`),
  ];
  return {
    numbers: {
      ...(lowered === null ? {} : { highestItem9: lowered }),
      ...(item9 === null ? {} : { item9 }),
      asqTakenBack: takenBack.length,
    },
    explanation: `Before sending: ${parts.join("; ")}. The highest answer is kept.`,
  };
}

/** "ASQ question 3 answered yes". */
function asqAnswered({ question, answer }: AsqPositive): string {
  return `ASQ question ${question} answered ${answer === "yes" ? "yes" : "“I'd rather not say”"}`;
}

function changedTo(answer: number | string | null): string {
  return answer === null ? "then left out" : `changed to ${answer}`;
}

/** Item 9 as far as it was answered, and these ASQ answers with what they are worth. */
function sentences(reading: Reading, positives: readonly AsqPositive[]): string {
  const { item9 } = reading;
  return [
    ...(item9 === null
      ? []
      : [`Item 9 (better off dead, or hurting themselves) answered ${item9Words(item9)}, ${item9} of 3; ${beforeWords(reading)}.`]),
    ...(positives.length === 0 ? [] : [`${positives.map(asqAnswered).join("; ")} (${asq.caption}).`]),
  ].join(" ");
}

function beforeWords({ previous, previousItem9 }: Reading): string {
  if (previousItem9 !== undefined) return `last time ${item9Words(previousItem9)}, ${previousItem9}`;
  return previous === null ? "these are the first answers of this course" : "not answered before in this course";
}

/** `asqPositives` is there only where the ASQ was answered at all: a repeat is compared with it, and silence is not a no. */
function numbersOf({ item9, previousItem9, newest }: Reading): Record<string, number> {
  const score = newest.asq ? scoreAsq(newest.asq) : null;
  return {
    ...(item9 === null ? {} : { item9 }),
    ...(previousItem9 === undefined ? {} : { previousItem9 }),
    ...(score === null || score.answered === 0 ? {} : { asqPositives: score.positives.length }),
  };
}
