"use client";

import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { Unfold } from "@/components/ui/unfold";
import { UrgencyMark } from "@/components/ui/urgency-mark";
import type { PatientFlag } from "@/contracts/patient-page";
import { plannedReview } from "./flag-order";
import { FlagWhy, MovedItems } from "./flag-why";
import { SafetyAnswers } from "./safety-answers";
import { Signature } from "./signature";
import { UnsentNote } from "./unsent-note";
import type { Begin } from "./use-flag-dialogs";
import { WrittenWords } from "./written-words";

type Props = { flags: PatientFlag[]; mayAct: boolean; onBegin: Begin };

/** What was flagged and dealt with, each with its signatures. Folded: it is history, not work. */
export function ClosedFlags({ flags, mayAct, onBegin }: Props) {
  if (flags.length === 0) return null;
  return (
    <details className="closed-flags rounded-card border border-line bg-surface px-4 py-1 shadow-raised">
      <Unfold>
        Closed flags <span className="font-normal text-ink-3">{flags.length}</span>
      </Unfold>
      <ul className="-mx-4 mt-1 grid divide-y divide-line border-t border-line">
        {flags.map((flag) => (
          <li key={flag.id} id={`flag-${flag.id}`} tabIndex={-1} className="grid gap-2 px-4 py-3">
            <h3 className="flex flex-wrap items-center gap-1 font-medium">
              <span className="text-ink-3 [&_*]:text-ink-3">
                <UrgencyMark urgency={flag.urgency} />
              </span>
              · {flag.title}
              <span className="ml-auto text-sm font-normal text-ink-3">
                <Time value={flag.raisedAt} />
              </span>
            </h3>
            <p className="text-ink-2">{flag.explanation}</p>
            <UnsentNote unsent={flag.unsent} />
            {flag.safety !== null && <SafetyAnswers safety={flag.safety} />}
            <WrittenWords written={flag.written} />
            <MovedItems items={flag.items} />
            {flag.events.map((event) => (
              <Signature key={event.id} event={event} />
            ))}
            <FlagWhy flag={flag} />
            {mayAct && (
              <div className="no-print flex flex-wrap gap-2">
                {plannedReview(flag) !== null && (
                  <Button size="small" aria-haspopup="dialog" onClick={() => onBegin("record", flag)}>
                    Record review
                  </Button>
                )}
                <Button variant="quiet" size="small" aria-haspopup="dialog" onClick={() => onBegin("reopen", flag)}>
                  Open again
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
