"use client";

import { Moment } from "@/components/ui/moment";
import { Time } from "@/components/ui/time";
import type { PatientFlagEvent } from "@/contracts/patient-page";

/** One signed act: what was done, by whom and when, with the note and the day it comes back. What time or the rules did has no signature, and says so. */
export function Signature({ event }: { event: PatientFlagEvent }) {
  const { kind, by, at, meaning, outcome, note, reviewOn } = event;
  const isSigned = by !== null;
  return (
    <div className="border-l-2 border-line-2 pl-3 text-sm">
      <p>
        {isSigned ? <b className="font-semibold">{meaning}</b> : <span className="text-ink-2">{meaning}</span>}
        {kind === "resolve" && <span className="text-ink-2"> · flag closed</span>}
        {kind === "task" && reviewOn === null && outcome !== "sent-again" && <span className="text-ink-2"> · task closed</span>}
      </p>
      {note && <p className="break-words whitespace-pre-line text-ink-2">{note}</p>}
      <p className="text-ink-3">
        {kind === "join" ? "Joined this flag" : isSigned ? `${kind === "call" ? "Reported by" : "Signed"} ${by},` : "Noted by Isomood,"}{" "}
        <Moment value={at} />
        {reviewOn !== null && (
          <>
            {" "}
            · {outcome === "no-answer" ? "next try on" : "review on"} <Time value={reviewOn} />
          </>
        )}
      </p>
    </div>
  );
}
