import type { PatientPage } from "@/contracts/patient-page";
import { ChangeDose } from "./change-dose";
import { CorrectEntry } from "./correct-entry";
import { EndCourse } from "./end-course";
import type { Viewer } from "./patient-query";
import { RecordWeight } from "./record-weight";
import { StartCourse } from "./start-course";

/** What somebody may do to the course: the drug is the prescriber's, the weight any clinician's. */
export function CourseChanges({ page, viewer }: { page: PatientPage; viewer: Viewer }) {
  if (!viewer.mayAct) return null;
  const { endedOn, phase } = page.course;
  return (
    <div className="no-print mt-3 flex flex-wrap gap-2">
      {viewer.mayPrescribe && endedOn === null && (
        <>
          <ChangeDose page={page} />
          <EndCourse page={page} />
        </>
      )}
      {viewer.mayPrescribe && phase === "after" && <StartCourse page={page} />}
      <RecordWeight page={page} />
      {viewer.mayPrescribe && <CorrectEntry page={page} />}
    </div>
  );
}
