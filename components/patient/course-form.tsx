"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { failureWords, ProblemError, requestJson } from "@/components/request";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { DialogFoot, RefusalNote } from "@/components/ui/dialog-foot";
import { useNotify } from "@/components/ui/notices";
import { patientKey } from "@/contracts/panel";
import type { PatientPage } from "@/contracts/patient-page";

type FormProps<Done> = {
  patientId: string;
  /** What of the course is changed, as its address says it. */
  what: "course-end" | "dose" | "corrections" | "courses" | "renewals" | "sexual-function" | "weights";
  /** The words of the button that sends it. */
  record: string;
  /** What a colleague's change means here. */
  conflict: string;
  /** What is sent carries an id of its own, so that sending it again records it once. */
  once?: boolean;
  onDone: (done: Done) => void;
  /** The fields; they ask what is wrong with each. */
  children: (errorOf: (field: string) => string | undefined) => ReactNode;
};

type DialogProps<Done> = Omit<FormProps<Done>, "patientId" | "onDone"> & {
  page: PatientPage;
  title: string;
  /** The words of the button that opens it; the title's unless given. */
  trigger?: string;
  /** What is said once it is recorded. */
  said: (done: Done) => string;
};

/** A change to a patient's course: a button, and its form in a dialog that closes once the change is recorded. */
export function CourseDialog<Done>({ page: { patient }, title, trigger = title, said, ...form }: DialogProps<Done>) {
  const [open, setOpen] = useState(false);
  const notify = useNotify();
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="small">{trigger}</Button>
      </DialogTrigger>
      <DialogContent title={title} description={patient.name}>
        <CourseForm<Done>
          {...form}
          patientId={patient.id}
          onDone={(done) => {
            setOpen(false);
            notify(said(done));
          }}
        />
      </DialogContent>
    </Dialog>
  );
}

/** Its fields go to the server as they stand, what is wrong comes back by field, and the page is read anew whatever happened. */
function CourseForm<Done>({ patientId, what, record, conflict, once = false, onDone, children }: FormProps<Done>) {
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [id] = useState(() => crypto.randomUUID());
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: unknown) => requestJson<Done>(`/api/patients/${patientId}/${what}`, { method: "POST", body }),
    onSuccess: onDone,
    // Not waited for: what is wrong is said at once.
    onSettled: () => void client.invalidateQueries({ queryKey: patientKey(patientId) }),
  });
  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [error]);
  const issues = error instanceof ProblemError ? error.issues : [];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isPending) mutate({ ...Object.fromEntries(new FormData(event.currentTarget)), ...(once ? { id } : {}) });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-4">
      {children((field) => issues.find(({ path }) => path === field)?.message)}
      <DialogFoot
        buttons={
          <Button type="submit" variant="primary" disabled={isPending}>
            {record}
          </Button>
        }
      >
        <div role="alert" className="empty:hidden">
          {error !== null && issues.length === 0 && (
            <RefusalNote>
              Not recorded. {error instanceof ProblemError && error.code === "conflict" ? conflict : failureWords(error)}
            </RefusalNote>
          )}
        </div>
      </DialogFoot>
    </form>
  );
}
