"use client";

import { useRef } from "react";
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

type ActionProps = {
  flag: PatientFlag;
  viewer: Viewer;
  /** Unclaimed flags of the same answers: they are claimed together, on the card of the first of them. */
  claimable: PatientFlag[];
  claiming: boolean;
  onClaim: (flags: PatientFlag[]) => void;
  onRecord: () => void;
};
/** `earlier`: cards above of the same answers, whose items, mails and advice this one does not repeat. */
type CardProps = ActionProps & { earlier: PatientFlag[] };

/** One open flag: why, with both numbers, what moved, what to do, who was told, and the two things a clinician can do about it. */
export function FlagCard({ flag, earlier, ...actions }: CardProps) {
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
        {earlier.length === 0 && <MovedItems items={flag.items} />}
        {!earlier.some(({ suggestedAction }) => suggestedAction === flag.suggestedAction) && (
          <p className="text-sm text-ink-2">
            <span className="text-ink-3">Suggested:</span> {flag.suggestedAction}
          </p>
        )}
        {earlier.length === 0 && <FlagDeliveries flag={flag} />}
        {recorded.map((event) => (
          <Signature key={event.id} event={event} />
        ))}
        <div className="no-print -mb-1">
          <FlagWhy flag={flag} />
        </div>
        <FlagActions flag={flag} {...actions} />
      </div>
    </article>
  );
}

function FlagActions({ flag, viewer, claimable, claiming, onClaim, onRecord }: ActionProps) {
  const mine = flag.claimedBy?.id === viewer.staffId;
  const record = useRef<HTMLButtonElement>(null);
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
          {claimable[0]?.id === flag.id && (
            <Button
              variant="primary"
              size="small"
              onClick={() => {
                onClaim(claimable);
                // This button goes; the next step is beside it.
                record.current?.focus();
              }}
              disabled={claiming}
              aria-describedby={`flag-${flag.id}-title`}
            >
              {claimable.length > 1 ? `Claim all ${claimable.length}` : "Claim"}
            </Button>
          )}
          <Button
            ref={record}
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
