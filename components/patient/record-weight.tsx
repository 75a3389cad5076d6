"use client";

import { useClock } from "@/components/ui/clock";
import { TextField } from "@/components/ui/field";
import type { PatientPage } from "@/contracts/patient-page";
import { dateIn } from "./course-days";
import { CourseDialog } from "./course-form";

/** Records a weight taken on a day: doses from then on count by it. */
export function RecordWeight({ page }: { page: PatientPage }) {
  const { timeZone, now } = useClock();
  const today = dateIn(timeZone, now);
  return (
    <CourseDialog
      page={page}
      what="weights"
      once
      title="Record a weight"
      record="Record the weight"
      conflict="Another weight was recorded from this form. Close it and look at the course."
      said={() => "Weight recorded."}
    >
      {(errorOf) => (
        <>
          <TextField
            name="weightKg"
            label="Weight, kg"
            hint={`The last one was ${page.course.weightKg} kg. Kilograms, not pounds.`}
            inputMode="decimal"
            autoComplete="off"
            error={errorOf("weightKg")}
            required
          />
          <TextField
            name="measuredOn"
            label="Weighed on"
            type="date"
            max={today}
            defaultValue={today}
            error={errorOf("measuredOn")}
            required
          />
          <p className="text-sm text-ink-2">
            Doses from that day on count by this weight. What was taken before stays what it was; the projected end follows.
          </p>
        </>
      )}
    </CourseDialog>
  );
}
