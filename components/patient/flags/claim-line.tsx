"use client";

import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { TimeSince } from "@/components/ui/time";
import type { ActionProps } from "./flag-actions";

/** Who has the flag and until when, and how it goes to somebody else. */
export function ClaimLine({ flag, viewer, busy, onTakeOver, onBegin }: ActionProps) {
  const { claimedBy, claimedAt, claimLapsesAt } = flag;
  if (claimedBy === null) return null;
  const mine = claimedBy.id === viewer.staffId;
  const label = { "aria-describedby": `flag-${flag.id}-title` };
  return (
    <div className="flex w-full items-start gap-2 text-sm">
      <div className="min-w-0 flex-1">
        <p className="text-ink-2">
          Claimed by <b className="font-semibold">{mine ? "you" : claimedBy.name}</b>
          {claimedAt !== null && (
            <>
              , <TimeSince value={claimedAt} /> ago
            </>
          )}
        </p>
        {claimLapsesAt !== null && (
          <p className="text-ink-2">
            Claim lapses at{" "}
            <b className="font-semibold">
              <Moment value={claimLapsesAt} />
            </b>{" "}
            unless a contact is recorded
          </p>
        )}
      </div>
      {viewer.mayAct && mine && (
        <Button variant="quiet" size="small" onClick={() => onBegin("hand-over", flag)} aria-haspopup="dialog" {...label}>
          Hand over
        </Button>
      )}
      {viewer.mayAct && !mine && (
        <Button variant="quiet" size="small" onClick={() => onTakeOver(flag)} disabled={busy} {...label}>
          Take over
        </Button>
      )}
    </div>
  );
}
