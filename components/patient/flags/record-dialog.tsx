"use client";

import type { ReactNode } from "react";
import { STOPPING } from "@/clinical/rules";
import { URGENCIES, type Urgency } from "@/clinical/urgency";
import { useClock } from "@/components/ui/clock";
import { TextareaField } from "@/components/ui/field";
import { useNotify } from "@/components/ui/notices";
import { OUTCOMES } from "@/contracts/flag-states";
import type { PatientFlag } from "@/contracts/patient-page";
import { dateIn } from "../course-days";
import type { Viewer } from "../patient-query";
import { changedMeanwhile } from "./changed-meanwhile";
import { hasContact, newestSeen } from "./flag-standing";
import { OutcomeChoice } from "./outcome-choice";
import { closesFlag, draftIssues, needsReason, needsReviewDate, type RecordDraft } from "./record-draft";
import { ReviewDate } from "./review-date";
import { SignDialog } from "./sign-dialog";
import { useRefusals } from "./use-refusals";
import { useSignFlag } from "./use-sign-flag";

export type DialogProps<Draft> = {
  patient: { id: string; name: string };
  /** As it is now; a refresh changes it under the dialog. */
  flag: PatientFlag;
  /** Other open flags of the same answers. */
  others: PatientFlag[];
  /** As it was when the dialog was opened. */
  opened: PatientFlag;
  viewer: Viewer;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  /** Closed without signing: the draft stays. */
  onClose: () => void;
  onSigned: () => void;
};

/** What was done about a flag, as a signature. */
export function RecordDialog({ patient, flag, others, opened, viewer, draft, onDraft, onClose, onSigned }: DialogProps<RecordDraft>) {
  const { timeZone, now } = useClock();
  const notify = useNotify();
  const { issues, ...refusals } = useRefusals(["outcome", "note", "reviewOn"]);
  const record = useSignFlag(patient.id, "acknowledge");
  const today = dateIn(timeZone, now);
  const signing = draft.together ? [flag, ...others] : [flag];
  const rule = { urgency: mostUrgent(signing), isOpen: flag.state === "open", hasContact: [flag, ...others].some(hasContact) };
  const closing = rule.isOpen && closesFlag(draft);
  const submit = () => {
    if (!refusals.passes(draftIssues(draft, rule, today))) return;
    const body = { outcome: draft.outcome, note: draft.note, reviewOn: draft.reviewOn, close: closesFlag(draft) };
    record.mutate(
      { flags: signing, bodyOf: (one) => ({ ...body, seen: newestSeen(one) }) },
      {
        onSuccess: () => {
          notify(`${signing.map(({ title }) => title).join(", ")}: recorded${closing ? " and closed" : ""}.`);
          onSigned();
        },
        onError: refusals.fromServer,
      },
    );
  };
  const edit = (part: Partial<RecordDraft>) => {
    refusals.mend(Object.keys(part));
    onDraft({ ...draft, ...part });
  };
  return (
    <SignDialog
      title={rule.isOpen ? (draft.keepOpen ? "Record contact" : "Record and close") : "Record review"}
      description={`${flag.title} · ${patient.name}`}
      wide
      // What changes while it is being signed is our own doing.
      change={record.isPending || record.isSuccess ? null : changedMeanwhile(opened, flag, viewer)}
      error={refusals.failureOf(record.error)}
      pending={record.isPending}
      refusals={refusals.count}
      submit={closing ? "Record and close" : rule.isOpen ? "Record, keep open" : "Record review"}
      signed={`Signed ${viewer.name}, with the time, when you record it.`}
      onSubmit={submit}
      onClose={onClose}
    >
      <OutcomeChoice
        outcomes={OUTCOMES}
        legend="What was done"
        value={draft.outcome}
        error={issues.outcome}
        onChange={(outcome) => edit({ outcome })}
      />
      {draft.outcome === "paused-or-stopped" && <p className="-mt-2 text-sm text-ink-2">{STOPPING}</p>}
      <TextareaField
        label="Note"
        optional={!needsReason(draft, rule)}
        error={issues.note}
        maxLength={2000}
        value={draft.note}
        onChange={(event) => edit({ note: event.target.value })}
      />
      <ReviewDate
        value={draft.reviewOn}
        today={today}
        needed={needsReviewDate(draft, rule)}
        isRetry={draft.outcome === "no-answer"}
        error={issues.reviewOn}
        onChange={(reviewOn) => edit({ reviewOn })}
      />
      <div className="grid">
        {rule.isOpen && draft.outcome !== "no-answer" && (
          <Tick checked={draft.keepOpen} onChange={(keepOpen) => edit({ keepOpen })}>
            Keep the flag open
          </Tick>
        )}
        {others.length > 0 && (
          <Tick checked={draft.together} onChange={(together) => edit({ together })}>
            Also for {others.map(({ title }) => title).join(", ")}, from the same answers
          </Tick>
        )}
      </div>
    </SignDialog>
  );
}

function mostUrgent(flags: readonly PatientFlag[]): Urgency {
  return URGENCIES.find((urgency) => flags.some((flag) => flag.urgency === urgency)) ?? "now";
}

function Tick({ checked, onChange, children }: { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode }) {
  return (
    <label className="flex min-h-8 items-center gap-2">
      <input
        type="checkbox"
        className="size-4 shrink-0 accent-accent"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
