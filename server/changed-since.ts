import { seenCourse } from "@/contracts/seen-course";
import type { CourseRecord } from "@/db/queries/course-records";

/** Whether a course is another than its sender saw. Who saw nothing, such as the demo that plays courses in order, has nothing to compare. */
export function isChangedSince(seen: string | undefined, { about, doses }: CourseRecord): boolean {
  return seen !== undefined && seen !== seenCourse({ id: about.courseId, endedOn: about.endedOn, doses });
}
