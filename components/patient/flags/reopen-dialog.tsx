"use client";

import { TextareaField } from "@/components/ui/field";
import { SHORTEST_REASON } from "@/contracts/flag-reasons";
import { newestSeen } from "./flag-standing";
import { SignDialog } from "./sign-dialog";
import { type DialogProps, useSigning } from "./use-signing";

export type ReopenDraft = { note: string };
export const EMPTY_REOPEN: ReopenDraft = { note: "" };

/** Opens a closed flag again as one's own, with the reason why. */
export function ReopenDialog(props: DialogProps<ReopenDraft>) {
  const { patient, flag, viewer, draft, onClose } = props;
  const { issues, edit, sign, frame } = useSigning(props, "reopen", ["note"]);
  const submit = () =>
    sign({
      wanting: draft.note.trim().length < SHORTEST_REASON ? { note: "Say why it is opened again" } : {},
      bodyOf: (one) => ({ note: draft.note, seen: newestSeen(one) }),
      said: `${flag.title}: open again, and yours.`,
    });
  return (
    <SignDialog
      title="Open again"
      description={`${flag.title} · ${patient.name}`}
      {...frame}
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
        onChange={(event) => edit({ note: event.target.value })}
      />
      <p className="text-sm text-ink-2">
        The patient is back on Needs you with this flag’s urgency, and it is yours. A review that was planned for it is off.
      </p>
    </SignDialog>
  );
}
