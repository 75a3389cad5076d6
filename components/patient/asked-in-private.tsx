"use client";

import { useClock } from "@/components/ui/clock";
import { TextField } from "@/components/ui/field";
import type { PatientPage } from "@/contracts/patient-page";
import { dateIn } from "./course-days";
import { CourseDialog } from "./course-form";

/** Records whether a clinician asked in private. */
export function AskedInPrivate({ page }: { page: PatientPage }) {
  const { timeZone, now } = useClock();
  if (page.care.privateQuestion === null) return null;
  const today = dateIn(timeZone, now);
  return (
    <CourseDialog
      page={page}
      what="sexual-function"
      once
      title="Sexual function"
      trigger="Record whether asked"
      record="Record"
      conflict="Somebody was first. Close this and look at the page."
      said={() => "Recorded."}
    >
      {(errorOf) => (
        <>
          <fieldset className="grid gap-1">
            <legend className="mb-1 font-medium">Asked about in private</legend>
            {[
              ["yes", "Asked"],
              ["no", "Not asked"],
            ].map(([value, label]) => (
              <label
                key={value}
                className="flex min-h-9 items-center gap-2 rounded-control px-2 hover:bg-sunken has-checked:bg-accent-soft"
              >
                <input
                  type="radio"
                  name="asked"
                  value={value}
                  className="size-4 accent-accent"
                  aria-invalid={errorOf("asked") ? true : undefined}
                  aria-describedby={errorOf("asked") ? "asked-error" : undefined}
                />
                {label}
              </label>
            ))}
            {errorOf("asked") && (
              <p id="asked-error" className="text-sm font-medium text-red">
                {errorOf("asked")}
              </p>
            )}
          </fieldset>
          <TextField name="on" label="On" type="date" max={today} defaultValue={today} error={errorOf("on")} required />
          <p className="text-sm text-ink-2">What was said is not kept here. Ask without a parent or partner in the room.</p>
        </>
      )}
    </CourseDialog>
  );
}
