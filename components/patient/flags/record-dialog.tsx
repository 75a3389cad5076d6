"use client";

import type { ReactNode } from "react";
import { STOPPING } from "@/clinical/rules";
import { useClock } from "@/components/ui/clock";
import { TextareaField } from "@/components/ui/field";
import { OUTCOMES } from "@/contracts/flag-states";
import { dateIn } from "../course-days";
import { mostUrgent } from "./flag-order";
import { hasContact, newestSeen } from "./flag-standing";
import { OutcomeChoice } from "./outcome-choice";
import { closesFlag, draftIssues, needsReason, needsReviewDate, type RecordDraft } from "./record-draft";
import { ReviewDate } from "./review-date";
import { SignDialog } from "./sign-dialog";
import { type DialogProps, useSigning } from "./use-signing";

/** What was done about a flag, as a signature. */
export function RecordDialog(props: DialogProps<RecordDraft>) {
  const { patient, viewer, draft, onClose } = props;
  const { timeZone, now } = useClock();
  const { issues, edit, sign, frame, batch } = useSigning(props, "acknowledge", ["outcome", "note", "reviewOn"]);
  const [flag = props.flag, ...others] = batch ?? [props.flag, ...props.others];
  const today = dateIn(timeZone, now);
  const also = draft.together ? others : [];
  const signing = [flag, ...also];
  const rule = { urgency: mostUrgent(signing), isOpen: flag.state === "open", hasContact: [flag, ...others].some(hasContact) };
  const closing = rule.isOpen && closesFlag(draft);
  const submit = () => {
    const body = { outcome: draft.outcome, note: draft.note, reviewOn: draft.reviewOn, close: closesFlag(draft) };
    sign({
      also,
      wanting: draftIssues(draft, rule, today),
      bodyOf: (one) => ({ ...body, seen: newestSeen(one) }),
      said: `${signing.map(({ title }) => title).join(", ")}: recorded${closing ? " and closed" : ""}.`,
    });
  };
  return (
    <SignDialog
      title={rule.isOpen ? (draft.keepOpen ? "Record contact" : "Record and close") : "Record review"}
      description={`${signing.map(({ title }) => title).join(", ")} · ${patient.name}`}
      wide
      {...frame}
      submit={
        closing
          ? `Record and close${also.length > 0 ? ` ${signing.length} flags` : ""}`
          : rule.isOpen
            ? "Record, keep open"
            : "Record review"
      }
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
        isPressing={rule.urgency === "now" || rule.urgency === "today"}
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
