import { ASQ_ANSWERS, type AsqAnswer, type AsqAnswers } from "@/clinical/check-in-answers";
import { asq } from "@/clinical/instruments";
import { item9Words } from "@/clinical/item-9-rules";
import type { SafetyAnswers } from "@/contracts/patient-page";

/** An answer as it was sent. `before`: the graver one that was given first and taken back; null where none was. */
export type SafetyAnswer = { sent: string; before: string | null };

/** Item 9 in words, with what was answered before sending where that was higher. */
export function item9Answer({ item9, highestItem9 }: SafetyAnswers): SafetyAnswer {
  const words = (answer: number | null) => (answer === null ? "not answered" : `${item9Words(answer)}, ${answer} of 3`);
  return { sent: words(item9), before: highestItem9 !== null && highestItem9 > (item9 ?? 0) ? words(highestItem9) : null };
}

/** One row a question that was answered, now or before sending; none where the ASQ was not asked. */
export function asqRows({ asq: sent, highestAsq }: SafetyAnswers): (SafetyAnswer & { question: string })[] {
  return asq.texts.en.items.flatMap((question, i) => {
    const [now, highest] = [answerAt(sent, i), answerAt(highestAsq, i)];
    if (now === null && highest === null) return [];
    const takenBack = highest !== null && highest !== "no" && (now === null || now === "no");
    return [{ question, sent: asqWords(now), before: takenBack ? asqWords(highest) : null }];
  });
}

/** The same in a sentence for another record. The ASQ was not asked by a clinician, and says so. */
export function safetySentence(safety: SafetyAnswers): string {
  const rows = asqRows(safety).map(({ question, ...answer }) => `${question} ${inWords(answer)}.`);
  return [`Item 9: ${inWords(item9Answer(safety))}.`, ...(rows.length > 0 ? [`${asq.caption}:`, ...rows] : [])].join(" ");
}

function inWords({ sent, before }: SafetyAnswer): string {
  return before === null ? sent : `${before}, changed to ${sent}`;
}

function answerAt(answers: AsqAnswers | null, place: number): AsqAnswer | null {
  return answers?.[place] ?? null;
}

function asqWords(answer: AsqAnswer | null): string {
  return answer === null ? "Not answered" : (asq.texts.en.answers[ASQ_ANSWERS.indexOf(answer)] ?? answer);
}
