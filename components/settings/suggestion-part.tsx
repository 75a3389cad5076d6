"use client";

import { ChangeDialog } from "@/components/form/change-dialog";
import { Time } from "@/components/ui/time";
import { Unfold } from "@/components/ui/unfold";
import { URGENCY_COLOURS, URGENCY_LABELS, UrgencyShape } from "@/components/ui/urgency-mark";
import type { OwnActionRecord, OwnActionVersion, PackActions } from "@/contracts/suggested-actions";
import { Part } from "./part";
import { SaveAgain } from "./save-again";
import { SuggestionForm } from "./suggestion-form";
import { SuggestionReads } from "./suggestion-reads";
import { packPlace, SHOWN_ON } from "./suggestion-words";

type Props = { record: OwnActionRecord; pack: PackActions; others: readonly PackActions[]; mayChange: boolean };

/** What is suggested at one urgency: how flags read, what the pack says, and the texts before. */
export function SuggestionPart({ record, pack, others, mayChange }: Props) {
  const { urgency, versions } = record;
  const [newest, ...earlier] = versions;
  const own = newest?.text ?? null;
  const told = earlier.filter(({ text }) => text !== null && text !== own);
  return (
    <Part
      id={urgency}
      title={
        <span className="flex items-center gap-1.5">
          <span className={URGENCY_COLOURS[urgency]}>
            <UrgencyShape urgency={urgency} />
          </span>
          {URGENCY_LABELS[urgency]}
        </span>
      }
      lead={SHOWN_ON[urgency]}
      action={
        mayChange && (
          <ChangeDialog open={own === null ? "Write your own" : "Change text"} title={`Suggested on “${urgency}” flags`} wide>
            {(onDone) => <SuggestionForm {...{ record, pack, others, onDone }} />}
          </ChangeDialog>
        )
      }
    >
      <div className="grid gap-x-6 gap-y-4 md:grid-cols-2">
        <div className="grid content-start gap-1.5">
          <h3 className="text-sm font-medium text-ink-2">Flags read</h3>
          <SuggestionReads {...{ urgency, pack, others, own }} />
          <p className="text-sm text-ink-3">{newest ? <Whose version={newest} /> : "The pack’s text: nobody has changed it."}</p>
        </div>
        <div className="grid content-start gap-1.5">
          <h3 className="text-sm font-medium text-ink-2">The pack’s text</h3>
          <PackTexts {...{ urgency, pack, others }} />
          {mayChange && own !== null && newest && (
            <SaveAgain urgency={urgency} text={null} basedOn={newest.version} said="The pack’s text is shown again.">
              Use the pack’s text
            </SaveAgain>
          )}
        </div>
      </div>
      {told.length > 0 && newest && (
        <details>
          <Unfold>Earlier texts ({told.length})</Unfold>
          <ul className="grid">
            {told.map((version) => (
              <li key={version.version} className="grid gap-1 border-t border-line py-2 first:border-t-0">
                <p>{version.text}</p>
                <p className="flex flex-wrap items-center gap-x-3 text-sm text-ink-3">
                  <Whose version={version} />
                  {mayChange && (
                    <SaveAgain urgency={urgency} text={version.text} basedOn={newest.version} said="The earlier text is shown again.">
                      Use this text again
                    </SaveAgain>
                  )}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Part>
  );
}

function Whose({ version: { text, by, at } }: { version: OwnActionVersion }) {
  return (
    <span>
      {text === null ? "The pack’s text again since " : "Your clinic’s text since "}
      <Time value={at} />, by {by}.
    </span>
  );
}

function PackTexts({ urgency, pack, others }: { urgency: OwnActionRecord["urgency"]; pack: PackActions; others: readonly PackActions[] }) {
  return (
    <dl className="grid gap-2">
      {[pack, ...others].map((one) => (
        <div key={one.titles.join()}>
          <dt className="text-sm text-ink-3">{packPlace(one, others.length === 0)}</dt>
          <dd>{one.actions[urgency]}</dd>
        </div>
      ))}
    </dl>
  );
}
