import type { ClinicTx } from "@/db/client";
import { courseStatus } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

type Copied =
  | "name"
  | "searchText"
  | "recordNumber"
  | "dateOfBirth"
  | "timeZone"
  | "wants"
  | "declined"
  | "phone"
  | "risks"
  | "startsOn"
  | "endedOn"
  | "weightKg"
  | "doses"
  | "dueDates"
  | "closeTimes";
/** What of a panel row is made from answers, flags and signatures. The rest is copied by the database's triggers. */
export type MadeStatus = Omit<typeof courseStatus.$inferInsert, "clinicId" | Copied>;

/** Writes the panel's row of one course, to be sent with the change that made it. */
export function putCourseStatus(tx: ClinicTx, row: MadeStatus) {
  const { courseId, patientId, ...rest } = row;
  return tx
    .insert(courseStatus)
    .values({ ...row, clinicId: clinicInScope })
    .onConflictDoUpdate({ target: [courseStatus.clinicId, courseStatus.courseId], set: rest });
}
