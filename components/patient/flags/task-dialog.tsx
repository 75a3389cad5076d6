"use client";

import { useClock } from "@/components/ui/clock";
import { TextareaField } from "@/components/ui/field";
import { useNotify } from "@/components/ui/notices";
import { TASK_OUTCOMES } from "@/contracts/flag-states";
import { dateIn } from "../course-days";
import { changedMeanwhile } from "./changed-meanwhile";
import { newestSeen } from "./flag-standing";
import { OutcomeChoice } from "./outcome-choice";
import type { DialogProps } from "./record-dialog";
import { ReviewDate } from "./review-date";
import { SignDialog } from "./sign-dialog";
import { needsWords, TASK_EFFECTS, TASK_OFFERS, type TaskDraft, taskIssues } from "./task-draft";
import { useRefusals } from "./use-refusals";
import { useSignFlag } from "./use-sign-flag";

/** What came of a staff task: each choice says what it does before it is recorded. */
export function TaskDialog({ patient, flag, opened, viewer, draft, onDraft, onClose, onSigned }: DialogProps<TaskDraft>) {
  const { timeZone, now } = useClock();
  const notify = useNotify();
  const { issues, ...refusals } = useRefusals(["outcome", "note", "retryOn"]);
  const record = useSignFlag(patient.id, "task");
  const today = dateIn(timeZone, now);
  const { outcome } = draft;
  const submit = () => {
    if (!refusals.passes(taskIssues(draft, today))) return;
    const retryOn = outcome === "no-answer" ? draft.retryOn : null;
    record.mutate(
      { flags: [flag], bodyOf: (one) => ({ outcome, note: draft.note, retryOn, seen: newestSeen(one) }) },
      {
        onSuccess: () => {
          notify(outcome === "sent-again" ? `${flag.title}: recorded, the link is on its way.` : `${flag.title}: recorded.`);
          onSigned();
        },
        onError: refusals.fromServer,
      },
    );
  };
  const edit = (part: Partial<TaskDraft>) => {
    refusals.mend(Object.keys(part));
    onDraft({ ...draft, ...part });
  };
  return (
    <SignDialog
      title="Record what came of it"
      description={`${flag.title} · ${patient.name}`}
      wide
      change={record.isPending || record.isSuccess ? null : changedMeanwhile(opened, flag, viewer)}
      error={refusals.failureOf(record.error)}
      pending={record.isPending}
      refusals={refusals.count}
      submit={outcome === "sent-again" ? "Send and record" : "Record"}
      signed={`Signed ${viewer.name}, with the time.`}
      onSubmit={submit}
      onClose={onClose}
    >
      <OutcomeChoice
        outcomes={TASK_OUTCOMES}
        labels={TASK_OFFERS}
        legend="What came of it"
        value={outcome}
        error={issues.outcome}
        onChange={(chosen) => edit({ outcome: chosen })}
      />
      {outcome !== null && <p className="-mt-2 text-sm text-ink-2">{TASK_EFFECTS[outcome]}</p>}
      {outcome === "no-answer" && (
        <ReviewDate value={draft.retryOn} today={today} needed isRetry error={issues.retryOn} onChange={(retryOn) => edit({ retryOn })} />
      )}
      <TextareaField
        label="Note"
        optional={!needsWords(draft)}
        error={issues.note}
        maxLength={2000}
        value={draft.note}
        onChange={(event) => edit({ note: event.target.value })}
      />
    </SignDialog>
  );
}
