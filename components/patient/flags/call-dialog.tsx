"use client";

import { TextareaField } from "@/components/ui/field";
import { SHORTEST_REASON } from "@/contracts/flag-reasons";
import { CALL_OUTCOMES, type CallOutcome } from "@/contracts/flag-states";
import { OutcomeChoice } from "./outcome-choice";
import { SignDialog } from "./sign-dialog";
import { type DialogProps, useSigning } from "./use-signing";

export type CallDraft = { outcome: CallOutcome | null; note: string };
export const EMPTY_CALL: CallDraft = { outcome: null, note: "" };

/** What an assistant reports of a call. It decides nothing, and says so. */
export function CallDialog(props: DialogProps<CallDraft>) {
  const { patient, flag, viewer, draft, onClose } = props;
  const { issues, edit, sign, frame } = useSigning(props, "call", ["outcome", "note"]);
  const submit = () => {
    const needsWords = draft.outcome !== "no-answer" && draft.note.trim().length < SHORTEST_REASON;
    const wanting = {
      ...(draft.outcome === null && { outcome: "Choose what came of the call" }),
      ...(needsWords && { note: "Write down what was said" }),
    };
    sign({ wanting, bodyOf: () => ({ outcome: draft.outcome, note: draft.note }), said: `${flag.title}: call recorded.` });
  };
  return (
    <SignDialog
      title="Record a call"
      description={`${flag.title} · ${patient.name}`}
      {...frame}
      submit="Record the call"
      signed={`Reported by ${viewer.name}, with the time.`}
      onSubmit={submit}
      onClose={onClose}
    >
      <OutcomeChoice
        outcomes={CALL_OUTCOMES}
        legend="What came of it"
        value={draft.outcome}
        error={issues.outcome}
        onChange={(outcome) => edit({ outcome })}
      />
      <TextareaField
        label="What was said"
        optional={draft.outcome === "no-answer"}
        error={issues.note}
        maxLength={2000}
        value={draft.note}
        onChange={(event) => edit({ note: event.target.value })}
      />
      <p className="text-sm text-ink-2">
        The flag stays open, because a call of yours is no clinician’s contact. Tell a prescriber or nurse what you heard.
      </p>
    </SignDialog>
  );
}
