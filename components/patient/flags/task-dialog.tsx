"use client";

import { useClock } from "@/components/ui/clock";
import { TextareaField } from "@/components/ui/field";
import { TASK_OUTCOMES } from "@/contracts/flag-states";
import { dateIn } from "../course-days";
import { newestSeen } from "./flag-standing";
import { OutcomeChoice } from "./outcome-choice";
import { ReviewDate } from "./review-date";
import { SignDialog } from "./sign-dialog";
import { needsWords, TASK_EFFECTS, TASK_OFFERS, type TaskDraft, taskIssues } from "./task-draft";
import { type DialogProps, useSigning } from "./use-signing";

/** What came of a staff task: each choice says what it does before it is recorded. */
export function TaskDialog(props: DialogProps<TaskDraft>) {
  const { patient, flag, viewer, draft, onClose } = props;
  const { timeZone, now } = useClock();
  const { issues, edit, sign, frame } = useSigning(props, "task", ["outcome", "note", "retryOn"]);
  const today = dateIn(timeZone, now);
  const { outcome } = draft;
  const submit = () => {
    const retryOn = outcome === "no-answer" ? draft.retryOn : null;
    sign({
      wanting: taskIssues(draft, today),
      bodyOf: (one) => ({ outcome, note: draft.note, retryOn, seen: newestSeen(one) }),
      said: outcome === "sent-again" ? `${flag.title}: recorded, the link is on its way.` : `${flag.title}: recorded.`,
    });
  };
  return (
    <SignDialog
      title="Record what came of it"
      description={`${flag.title} · ${patient.name}`}
      wide
      {...frame}
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
