"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useClock } from "@/components/ui/clock";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { useNotify } from "@/components/ui/notices";
import type { PatientPage } from "@/contracts/patient-page";
import { dateIn } from "./course-days";
import { CourseFormFoot, useCourseForm } from "./course-form";

type Changed = { dueOn: string[] };

/** Records another dose from a day on, or a pause. The check-in that follows an increase is planned by the server, and said. */
export function ChangeDose({ page: { patient, course } }: { page: PatientPage }) {
  const [open, setOpen] = useState(false);
  const notify = useNotify();
  if (course.endedOn !== null) return null;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="small" className="no-print mt-3 mr-2">
          Change the dose
        </Button>
      </DialogTrigger>
      <DialogContent title="Change the dose" description={patient.name}>
        <ChangeDoseForm
          patientId={patient.id}
          startsOn={course.startsOn}
          onChanged={({ dueOn }) => {
            setOpen(false);
            notify(dueOn.length === 0 ? "Dose recorded." : "Dose recorded. A check-in two weeks into it is planned.");
          }}
        />
      </DialogContent>
    </Dialog>
  );
}

type FormProps = { patientId: string; startsOn: string; onChanged: (changed: Changed) => void };

function ChangeDoseForm({ patientId, startsOn, onChanged }: FormProps) {
  const { timeZone, now } = useClock();
  const { form, submit, isPending, errorOf, failure } = useCourseForm<Changed>({ patientId, what: "dose", onDone: onChanged });
  const today = dateIn(timeZone, now);
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-4">
      <TextField
        name="mgPerDay"
        label="New dose, mg a day"
        hint="0 for a pause"
        inputMode="decimal"
        autoComplete="off"
        error={errorOf("mgPerDay")}
        required
      />
      <TextField
        name="takesEffectOn"
        label="From"
        type="date"
        min={startsOn}
        defaultValue={today < startsOn ? startsOn : today}
        error={errorOf("takesEffectOn")}
        required
      />
      <p className="text-sm text-ink-2">
        Earlier doses stay in the record; milligrams taken so far and the projected end follow. Two weeks after an increase the patient is
        asked how they are, where no check-in is due near that day anyway.
      </p>
      <CourseFormFoot {...{ failure, isPending }} conflict="The course has ended by then.">
        Record the dose
      </CourseFormFoot>
    </form>
  );
}
