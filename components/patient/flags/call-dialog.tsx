"use client";

import { TextareaField } from "@/components/ui/field";
import { useNotify } from "@/components/ui/notices";
import { SHORTEST_REASON } from "@/contracts/flag-reasons";
import { CALL_OUTCOMES, type CallOutcome } from "@/contracts/flag-states";
import { changedMeanwhile } from "./changed-meanwhile";
import { OutcomeChoice } from "./outcome-choice";
import type { DialogProps } from "./record-dialog";
import { SignDialog } from "./sign-dialog";
import { useRefusals } from "./use-refusals";
import { useSignFlag } from "./use-sign-flag";

export type CallDraft = { outcome: CallOutcome | null; note: string };
export const EMPTY_CALL: CallDraft = { outcome: null, note: "" };

/** What an assistant reports of a call. It decides nothing, and says so. */
export function CallDialog({ patient, flag, opened, viewer, draft, onDraft, onClose, onSigned }: DialogProps<CallDraft>) {
  const notify = useNotify();
  const { issues, ...refusals } = useRefusals(["outcome", "note"]);
  const call = useSignFlag(patient.id, "call");
  const submit = () => {
    const needsWords = draft.outcome !== "no-answer" && draft.note.trim().length < SHORTEST_REASON;
    const missing = {
      ...(draft.outcome === null && { outcome: "Choose what came of the call" }),
      ...(needsWords && { note: "Write down what was said" }),
    };
    if (!refusals.passes(missing)) return;
    call.mutate(
      { flags: [flag], bodyOf: () => ({ outcome: draft.outcome, note: draft.note }) },
      {
        onSuccess: () => {
          notify(`${flag.title}: call recorded.`);
          onSigned();
        },
        onError: refusals.fromServer,
      },
    );
  };
  const edit = (part: Partial<CallDraft>) => {
    refusals.mend(Object.keys(part));
    onDraft({ ...draft, ...part });
  };
  return (
    <SignDialog
      title="Record a call"
      description={`${flag.title} · ${patient.name}`}
      change={call.isPending || call.isSuccess ? null : changedMeanwhile(opened, flag, viewer)}
      error={refusals.failureOf(call.error)}
      pending={call.isPending}
      refusals={refusals.count}
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
