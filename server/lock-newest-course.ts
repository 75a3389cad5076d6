import type { ClinicTx } from "@/db/client";
import { newestCourseOf } from "@/db/queries/course-ends";
import { type CourseRecord, loadCourseRecord } from "@/db/queries/course-records";

/**
 * A patient's newest course, locked, so that whoever changes it takes turns; null where the clinic has no such patient. A course that
 * somebody started while this one was waited for is the newest then.
 */
export async function lockNewestCourse(tx: ClinicTx, patientId: string): Promise<CourseRecord | null> {
  const courseId = await newestCourseOf(tx, patientId);
  if (courseId === null) return null;
  const record = await loadCourseRecord(tx, { courseId }, { lock: true });
  const newest = await newestCourseOf(tx, patientId);
  return newest === null || newest === courseId ? record : loadCourseRecord(tx, { courseId: newest }, { lock: true });
}
