"use client";

import { useRef, useState } from "react";
import { useClock } from "@/components/ui/clock";
import type { PatientFlag, PatientPage } from "@/contracts/patient-page";
import { dateIn } from "../course-days";
import type { Viewer } from "../patient-query";
import { ClosedFlags } from "./closed-flags";
import { FlagCard } from "./flag-card";
import { bySameAnswers, closedFlags, ofSameAnswers, openFlags, plannedReview } from "./flag-order";
import { NoOpenFlag } from "./no-open-flag";
import { RecordDialog } from "./record-dialog";
import { EMPTY_DRAFT, type RecordDraft } from "./record-draft";
import { ReviewDue } from "./review-due";
import { useClaimFlag } from "./use-claim-flag";

/**
 * Flags as work. The dialog is held here and not by a card: when a colleague closes the flag its card goes, and what somebody is
 * writing about it must not.
 */
export function FlagColumn({ page, viewer }: { page: PatientPage; viewer: Viewer }) {
  const { timeZone, now } = useClock();
  const today = dateIn(timeZone, now);
  const claim = useClaimFlag(page.patient.id, viewer);
  const [recording, setRecording] = useState<PatientFlag | null>(null);
  const [drafts, setDrafts] = useState<Record<string, RecordDraft>>({});
  const column = useRef<HTMLDivElement>(null);
  const open = openFlags(page.flags);
  const closed = closedFlags(page.flags);
  const due = closed.filter((flag) => (plannedReview(flag) ?? "9999") <= today);
  const current = recording && (page.flags.find(({ id }) => id === recording.id) ?? recording);

  const keep = (flagId: string, draft: RecordDraft) => setDrafts((all) => ({ ...all, [flagId]: draft }));

  return (
    <div ref={column} tabIndex={-1} className="grid content-start gap-3 outline-none">
      <h2 className="sr-only">Flags</h2>
      {bySameAnswers(open).map((flags) => (
        <FlagCard
          key={flags[0].id}
          flags={flags}
          viewer={viewer}
          claimable={flags.filter(({ claimedBy }) => claimedBy === null)}
          claiming={claim.isPending}
          onClaim={claim.mutate}
          onRecord={setRecording}
        />
      ))}
      {due.map((flag) => (
        <ReviewDue key={flag.id} flag={flag} mayAct={viewer.mayAct} onRecord={() => setRecording(flag)} />
      ))}
      {open.length === 0 && <NoOpenFlag whyNot={page.whyNot} answered={page.responses.length > 0} reviewOn={nextReview(closed, today)} />}
      <ClosedFlags flags={closed} mayAct={viewer.mayAct} onRecord={setRecording} />
      {recording !== null && current !== null && (
        <RecordDialog
          key={recording.id}
          patient={page.patient}
          flag={current}
          others={current.state === "open" ? ofSameAnswers(open, current).filter(({ id }) => id !== current.id) : []}
          opened={recording}
          viewer={viewer}
          draft={drafts[recording.id] ?? EMPTY_DRAFT}
          onDraft={(draft) => keep(recording.id, draft)}
          onClose={() => setRecording(null)}
          onRecorded={() => {
            keep(recording.id, EMPTY_DRAFT);
            setRecording(null);
            // The card that held the button may be gone: focus goes to the column and not to the top of the page.
            requestAnimationFrame(() => column.current?.focus());
          }}
        />
      )}
    </div>
  );
}

/** The first review still ahead; null where none is planned. */
function nextReview(closed: PatientFlag[], today: string): string | null {
  const ahead = closed.map(plannedReview).filter((on) => on !== null && on > today);
  return ahead.sort()[0] ?? null;
}
