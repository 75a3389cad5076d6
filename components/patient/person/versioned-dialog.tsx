"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { fieldErrors } from "@/components/field-errors";
import { failureWords, ProblemError, requestJson } from "@/components/request";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { useNotify } from "@/components/ui/notices";
import { patientKey } from "@/contracts/panel";
import type { PatientPage } from "@/contracts/patient-page";
import { type Fields, mergeFields, type Versioned } from "./merge-fields";

type FormProps = {
  patientId: string;
  /** What is changed, as its address says it. */
  what: "contacts" | "baseline-risks";
  /** The newest version that is known here; it may change while somebody types. */
  newest: Versioned;
  /** Who recorded it. */
  by: string | null;
  record: string;
  onDone: () => void;
  children: (form: VersionedForm) => ReactNode;
};

export type VersionedForm = {
  values: Fields;
  onChange: (changed: Fields) => void;
  errorOf: (field: string) => string | undefined;
  /** What a colleague recorded in a field that was changed here, too. */
  differing: Fields;
};

type DialogProps = Omit<FormProps, "patientId" | "onDone"> & { page: PatientPage; title: string; open: string; said: string };

/** A record that several people keep: a button, and its form in a dialog that closes once the new version is recorded. */
export function VersionedDialog({ page: { patient }, title, open: opens, said, ...form }: DialogProps) {
  const [open, setOpen] = useState(false);
  const notify = useNotify();
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="small">{opens}</Button>
      </DialogTrigger>
      <DialogContent title={title} description={patient.name} wide>
        <VersionedFields
          {...form}
          patientId={patient.id}
          onDone={() => {
            setOpen(false);
            notify(said);
          }}
        />
      </DialogContent>
    </Dialog>
  );
}

/** What a colleague records meanwhile comes in under what is typed here: nothing of either is lost, and it is said. */
function VersionedFields({ patientId, what, newest, by, record, onDone, children }: FormProps) {
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [seen, setSeen] = useState(newest);
  const [values, setValues] = useState(newest.fields);
  const [differing, setDiffering] = useState<Fields>({});
  const [isMerged, setMerged] = useState(false);
  if (newest.version !== seen.version) {
    const merged = mergeFields(seen, values, newest);
    setSeen(newest);
    setValues(merged.typed);
    setDiffering((before) => ({ ...before, ...merged.differing }));
    setMerged(true);
  }
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: unknown) => requestJson(`/api/patients/${patientId}/${what}`, { method: "POST", body }),
    onSuccess: onDone,
    // Not waited for: what is wrong is said at once.
    onSettled: () => void client.invalidateQueries({ queryKey: patientKey(patientId) }),
  });
  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [error]);
  const errors = fieldErrors(error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isPending) mutate({ ...Object.fromEntries(new FormData(event.currentTarget)), basedOn: seen.version });
  };
  const isConflict = error instanceof ProblemError && error.code === "conflict";
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-4">
      <div role="alert" className="grid gap-2 empty:hidden">
        {isMerged && (
          <p className="rounded-box bg-amber-soft px-4 py-2 text-amber">
            {by ?? "A colleague"} recorded something here while you were typing. What you typed is kept; the rest is brought up to date.
          </p>
        )}
        {error !== null && Object.keys(errors).length === 0 && (
          <p className="rounded-box border border-red bg-red-soft px-4 py-2">
            Not recorded.{" "}
            {isConflict
              ? "A colleague was first: look at what is new, then record again."
              : `What you typed is kept. ${failureWords(error)}`}
          </p>
        )}
      </div>
      {children({
        values,
        onChange: (changed) => setValues((before) => ({ ...before, ...changed })),
        errorOf: (field) => errors[field],
        differing,
      })}
      <div className="border-t border-line pt-4">
        <Button type="submit" variant="primary" aria-disabled={isPending}>
          {record}
        </Button>
      </div>
    </form>
  );
}
