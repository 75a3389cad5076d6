import { asq } from "@/clinical/instruments";
import type { SafetyAnswers as Answers } from "@/contracts/patient-page";
import { asqRows, item9Answer, type SafetyAnswer } from "./safety-words";

/** Item 9 and the ASQ in full, with what was answered before sending and changed. The ASQ was not asked by a clinician, and says so. */
export function SafetyAnswers({ safety }: { safety: Answers }) {
  const rows = asqRows(safety);
  return (
    <div className="grid gap-2 rounded-box bg-sunken px-3 py-2 text-sm">
      <p>
        <span className="text-ink-2">Item 9</span> <Change {...item9Answer(safety)} />
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

/** What was sent; where something graver was given before, that first, because it counts. */
function Change({ sent, before }: SafetyAnswer) {
  if (before === null) return <b className="font-semibold">{sent}</b>;
  return (
    <>
      <b className="font-semibold">{before}</b>, changed to {sent}
    </>
  );
}
