"use client";

import { useClock } from "@/components/ui/clock";
import { TextareaField, TextField } from "@/components/ui/field";
import type { PatientPage } from "@/contracts/patient-page";
import { dateIn } from "./course-days";
import { CourseDialog } from "./course-form";

/** A prescription's days where nothing says fewer. */
const USUAL_DAYS = 30;

/** Records a prescription. The reason is asked for where the last mood check is older than the clinic's limit. */
export function RecordRenewal({ page, isLate }: { page: PatientPage; isLate: boolean }) {
  const { timeZone, now } = useClock();
  const today = dateIn(timeZone, now);
  const { mostDays, checkWithinDays } = page.care.rules;
  return (
    <CourseDialog
      page={page}
      what="renewals"
      once
      title="Record a renewal"
      trigger="Record renewal"
      record="Record the renewal"
      conflict="Another renewal was recorded from this form. Close it and look at the page."
      said={() => "Renewal recorded."}
    >
      {(errorOf) => (
        <>
          <div className="grid grid-cols-2 items-start gap-4">
            <TextField
              name="renewedOn"
              label="Prescribed on"
              type="date"
              max={today}
              defaultValue={today}
              error={errorOf("renewedOn")}
              required
            />
            <TextField
              name="daysSupplied"
              label="Days supplied"
              hint={mostDays === null ? undefined : `${mostDays.where}: at most ${mostDays.days}`}
              inputMode="numeric"
              autoComplete="off"
              defaultValue={mostDays?.days ?? USUAL_DAYS}
              error={errorOf("daysSupplied")}
              required
            />
          </div>
          {(isLate || errorOf("withoutCheckReason") !== undefined) && (
            <TextareaField
              name="withoutCheckReason"
              label="Why without a newer mood check"
              hint={`The clinic’s limit is ${checkWithinDays} days. A check-in can be answered on the clinic’s tablet now.`}
              rows={2}
              maxLength={500}
              error={errorOf("withoutCheckReason")}
              required
            />
          )}
        </>
      )}
    </CourseDialog>
  );
}
