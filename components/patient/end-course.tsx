"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useClock } from "@/components/ui/clock";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { useNotify } from "@/components/ui/notices";
import { COURSE_END_LABELS, COURSE_END_REASONS } from "@/contracts/course-end";
import type { PatientPage } from "@/contracts/patient-page";
import { dateIn } from "./course-days";
import { CourseFormFoot, useCourseForm } from "./course-form";

type Ended = { closeFollowUp: boolean; dueOn: string[] };

/** Records the last dose. The check-ins that follow are planned by the server, and said. */
export function EndCourse({ page: { patient, course } }: { page: PatientPage }) {
  const [open, setOpen] = useState(false);
  const notify = useNotify();
  if (course.endedOn !== null) return null;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="small" className="no-print mt-3">
          Record the last dose
        </Button>
      </DialogTrigger>
      <DialogContent title="Record the last dose" description={patient.name}>
        <EndCourseForm
          patientId={patient.id}
          startsOn={course.startsOn}
          onEnded={(ended) => {
            setOpen(false);
            notify(endedWords(ended));
          }}
        />
      </DialogContent>
    </Dialog>
  );
}

type FormProps = { patientId: string; startsOn: string; onEnded: (ended: Ended) => void };

function EndCourseForm({ patientId, startsOn, onEnded }: FormProps) {
  const { timeZone, now } = useClock();
  const { form, submit, isPending, errorOf, failure } = useCourseForm<Ended>({ patientId, what: "course-end", onDone: onEnded });
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-4">
      <TextField
        name="endedOn"
        label="Last dose on"
        type="date"
        min={startsOn}
        defaultValue={dateIn(timeZone, now)}
        error={errorOf("endedOn")}
        required
      />
      <Reasons error={errorOf("reason")} />
      <p className="text-sm text-ink-2">
        Mood can worsen after the drug is stopped: check-ins go on after the last dose, more often where it was stopped for mood or anything
        urgent was flagged. Those planned for later in the course end.
      </p>
      <CourseFormFoot {...{ failure, isPending }} conflict="Somebody recorded it first.">
        Record the last dose
      </CourseFormFoot>
    </form>
  );
}

function Reasons({ error }: { error: string | undefined }) {
  return (
    <fieldset className="grid gap-1" aria-describedby={error ? "end-reason-error" : undefined}>
      <legend className="mb-1 font-medium">Why it ends</legend>
      {COURSE_END_REASONS.map((reason) => (
        <label key={reason} className="flex min-h-9 items-center gap-2 rounded-control px-2 hover:bg-sunken has-checked:bg-accent-soft">
          <input type="radio" name="reason" value={reason} className="size-4 accent-accent" aria-invalid={error ? true : undefined} />
          {COURSE_END_LABELS[reason]}
        </label>
      ))}
      {error && (
        <p id="end-reason-error" className="text-sm font-medium text-red">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function endedWords({ closeFollowUp, dueOn }: Ended): string {
  const count = dueOn.length === 1 ? "One check-in follows" : `${dueOn.length} check-ins follow`;
  return `Last dose recorded. ${count}${closeFollowUp ? ", close together" : ""}.`;
}
