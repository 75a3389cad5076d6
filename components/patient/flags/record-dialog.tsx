"use client";

import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { URGENCIES, type Urgency } from "@/clinical/urgency";
import { failureWords, ProblemError } from "@/components/request";
import { Button } from "@/components/ui/button";
import { useClock } from "@/components/ui/clock";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { TextareaField } from "@/components/ui/field";
import type { PatientFlag } from "@/contracts/patient-page";
import { dateIn } from "../course-days";
import type { Viewer } from "../patient-query";
import { changedMeanwhile } from "./changed-meanwhile";
import { OutcomeChoice } from "./outcome-choice";
import { closesFlag, type DraftIssues, draftIssues, issuesByField, needsReviewDate, type RecordDraft } from "./record-draft";
import { ReviewDate } from "./review-date";
import { useRecordFlag } from "./use-record-flag";

type Props = {
  patient: { id: string; name: string };
  /** As it is now; a refresh changes it under the dialog. */
  flag: PatientFlag;
  /** Other open flags of the same answers. */
  others: PatientFlag[];
  /** As it was when the dialog was opened. */
  opened: PatientFlag;
  viewer: Viewer;
  draft: RecordDraft;
  onDraft: (draft: RecordDraft) => void;
  /** Closed without signing: the draft stays. */
  onClose: () => void;
  onRecorded: () => void;
};

/** What was done about a flag, as a signature. A colleague's change meanwhile is told and takes nothing away. */
export function RecordDialog({ patient, flag, others, opened, viewer, draft, onDraft, onClose, onRecorded }: Props) {
  const { timeZone, now } = useClock();
  const form = useRef<HTMLFormElement>(null);
  const [issues, setIssues] = useState<DraftIssues>({});
  const record = useRecordFlag(patient.id);
  const today = dateIn(timeZone, now);
  const signing = draft.together ? [flag, ...others] : [flag];
  // The most urgent of what is signed decides what it needs.
  const rule = { urgency: mostUrgent(signing), isOpen: flag.state === "open" };
  const closing = rule.isOpen && closesFlag(draft);
  // What changes while it is being signed is our own doing.
  const change = record.isPending || record.isSuccess ? null : changedMeanwhile(opened, flag, viewer);

  const refuse = (found: DraftIssues) => {
    setIssues(found);
    // After the fields have been marked, so that the first of them is read with its error.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = draftIssues(draft, rule, today);
    if (Object.keys(missing).length > 0) return refuse(missing);
    setIssues({});
    record.mutate(
      { flags: signing, draft },
      {
        onSuccess: onRecorded,
        onError: (error) => error instanceof ProblemError && error.issues.length > 0 && refuse(issuesByField(error.issues)),
      },
    );
  };
  const edit = (part: Partial<RecordDraft>) => {
    setIssues((was) => Object.fromEntries(Object.entries(was).filter(([field]) => !(field in part))));
    onDraft({ ...draft, ...part });
  };
  const failed = record.isError && !(record.error instanceof ProblemError && record.error.issues.length > 0);

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={rule.isOpen ? "Record and close" : "Record review"} description={`${flag.title} · ${patient.name}`} wide>
        <form ref={form} onSubmit={submit} noValidate className="grid gap-4">
          {change !== null && (
            <p role="status" className="rounded-box bg-amber-soft px-3 py-2 text-amber">
              {change} What you have written is still here.
            </p>
          )}
          <OutcomeChoice value={draft.outcome} error={issues.outcome} onChange={(outcome) => edit({ outcome })} />
          <TextareaField
            label="Note"
            optional={draft.outcome !== "no-action"}
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
          {failed && (
            <p role="alert" className="font-medium text-red">
              Not recorded. {failureWords(record.error)} What you have written is still here.
            </p>
          )}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-4">
            <Button type="submit" variant="primary" disabled={record.isPending}>
              {closing ? "Record and close" : rule.isOpen ? "Record, keep open" : "Record review"}
            </Button>
            <Button variant="quiet" onClick={onClose}>
              Cancel
            </Button>
            <p className="text-sm text-ink-3">Signed {viewer.name}, with the time, when you record it.</p>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}

function mostUrgent(flags: readonly PatientFlag[]): Urgency {
  return URGENCIES.find((urgency) => flags.some((flag) => flag.urgency === urgency)) ?? "now";
}

function Tick({ checked, onChange, children }: { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode }) {
  return (
    <label className="flex min-h-8 items-center gap-2">
      <input type="checkbox" className="size-4 accent-accent" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  );
}
