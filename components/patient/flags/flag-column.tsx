"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { useClock } from "@/components/ui/clock";
import { isTask } from "@/contracts/flag-states";
import type { PatientFlag, PatientPage } from "@/contracts/patient-page";
import { dateIn } from "../course-days";
import type { Viewer } from "../patient-query";
import { takeAskedFor } from "./asked-for";
import { ClosedFlags } from "./closed-flags";
import { FlagCard } from "./flag-card";
import { bySameAnswers, closedFlags, openFlags, plannedReview } from "./flag-order";
import { NoOpenFlag } from "./no-open-flag";
import { RecordStop } from "./record-stop";
import { ReviewDue } from "./review-due";
import { useClaimFlag } from "./use-claim-flag";
import { useFlagDialogs } from "./use-flag-dialogs";
import { useTakeOver } from "./use-take-over";

/**
 * Flags as work. The dialogs are held here and not by a card: when a colleague closes the flag its card goes, and what somebody is
 * writing about it must not.
 */
export function FlagColumn({ page, viewer }: { page: PatientPage; viewer: Viewer }) {
  const { timeZone, now } = useClock();
  const today = dateIn(timeZone, now);
  const claim = useClaimFlag(page.patient.id, viewer);
  const { takeOver, isPending: takingOver } = useTakeOver(page.patient.id, viewer);
  const column = useRef<HTMLDivElement>(null);
  // The card that held the button may be gone: focus goes to the column and not to the top of the page.
  const { begin, dialog } = useFlagDialogs(page, viewer, () => requestAnimationFrame(() => column.current?.focus()));
  const beginAskedFor = useEffectEvent(() => {
    const flag = takeAskedFor(page.flags);
    if (flag && isTask(flag)) begin("task", flag);
    else if (flag && viewer.mayAct) begin("record", flag);
  });
  useEffect(() => beginAskedFor(), []);
  const open = openFlags(page.flags);
  const closed = closedFlags(page.flags);
  const due = closed.filter((flag) => (plannedReview(flag) ?? "9999") <= today);
  return (
    <div ref={column} tabIndex={-1} className="grid content-start gap-3 outline-none">
      <h2 className="sr-only">Flags</h2>
      <RecordStop page={page} viewer={viewer} />
      {bySameAnswers(open).map((flags) => (
        <FlagCard
          key={flags[0].id}
          patientId={page.patient.id}
          flags={flags}
          risks={page.risks}
          viewer={viewer}
          claimable={flags.filter((flag) => flag.claimedBy === null && !isTask(flag))}
          busy={claim.isPending || takingOver}
          onClaim={claim.mutate}
          onTakeOver={takeOver}
          onBegin={begin}
        />
      ))}
      {due.map((flag) => (
        <ReviewDue key={flag.id} flag={flag} mayAct={viewer.mayAct} onBegin={begin} />
      ))}
      {open.length === 0 && <NoOpenFlag page={page} reviewOn={nextReview(closed, today)} />}
      <ClosedFlags flags={closed} mayAct={viewer.mayAct} onBegin={begin} />
      {dialog}
    </div>
  );
}

/** The first review still ahead; null where none is planned. */
function nextReview(closed: PatientFlag[], today: string): string | null {
  const ahead = closed.map(plannedReview).filter((on) => on !== null && on > today);
  return ahead.sort()[0] ?? null;
}
