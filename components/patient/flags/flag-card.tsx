"use client";

import { Button } from "@/components/ui/button";
import { joinClasses } from "@/components/ui/join-classes";
import { TimeSince } from "@/components/ui/time";
import { UrgencyMark } from "@/components/ui/urgency-mark";
import type { PatientFlag } from "@/contracts/patient-page";
import type { Viewer } from "../patient-query";
import { FlagDeliveries } from "./flag-deliveries";
import { FlagWhy, MovedItems } from "./flag-why";
import { Signature } from "./signature";

const HEADERS = {
  now: "bg-red-soft text-red",
  today: "bg-red-soft text-red",
  review: "bg-amber-soft text-amber",
  watch: "bg-watch-soft text-watch",
  missed: "bg-missed-soft text-missed",
} as const;

type CardProps = { flag: PatientFlag; viewer: Viewer; claiming: boolean; onClaim: () => void; onRecord: () => void };

/** One open flag: why, with both numbers, what moved, what to do, who was told, and the two things a clinician can do about it. */
export function FlagCard({ flag, viewer, claiming, onClaim, onRecord }: CardProps) {
  const recorded = flag.events.filter(({ kind }) => kind !== "claim");
  return (
    <article
      id={`flag-${flag.id}`}
      aria-labelledby={`flag-${flag.id}-title`}
      tabIndex={-1}
      className="flag-card overflow-hidden rounded-card border border-line bg-surface shadow-raised"
    >
      <header className={joinClasses("flex flex-wrap items-center gap-x-2 px-4 py-2.5", HEADERS[flag.urgency])}>
        <h3 id={`flag-${flag.id}-title`} className="flex items-center gap-1 font-semibold">
          <UrgencyMark urgency={flag.urgency} />
          <span aria-hidden>·</span> {flag.title}
        </h3>
        <p className="ml-auto text-sm font-medium">
          <TimeSince value={flag.raisedAt} />, {flag.claimedBy === null ? "unclaimed" : "claimed"}
        </p>
      </header>
      <div className="grid gap-2.5 px-4 py-3">
        <p className="font-medium">{flag.explanation}</p>
        <MovedItems items={flag.items} />
        <p className="text-sm text-ink-2">
          <span className="text-ink-3">Suggested:</span> {flag.suggestedAction}
        </p>
        <FlagDeliveries flag={flag} />
        {recorded.map((event) => (
          <Signature key={event.id} event={event} />
        ))}
        <div className="no-print -mb-1">
          <FlagWhy flag={flag} />
        </div>
        <FlagActions {...{ flag, viewer, claiming, onClaim, onRecord }} />
      </div>
    </article>
  );
}

function FlagActions({ flag, viewer, claiming, onClaim, onRecord }: CardProps) {
  const mine = flag.claimedBy?.id === viewer.staffId;
  return (
    <div className="no-print flex flex-wrap items-center gap-2 border-t border-line pt-3">
      {flag.claimedBy !== null && (
        <p className="w-full text-sm text-ink-2">
          Claimed by <b className="font-semibold">{mine ? "you" : flag.claimedBy.name}</b>
          {flag.claimedAt !== null && (
            <>
              , <TimeSince value={flag.claimedAt} /> ago
            </>
          )}
        </p>
      )}
      {viewer.mayAct ? (
        <>
          {flag.claimedBy === null && (
            <Button variant="primary" size="small" onClick={onClaim} disabled={claiming} aria-describedby={`flag-${flag.id}-title`}>
              Claim
            </Button>
          )}
          <Button
            variant={mine ? "primary" : "secondary"}
            size="small"
            onClick={onRecord}
            aria-haspopup="dialog"
            aria-describedby={`flag-${flag.id}-title`}
          >
            Record and close
          </Button>
        </>
      ) : (
        <p className="text-sm text-ink-3">A prescriber or nurse claims this. If nobody has, call one now.</p>
      )}
    </div>
  );
}
