"use client";

import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { joinClasses } from "@/components/ui/join-classes";
import { TimeSince } from "@/components/ui/time";
import type { PatientFlag } from "@/contracts/patient-page";
import type { Viewer } from "../patient-query";

export type ActionProps = {
  flag: PatientFlag;
  viewer: Viewer;
  /** Unclaimed flags of the same answers: they are claimed together, on the first of them. */
  claimable: PatientFlag[];
  claiming: boolean;
  onClaim: (flags: PatientFlag[]) => void;
  onRecord: (flag: PatientFlag) => void;
};

/** Who has the flag, and the two things a clinician can do about it. */
export function FlagActions({ flag, viewer, claimable, claiming, onClaim, onRecord, quiet = false }: ActionProps & { quiet?: boolean }) {
  const mine = flag.claimedBy?.id === viewer.staffId;
  const record = useRef<HTMLButtonElement>(null);
  return (
    <div className={joinClasses("no-print flex flex-wrap items-center gap-2", quiet ? "ml-auto" : "border-t border-line pt-3")}>
      {flag.claimedBy !== null && !quiet && (
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
            variant={quiet ? "quiet" : mine ? "primary" : "secondary"}
            size="small"
            onClick={() => onRecord(flag)}
            aria-haspopup="dialog"
            aria-describedby={`flag-${flag.id}-title`}
          >
            Record and close
          </Button>
        </>
      ) : (
        !quiet && <p className="text-sm text-ink-3">A prescriber or nurse claims this. If nobody has, call one now.</p>
      )}
    </div>
  );
}
