"use client";

import { useClock } from "@/components/ui/clock";
import { TextField } from "@/components/ui/field";
import type { PatientPage } from "@/contracts/patient-page";
import { dateIn } from "./course-days";
import { CourseDialog } from "./course-form";

/** Starts another course of a patient whose last one is over. */
export function StartCourse({ page }: { page: PatientPage }) {
  const { timeZone, now } = useClock();
  const { weightKg, targetMgPerKg } = page.course;
  return (
    <CourseDialog<{ dueOn: string[] }>
      page={page}
      what="courses"
      once
      title="Start another course"
      record="Start the course"
      said={({ dueOn }) => (dueOn.length === 0 ? "Course started." : "Course started. Its first check-in is open now.")}
    >
      {(errorOf) => (
        <>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <TextField
              name="startsOn"
              label="First dose on"
              type="date"
              defaultValue={dateIn(timeZone, now)}
              error={errorOf("startsOn")}
              required
            />
            <TextField name="mgPerDay" label="Dose, mg a day" inputMode="decimal" autoComplete="off" error={errorOf("mgPerDay")} required />
            <TextField
              name="weightKg"
              label="Weight, kg"
              hint={`Was ${weightKg} kg`}
              inputMode="decimal"
              autoComplete="off"
              error={errorOf("weightKg")}
              required
            />
            <TextField
              name="targetMgPerKg"
              label="Target, mg/kg"
              inputMode="decimal"
              autoComplete="off"
              defaultValue={targetMgPerKg}
              error={errorOf("targetMgPerKg")}
              required
            />
          </div>
          <p className="text-sm text-ink-2">
            You become its prescriber. Its check-ins are planned, the first is open at once; those still to come of the last course end.
            This page then shows the new course.
          </p>
        </>
      )}
    </CourseDialog>
  );
}
