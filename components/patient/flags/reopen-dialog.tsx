"use client";

import { TextareaField } from "@/components/ui/field";
import { useNotify } from "@/components/ui/notices";
import { SHORTEST_REASON } from "@/contracts/flag-reasons";
import { changedMeanwhile } from "./changed-meanwhile";
import { newestSeen } from "./flag-standing";
import type { DialogProps } from "./record-dialog";
import { SignDialog } from "./sign-dialog";
import { useRefusals } from "./use-refusals";
import { useSignFlag } from "./use-sign-flag";

export type ReopenDraft = { note: string };
export const EMPTY_REOPEN: ReopenDraft = { note: "" };

/** Opens a closed flag again as one's own, with the reason why. */
export function ReopenDialog({ patient, flag, opened, viewer, draft, onDraft, onClose, onSigned }: DialogProps<ReopenDraft>) {
  const notify = useNotify();
  const { issues, ...refusals } = useRefusals(["note"]);
  const reopen = useSignFlag(patient.id, "reopen");
  const submit = () => {
    if (!refusals.passes(draft.note.trim().length < SHORTEST_REASON ? { note: "Say why it is opened again" } : {})) return;
    reopen.mutate(
      { flags: [flag], bodyOf: (one) => ({ note: draft.note, seen: newestSeen(one) }) },
      {
        onSuccess: () => {
          notify(`${flag.title}: open again, and yours.`);
          onSigned();
        },
        onError: refusals.fromServer,
      },
    );
  };
  return (
    <SignDialog
      title="Open again"
      description={`${flag.title} · ${patient.name}`}
      change={reopen.isPending || reopen.isSuccess ? null : changedMeanwhile(opened, flag, viewer)}
      error={refusals.failureOf(reopen.error)}
      pending={reopen.isPending}
      refusals={refusals.count}
      submit="Open again"
      signed={`Signed ${viewer.name}, with the time.`}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextareaField
        label="Why it is opened again"
        required
        error={issues.note}
        maxLength={2000}
        value={draft.note}
        onChange={(event) => {
          refusals.mend(["note"]);
          onDraft({ note: event.target.value });
        }}
      />
      <p className="text-sm text-ink-2">
        The patient is back on Needs you with this flag’s urgency, and it is yours. A review that was planned for it is off.
      </p>
    </SignDialog>
  );
}
