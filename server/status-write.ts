import type { ClinicTx } from "@/db/client";
import { type CourseRecord, loadCourseRecord } from "@/db/queries/course-records";
import { putCourseStatus } from "@/db/queries/course-statuses";
import { courseStatusOf } from "@/server/course-status";

/**
 * The write that brings a course's panel row up to date with what this transaction has changed so far, as a list of one: a
 * query by itself would be run by the await that fetches it. With the record that it was made from. The caller has locked the course.
 */
export async function statusAfter(
  tx: ClinicTx,
  courseId: string,
): Promise<{ record: CourseRecord; status: [ReturnType<typeof putCourseStatus>] }> {
  const record = await loadCourseRecord(tx, { courseId }, { lock: false });
  if (!record) throw new RangeError("no such course");
  return { record, status: [putCourseStatus(tx, courseStatusOf(record))] };
}

/** The write alone. */
export async function statusWrites(tx: ClinicTx, courseId: string) {
  return (await statusAfter(tx, courseId)).status;
}
