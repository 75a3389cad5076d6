import { ASQ_ANSWERS, type AsqAnswer, type AsqAnswers } from "@/clinical/check-in-answers";
import { asq } from "@/clinical/instruments";
import { item9Words } from "@/clinical/item-9-rules";
import type { SafetyAnswers as Answers } from "@/contracts/patient-page";

/** Item 9 and the ASQ in full, with what was answered before sending and changed. The ASQ was not asked by a clinician, and says so. */
export function SafetyAnswers({ safety }: { safety: Answers }) {
  const rows = asqRows(safety);
  return (
    <div className="grid gap-2 rounded-box bg-sunken px-3 py-2 text-sm">
      <p>
        <span className="text-ink-2">Item 9</span> <Change {...item9Change(safety)} />
      </p>
      {rows.length > 0 && (
        <div className="grid gap-1 border-t border-line pt-2">
          <h4 className="text-xs text-ink-3">{asq.caption}</h4>
          <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
            {rows.map(({ question, sent, before }) => (
              <div key={question} className="contents">
                <dt className="text-pretty text-ink-2">{question}</dt>
                <dd className="text-right">
                  <Change sent={sent} before={before} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </div>
  );
}

type Changed = { sent: string; before: string | null };

/** What was sent; where something graver was given before, that first, because it counts. */
function Change({ sent, before }: Changed) {
  if (before === null) return <b className="font-semibold">{sent}</b>;
  return (
    <>
      <b className="font-semibold">{before}</b>, changed to {sent}
    </>
  );
}

function item9Change({ item9, highestItem9 }: Answers): Changed {
  const words = (answer: number | null) => (answer === null ? "not answered" : `${item9Words(answer)}, ${answer} of 3`);
  return { sent: words(item9), before: highestItem9 !== null && highestItem9 > (item9 ?? 0) ? words(highestItem9) : null };
}

/** One row a question that was answered, now or before sending; none where the ASQ was not asked. */
function asqRows({ asq: sent, highestAsq }: Answers): (Changed & { question: string })[] {
  return asq.texts.en.items.flatMap((question, i) => {
    const [now, highest] = [answerAt(sent, i), answerAt(highestAsq, i)];
    if (now === null && highest === null) return [];
    const takenBack = highest !== null && highest !== "no" && (now === null || now === "no");
    return [{ question, sent: asqWords(now), before: takenBack ? asqWords(highest) : null }];
  });
}

function answerAt(answers: AsqAnswers | null, place: number): AsqAnswer | null {
  return answers?.[place] ?? null;
}

function asqWords(answer: AsqAnswer | null): string {
  return answer === null ? "Not answered" : (asq.texts.en.answers[ASQ_ANSWERS.indexOf(answer)] ?? answer);
}
