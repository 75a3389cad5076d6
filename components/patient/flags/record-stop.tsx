"use client";

import { Time } from "@/components/ui/time";
import type { PatientPage } from "@/contracts/patient-page";
import { ChangeDose } from "../change-dose";
import { EndCourse } from "../end-course";
import type { Viewer } from "../patient-query";
import { unrecordedStop } from "./unrecorded-stop";

/**
 * After a flag was signed as paused or stopped: that the course still says the old dose, and the two ways to put it right. Hidden and not taken away
 * where there is nothing to say: what a colleague records must not close the form that somebody is writing in.
 */
export function RecordStop({ page, viewer }: { page: PatientPage; viewer: Viewer }) {
  const since = unrecordedStop(page);
  if (!viewer.mayAct) return null;
  return (
    <section
      hidden={since === null}
      aria-label="Paused or stopped, not in the course yet"
      className="no-print grid gap-2 rounded-card border border-line bg-amber-soft px-4 py-3"
    >
      {since !== null && (
        <p>
          Signed as paused or stopped <Time value={since} />, but the course still says {page.course.doseMg} mg a day: doses go on being
          counted, and no check-ins after the last dose are planned.{" "}
          {!viewer.mayPrescribe && `Ask ${page.course.prescriber.name}, or another prescriber, to record it.`}
        </p>
      )}
      {viewer.mayPrescribe && (
        <div className="flex flex-wrap gap-2">
          <ChangeDose page={page} asPause />
          <EndCourse page={page} trigger="Record that it was stopped" />
        </div>
      )}
    </section>
  );
}
