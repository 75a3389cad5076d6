"use client";

import { Button } from "@/components/ui/button";
import { joinClasses } from "@/components/ui/join-classes";
import { isTask } from "@/contracts/flag-states";
import type { PatientFlag } from "@/contracts/patient-page";
import type { Viewer } from "../patient-query";
import { ClaimLine } from "./claim-line";
import { awaitsContact } from "./flag-standing";
import { TaskActions } from "./task-actions";
import type { Begin } from "./use-flag-dialogs";

export type ActionProps = {
  patientId: string;
  flag: PatientFlag;
  viewer: Viewer;
  /** Unclaimed flags of the same answers: they are claimed together, on the first of them. */
  claimable: PatientFlag[];
  /** A claim is under way. */
  busy: boolean;
  onClaim: (flags: PatientFlag[]) => void;
  onTakeOver: (flag: PatientFlag) => void;
  onBegin: Begin;
};

/** Who has the flag, and what a clinician can do about it: one thing first, claim, then a contact, then closing. */
export function FlagActions({ quiet = false, ...props }: ActionProps & { quiet?: boolean }) {
  const { flag, viewer, onBegin } = props;
  const label = { "aria-describedby": `flag-${flag.id}-title` };
  return (
    <div className={joinClasses("no-print flex flex-wrap items-center gap-2", quiet ? "ml-auto" : "border-t border-line pt-3")}>
      {flag.claimedBy !== null && !quiet && !isTask(flag) && <ClaimLine {...props} />}
      {isTask(flag) ? (
        <TaskActions quiet={quiet} {...props} />
      ) : viewer.mayAct ? (
        <ClinicianActions quiet={quiet} {...props} />
      ) : (
        !quiet && (
          <>
            <p className="w-full text-sm text-ink-3">
              {flag.claimedBy === null
                ? "Only a prescriber or nurse can claim this: call one now."
                : `Tell ${flag.claimedBy.name} what you hear.`}
            </p>
            <Button size="small" onClick={() => onBegin("call", flag)} aria-haspopup="dialog" {...label}>
              Record a call
            </Button>
          </>
        )
      )}
    </div>
  );
}

function ClinicianActions({ flag, viewer, claimable, busy, onClaim, onBegin, quiet }: ActionProps & { quiet: boolean }) {
  const mine = flag.claimedBy?.id === viewer.staffId;
  const contactNext = !quiet && mine && awaitsContact(flag);
  const label = { "aria-describedby": `flag-${flag.id}-title` };
  return (
    <>
      {quiet && <ClaimButton {...{ flag, viewer, claimable, busy, onClaim }} />}
      {contactNext && (
        <Button variant="primary" size="small" onClick={() => onBegin("contact", flag)} aria-haspopup="dialog" {...label}>
          Record contact
        </Button>
      )}
      <Button
        id={recordId(flag)}
        variant={quiet ? "quiet" : mine && !contactNext ? "primary" : "secondary"}
        size="small"
        onClick={() => onBegin("record", flag)}
        aria-haspopup="dialog"
        {...label}
      >
        Record and close
      </Button>
    </>
  );
}

const recordId = ({ id }: Pick<PatientFlag, "id">) => `flag-${id}-record`;

/** The first thing to do about a flag that nobody has, for whoever may; it claims what else the same answers raised. */
export function ClaimButton({
  flag,
  viewer,
  claimable,
  busy,
  onClaim,
}: Pick<ActionProps, "flag" | "viewer" | "claimable" | "busy" | "onClaim">) {
  if (!viewer.mayAct || claimable[0]?.id !== flag.id) return null;
  return (
    <Button
      variant="primary"
      size="small"
      onClick={() => {
        onClaim(claimable);
        // This button goes; the next step is there already.
        document.getElementById(recordId(flag))?.focus();
      }}
      disabled={busy}
      aria-describedby={`flag-${flag.id}-title`}
    >
      {claimable.length > 1 ? `Claim all ${claimable.length}` : "Claim"}
    </Button>
  );
}
