"use client";

import { ROLE_LABELS } from "@/components/shell/shell-person";
import { SelectField, TextareaField } from "@/components/ui/field";
import { Moment } from "@/components/ui/moment";
import { useNotify } from "@/components/ui/notices";
import { changedMeanwhile } from "./changed-meanwhile";
import type { DialogProps } from "./record-dialog";
import { SignDialog } from "./sign-dialog";
import { useRefusals } from "./use-refusals";
import { useSignFlag } from "./use-sign-flag";

export type HandOverDraft = { to: string; note: string };
export const EMPTY_HAND_OVER: HandOverDraft = { to: "", note: "" };

/** Gives a claim, with the others of the same answers, to a colleague. It gives no more time, and says so. */
export function HandOverDialog({ patient, flag, others, opened, viewer, draft, onDraft, onClose, onSigned }: DialogProps<HandOverDraft>) {
  const notify = useNotify();
  const { issues, ...refusals } = useRefusals(["to", "note"]);
  const handOver = useSignFlag(patient.id, "hand-over");
  const holder = flag.claimedBy?.id ?? viewer.staffId;
  const along = others.filter(({ claimedBy }) => claimedBy?.id === holder).length;
  const colleagues = viewer.clinicians.filter(({ id }) => id !== holder);
  const submit = () => {
    if (!refusals.passes(draft.to === "" ? { to: "Choose who takes it" } : {})) return;
    handOver.mutate(
      { flags: [flag], bodyOf: () => ({ to: draft.to, from: viewer.staffId, note: draft.note }) },
      {
        onSuccess: () => {
          notify(`${flag.title}: handed over to ${colleagues.find(({ id }) => id === draft.to)?.name ?? "your colleague"}.`);
          onSigned();
        },
        onError: refusals.fromServer,
      },
    );
  };
  const edit = (part: Partial<HandOverDraft>) => {
    refusals.mend(Object.keys(part));
    onDraft({ ...draft, ...part });
  };
  return (
    <SignDialog
      title="Hand over"
      description={`${flag.title}${along > 0 ? ` and ${along} more from the same answers` : ""} · ${patient.name}`}
      change={handOver.isPending || handOver.isSuccess ? null : changedMeanwhile(opened, flag, viewer)}
      error={refusals.failureOf(handOver.error)}
      pending={handOver.isPending}
      refusals={refusals.count}
      submit="Hand over"
      signed={`Signed ${viewer.name}, with the time.`}
      onSubmit={submit}
      onClose={onClose}
    >
      <SelectField label="Hand over to" required error={issues.to} value={draft.to} onChange={(event) => edit({ to: event.target.value })}>
        <option value="">{colleagues.length === 0 ? "No other prescriber or nurse works here" : "Choose a colleague"}</option>
        {colleagues.map(({ id, name, role }) => (
          <option key={id} value={id}>
            {name}, {ROLE_LABELS[role].toLowerCase()}
          </option>
        ))}
      </SelectField>
      <TextareaField
        label="Note"
        optional
        error={issues.note}
        maxLength={2000}
        value={draft.note}
        onChange={(event) => edit({ note: event.target.value })}
      />
      <p className="text-sm text-ink-2">
        No mail is sent: tell them yourself.
        {flag.claimLapsesAt !== null && (
          <>
            {" "}
            The claim still lapses at <Moment value={flag.claimLapsesAt} /> unless a contact is recorded.
          </>
        )}
      </p>
    </SignDialog>
  );
}
