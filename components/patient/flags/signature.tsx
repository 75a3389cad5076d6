"use client";

import { Time } from "@/components/ui/time";
import { OUTCOME_LABELS } from "@/contracts/flag-states";
import type { PatientFlagEvent } from "@/contracts/patient-page";
import { Moment } from "../moment";

/** One signed act: what was done, by whom and when, with the note and the day it comes back. */
export function Signature({ event }: { event: PatientFlagEvent }) {
  const { kind, by, at, outcome, meaning, note, reviewOn } = event;
  if (kind === "join") return <FiredAgain event={event} />;
  const said = outcome === null ? meaning : OUTCOME_LABELS[outcome];
  return (
    <div className="border-l-2 border-line-2 pl-3 text-sm">
      <p>
        <b className="font-semibold">{said}</b>
        {outcome !== null && meaning !== said && <span className="text-ink-2"> · {meaning}</span>}
      </p>
      {note && <p className="break-words whitespace-pre-line text-ink-2">{note}</p>}
      <p className="text-ink-3">
        {by === null ? "Noted by Isomood" : `Signed ${by}`}, <Moment value={at} />
        {reviewOn !== null && (
          <>
            {" "}
            · review on <Time value={reviewOn} />
          </>
        )}
      </p>
    </div>
  );
}

/** Not a signature: a later check-in fired the rule while its flag stood open. */
function FiredAgain({ event: { meaning, at } }: { event: PatientFlagEvent }) {
  return (
    <div className="border-l-2 border-line-2 pl-3 text-sm">
      <p className="text-ink-2">{meaning}</p>
      <p className="text-ink-3">
        Joined this flag <Moment value={at} />
      </p>
    </div>
  );
}
