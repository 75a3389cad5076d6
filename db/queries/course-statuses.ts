import type { ClinicTx } from "@/db/client";
import { courseStatus } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

export type CourseStatusRow = Omit<typeof courseStatus.$inferInsert, "clinicId">;

/** Writes the panel's row of one course, to be sent with the change that made it. */
export function putCourseStatus(tx: ClinicTx, row: CourseStatusRow) {
  const { courseId, patientId, ...rest } = row;
  return tx
    .insert(courseStatus)
    .values({ ...row, clinicId: clinicInScope })
    .onConflictDoUpdate({ target: [courseStatus.clinicId, courseStatus.courseId], set: rest });
}
