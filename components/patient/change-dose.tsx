"use client";

import { useClock } from "@/components/ui/clock";
import { TextField } from "@/components/ui/field";
import type { PatientPage } from "@/contracts/patient-page";
import { dateIn } from "./course-days";
import { CourseDialog } from "./course-form";

type Changed = { dueOn: string[] };

/** Records another dose from a day on, or a pause; `asPause` begins with one. The check-in that follows an increase is planned by the server, and said. */
export function ChangeDose({ page, asPause = false }: { page: PatientPage; asPause?: boolean }) {
  const { timeZone, now } = useClock();
  const { startsOn } = page.course;
  const today = dateIn(timeZone, now);
  const title = asPause ? "Record the pause" : page.course.doseMg === 0 ? "Resume the drug" : "Change the dose";
  return (
    <CourseDialog<Changed>
      page={page}
      what="dose"
      once
      title={title}
      record="Record the dose"
      said={({ dueOn }) => (dueOn.length === 0 ? "Dose recorded." : "Dose recorded. A check-in two weeks into it is planned.")}
    >
      {(errorOf) => (
        <>
          <TextField
            name="mgPerDay"
            label="New dose, mg a day"
            hint="0 for a pause"
            defaultValue={asPause ? "0" : undefined}
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
            Earlier doses stay in the record; milligrams taken so far and the projected end follow. Two weeks after an increase the patient
            is asked how they are, where no check-in is due near that day anyway.
          </p>
        </>
      )}
    </CourseDialog>
  );
}
