"use client";

import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { isKind, SIGNATURE_KINDS } from "@/contracts/flag-states";
import type { PatientFlag } from "@/contracts/patient-page";
import { plannedReview } from "./flag-order";
import type { Begin } from "./use-flag-dialogs";

/** A flag that was closed until a day which has come: the reason why this patient is back on Needs you. */
export function ReviewDue({ flag, mayAct, onBegin }: { flag: PatientFlag; mayAct: boolean; onBegin: Begin }) {
  const on = plannedReview(flag);
  const last = flag.events.findLast((event) => isKind(SIGNATURE_KINDS, event));
  return (
    <article aria-labelledby={`review-${flag.id}`} className="overflow-hidden rounded-card border border-line bg-surface shadow-raised">
      <header className="flex items-center gap-2 bg-accent-soft px-4 py-2.5 text-accent">
        <h3 id={`review-${flag.id}`} className="font-semibold">
          Review due · {flag.title}
        </h3>
        <p className="ml-auto text-sm font-medium">{on !== null && <Time value={on} />}</p>
      </header>
      <div className="grid gap-2.5 px-4 py-3">
        <p className="text-ink-2">
          Closed{last?.by ? ` by ${last.by}` : ""} until this review. {last?.note}
        </p>
        {mayAct && (
          <div className="no-print flex flex-wrap gap-2">
            <Button variant="primary" size="small" aria-haspopup="dialog" onClick={() => onBegin("record", flag)}>
              Record review
            </Button>
            <Button variant="quiet" size="small" aria-haspopup="dialog" onClick={() => onBegin("reopen", flag)}>
              Open again
            </Button>
          </div>
        )}
      </div>
    </article>
  );
}
