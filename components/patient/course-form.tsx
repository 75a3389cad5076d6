"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { DoubtTick } from "@/components/form/doubt-tick";
import { useDoubts } from "@/components/form/use-doubts";
import { useWrite } from "@/components/form/use-write";
import { failureWords, ProblemError, requestJson } from "@/components/request";
import { Button } from "@/components/ui/button";
import { useClock } from "@/components/ui/clock";
import { shortDate } from "@/components/ui/dates";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { ColleagueNote, DialogFoot, RefusalNote } from "@/components/ui/dialog-foot";
import { useNotify } from "@/components/ui/notices";
import { COURSE_DOUBTS } from "@/contracts/doubts";
import type { PatientPage } from "@/contracts/patient-page";
import { seenCourse } from "@/contracts/seen-course";
import { courseChangedMeanwhile } from "./course-changed";
import { patientQuery } from "./patient-query";

/** How long a form that was recorded stays for the page to show it. */
const READ_ANEW_MS = 3000;

type FormProps<Done> = {
  page: PatientPage;
  /** What of the course is changed, as its address says it. */
  what: "course-end" | "dose" | "corrections" | "courses" | "renewals" | "sexual-function" | "weights";
  /** The words of the button that sends it. */
  record: string;
  /** What a refusal means here, because somebody recorded something first. Left out: another press records it on top, knowingly. */
  conflict?: string;
  /** What is sent carries an id of its own, so that sending it again records it once. */
  once?: boolean;
  onDone: (done: Done) => void;
  /** The fields; they ask what is wrong with each. */
  children: (errorOf: (field: string) => string | undefined) => ReactNode;
};

type DialogProps<Done> = Omit<FormProps<Done>, "onDone"> & {
  title: string;
  /** The words of the button that opens it; the title's unless given. */
  trigger?: string;
  /** What is said once it is recorded. */
  said: (done: Done) => string;
};

/** A change to a patient's course: a button, and its form in a dialog that closes once the change is recorded. */
export function CourseDialog<Done>({ title, trigger = title, said, ...form }: DialogProps<Done>) {
  const [open, setOpen] = useState(false);
  const notify = useNotify();
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="small">{trigger}</Button>
      </DialogTrigger>
      <DialogContent title={title} description={form.page.patient.name}>
        <CourseForm<Done>
          {...form}
          onDone={(done) => {
            setOpen(false);
            notify(said(done));
          }}
        />
      </DialogContent>
    </Dialog>
  );
}

/**
 * Its fields go to the server as they stand, what is wrong comes back by field, and the page is read anew whatever happened. What a colleague
 * recorded since it was opened is said beside the button, and nothing that was typed goes.
 */
function CourseForm<Done>({ page, what, record, conflict, once = false, onDone, children }: FormProps<Done>) {
  const client = useQueryClient();
  const { timeZone, now } = useClock();
  const form = useRef<HTMLFormElement>(null);
  const [id, setId] = useState(() => crypto.randomUUID());
  const [opened] = useState(page);
  const doubts = useDoubts(COURSE_DOUBTS);
  const [seen, setSeen] = useState(() => seenCourse(page.course));
  const onTop = conflict === undefined;
  const query = patientQuery(page.patient.id);
  /** What is shown from here on is what the next press is based on: it is another decision, and recorded as one. */
  const lookAgain = async () => {
    const fresh = await client.fetchQuery({ ...query, staleTime: 0 }).catch(() => null);
    if (fresh === null) return;
    setSeen(seenCourse(fresh.course));
    setId(crypto.randomUUID());
  };
  const { mutate, isPending, error } = useWrite({
    mutationFn: async (fields: Record<string, FormDataEntryValue>) => {
      const body = { ...fields, ...(once ? { id } : {}), ...(onTop ? { seen } : {}) };
      try {
        return await requestJson<Done>(`/api/patients/${page.patient.id}/${what}`, { method: "POST", body });
      } catch (failure) {
        if (onTop && isConflict(failure)) await lookAgain();
        // Before the refusal is drawn: its first field takes the focus, and that may be the question.
        if (failure instanceof ProblemError) doubts.ask(failure.issues);
        throw failure;
      }
    },
    // Waited for, though not for long: the next form that is opened must begin with what this one recorded, or it would read as a colleague's.
    onSuccess: async (done) => {
      const waited = new Promise((resolve) => setTimeout(resolve, READ_ANEW_MS));
      await Promise.race([client.invalidateQueries({ queryKey: query.queryKey }), waited]);
      onDone(done);
    },
    // Not waited for: what is wrong is said at once.
    onError: () => void client.invalidateQueries({ queryKey: query.queryKey }),
  });
  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [error]);
  const issues = error instanceof ProblemError ? error.issues : [];
  const errorOf = (field: string) => issues.find(({ path }) => path === field)?.message;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(Object.fromEntries(new FormData(event.currentTarget)));
  };
  // While one's own is on its way the live stream may bring it before the answer does.
  const changes = isPending ? [] : courseChangedMeanwhile(opened, page, (on) => shortDate(on, timeZone, now));
  return (
    <form ref={form} onSubmit={submit} onChange={doubts.onChange} noValidate className="grid gap-4">
      {children(errorOf)}
      {doubts.asked.doseMeant && (
        <DoubtTick name="doseMeant" label="This is right: record it" asked={doubts.asked.doseMeant} error={errorOf("doseMeant")} />
      )}
      <DialogFoot
        buttons={
          <Button type="submit" variant="primary" disabled={isPending}>
            {record}
          </Button>
        }
      >
        <div role="alert" className="empty:hidden">
          {error !== null && issues.length === 0 && (
            <RefusalNote>Not recorded. {isConflict(error) ? (conflict ?? onTopWords(record)) : failureWords(error)}</RefusalNote>
          )}
        </div>
        <div role="status" className="empty:hidden">
          {changes.length > 0 && <ColleagueNote>{changes.join(" ")} What you have written is still here.</ColleagueNote>}
        </div>
      </DialogFoot>
    </form>
  );
}

function isConflict(failure: unknown): boolean {
  return failure instanceof ProblemError && failure.code === "conflict";
}

function onTopWords(record: string): string {
  return `The course was changed while you were writing. Look at what it says now; to record yours on top of it, press “${record}” again.`;
}
