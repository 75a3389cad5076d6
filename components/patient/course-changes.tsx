import type { PatientPage } from "@/contracts/patient-page";
import { ChangeDose } from "./change-dose";
import { CorrectEntry } from "./correct-entry";
import { EndCourse } from "./end-course";
import type { Viewer } from "./patient-query";
import { RecordWeight } from "./record-weight";
import { StartCourse } from "./start-course";

/**
 * What somebody may do to the course: the drug is the prescriber's, the weight any clinician's. What is not offered any more is hidden and not
 * taken away: a colleague's change must not close the form that somebody is writing in.
 */
export function CourseChanges({ page, viewer }: { page: PatientPage; viewer: Viewer }) {
  if (!viewer.mayAct) return null;
  const { endedOn, phase } = page.course;
  return (
    <div className="no-print mt-3 flex flex-wrap gap-2">
      {viewer.mayPrescribe && (
        <>
          <div hidden={endedOn !== null} className="contents">
            <ChangeDose page={page} />
            <EndCourse page={page} />
          </div>
          <div hidden={phase !== "after"} className="contents">
            <StartCourse page={page} />
          </div>
        </>
      )}
      <RecordWeight page={page} />
      {viewer.mayPrescribe && <CorrectEntry page={page} />}
    </div>
  );
}
