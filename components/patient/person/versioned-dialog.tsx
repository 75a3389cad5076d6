"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { fieldErrors } from "@/components/field-errors";
import { ChangeDialog } from "@/components/form/change-dialog";
import type { Fields } from "@/components/form/merge-fields";
import { type Meanwhile, SaveForm } from "@/components/form/save-form";
import { useVersioned } from "@/components/form/use-versioned";
import { useWrite } from "@/components/form/use-write";
import { requestJson } from "@/components/request";
import { patientKey } from "@/contracts/panel";
import type { PatientPage } from "@/contracts/patient-page";

type FormProps = {
  patientId: string;
  /** What is changed, as its address says it. */
  what: "contacts" | "baseline-risks";
  /** The newest version that is known here; it may change while somebody types. */
  newest: { version: number; fields: Fields };
  /** Who recorded it. */
  by: string | null;
  record: string;
  onDone: () => void;
  /** The fields as they are sent. */
  sent?: (values: Fields) => Fields;
  /** What a colleague recorded in fields that were changed here, too, in words. */
  otherwise: (differing: Fields) => Meanwhile["otherwise"];
  children: (form: VersionedForm) => ReactNode;
};

export type VersionedForm = {
  values: Fields;
  onChange: (changed: Fields) => void;
  errorOf: (field: string) => string | undefined;
};

type DialogProps = Omit<FormProps, "patientId" | "onDone"> & { page: PatientPage; title: string; open: string; said: string };

/** A record that several people keep: a button, and its form in a dialog that closes once the new version is recorded. */
export function VersionedDialog({ page: { patient }, title, open, said, ...form }: DialogProps) {
  return (
    <ChangeDialog open={open} title={title} description={patient.name} wide>
      {(onDone) => <VersionedFields {...form} patientId={patient.id} onDone={() => onDone(said)} />}
    </ChangeDialog>
  );
}

/** What a colleague records meanwhile comes in under what is typed here: nothing of either is lost, and it is said. */
function VersionedFields({ patientId, what, newest, by, record, onDone, sent = same, otherwise, children }: FormProps) {
  const client = useQueryClient();
  const { basedOn, values, change, differing, isMerged } = useVersioned({
    key: String(newest.version),
    seen: newest.version,
    fields: newest.fields,
  });
  const { mutate, isPending, error } = useWrite({
    mutationFn: (body: unknown) => requestJson(`/api/patients/${patientId}/${what}`, { method: "POST", body }),
    onSuccess: onDone,
    // Not waited for: what is wrong is said at once.
    onSettled: () => void client.invalidateQueries({ queryKey: patientKey(patientId) }),
  });
  const errors = fieldErrors(error);
  return (
    <SaveForm
      {...{ error, isPending }}
      verb="record"
      save={record}
      meanwhile={isMerged ? { by, otherwise: otherwise(differing) } : null}
      fields={Object.keys(values)}
      onSave={() => mutate({ ...sent(values), basedOn })}
    >
      {children({ values, onChange: change, errorOf: (field) => errors[field] })}
    </SaveForm>
  );
}

const same = (values: Fields) => values;
