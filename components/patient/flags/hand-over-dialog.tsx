"use client";

import type { Urgency } from "@/clinical/urgency";
import { ROLE_LABELS } from "@/components/shell/shell-person";
import { SelectField, TextareaField } from "@/components/ui/field";
import { Moment } from "@/components/ui/moment";
import { isTask } from "@/contracts/flag-states";
import { mostUrgent } from "./flag-order";
import { SignDialog } from "./sign-dialog";
import { type DialogProps, useSigning } from "./use-signing";

export type HandOverDraft = { to: string; note: string };
export const EMPTY_HAND_OVER: HandOverDraft = { to: "", note: "" };

/** How a colleague hears of it: as soon as an alert of this urgency would leave. */
const MAILED: Readonly<Record<Urgency, string>> = {
  now: "They get an e-mail at once. Tell them yourself, too.",
  today: "They get an e-mail: at once while the clinic is open, else when it opens.",
  review: "They get an e-mail on the next working morning.",
  watch: "No e-mail is sent: tell them yourself.",
  missed: "No e-mail is sent: tell them yourself.",
};

/** Gives a claim, with the others of the same answers, to a colleague. It gives no more time, and says so. */
export function HandOverDialog(props: DialogProps<HandOverDraft>) {
  const { patient, flag, others, viewer, draft, onClose } = props;
  const { issues, edit, sign, frame } = useSigning(props, "hand-over", ["to", "note"]);
  const holder = flag.claimedBy?.id ?? viewer.staffId;
  const along = isTask(flag) ? [] : others.filter(({ claimedBy }) => claimedBy?.id === holder);
  const colleagues = viewer.clinicians.filter(({ id }) => id !== holder);
  const submit = () =>
    sign({
      wanting: draft.to === "" ? { to: "Choose who takes it" } : {},
      bodyOf: () => ({ to: draft.to, from: viewer.staffId, note: draft.note }),
      said: `${flag.title}: handed over to ${colleagues.find(({ id }) => id === draft.to)?.name ?? "your colleague"}.`,
    });
  return (
    <SignDialog
      title="Hand over"
      description={`${flag.title}${along.length > 0 ? ` and ${along.length} more from the same answers` : ""} · ${patient.name}`}
      {...frame}
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
        {MAILED[mostUrgent([flag, ...along])]}
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
