"use client";

import { useClock } from "@/components/ui/clock";
import { TextField } from "@/components/ui/field";
import { COURSE_END_LABELS, COURSE_END_REASONS, type CourseEndReason } from "@/contracts/course-end";
import type { PatientPage } from "@/contracts/patient-page";
import { dateIn, plusDays } from "./course-days";
import { CourseDialog } from "./course-form";

type Ended = { closeFollowUp: boolean; dueOn: string[] };

/** Records the last dose. The check-ins that follow are planned by the server, and said. */
export function EndCourse({ page, trigger }: { page: PatientPage; trigger?: string }) {
  const { timeZone, now } = useClock();
  const today = dateIn(timeZone, now);
  const current = page.course.doses.findLast(({ on }) => on <= today);
  return (
    <CourseDialog<Ended>
      page={page}
      what="course-end"
      title="Record the last dose"
      {...(trigger === undefined ? {} : { trigger })}
      record="Record the last dose"
      said={endedWords}
    >
      {(errorOf) => (
        <>
          <TextField
            name="endedOn"
            label="Last dose on"
            type="date"
            min={page.course.startsOn}
            // Of a paused course the last dose was the day before the pause.
            defaultValue={current?.mgPerDay === 0 ? plusDays(current.on, -1) : today}
            error={errorOf("endedOn")}
            required
          />
          <label className="-mt-2 flex min-h-8 items-center gap-2">
            <input type="checkbox" name="isEstimate" value="1" className="size-4 accent-accent" />
            The exact day is not known
          </label>
          <EndReasons name="reason" error={errorOf("reason")} />
          <p className="text-sm text-ink-2">
            Mood can worsen after the drug is stopped: check-ins go on after the last dose, more often where it was stopped for mood or
            anything urgent was flagged. Those planned for later in the course end.
          </p>
        </>
      )}
    </CourseDialog>
  );
}

/** Why a course ends. */
export function EndReasons({ name, value, error }: { name: string; value?: CourseEndReason | null; error: string | undefined }) {
  return (
    <fieldset className="grid gap-1" aria-describedby={error ? "end-reason-error" : undefined}>
      <legend className="mb-1 font-medium">Why it ends</legend>
      {COURSE_END_REASONS.map((reason) => (
        <label key={reason} className="flex min-h-9 items-center gap-2 rounded-control px-2 hover:bg-sunken has-checked:bg-accent-soft">
          <input
            type="radio"
            name={name}
            value={reason}
            defaultChecked={reason === value}
            className="size-4 accent-accent"
            aria-invalid={error ? true : undefined}
          />
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
  if (dueOn.length === 0) return "Last dose recorded. No check-in is due after it.";
  const count = dueOn.length === 1 ? "One check-in follows" : `${dueOn.length} check-ins follow`;
  return `Last dose recorded. ${count}${closeFollowUp ? ", close together" : ""}.`;
}
