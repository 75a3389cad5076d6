import { and, eq, isNull } from "drizzle-orm";
import type { Urgency } from "@/clinical/urgency";
import type { CourseEndReason } from "@/contracts/course-end";
import type { ClinicTx } from "@/db/client";
import { course, flag } from "@/db/schema";

/** Records the day of the last dose and why. False where an end is recorded already: check and change are one statement. */
export async function recordCourseEnd(
  tx: ClinicTx,
  { courseId, endedOn, isEstimate, reason }: { courseId: string; endedOn: string; isEstimate: boolean; reason: CourseEndReason },
): Promise<boolean> {
  const ended = await tx
    .update(course)
    .set({ endedOn, endIsEstimate: isEstimate, endReason: reason })
    .where(and(eq(course.id, courseId), isNull(course.endedOn)))
    .returning({ id: course.id });
  return ended.length === 1;
}

/** The urgencies of every flag of a course, closed ones among them. */
export async function raisedUrgencies(tx: ClinicTx, courseId: string): Promise<Urgency[]> {
  const rows = await tx.selectDistinct({ urgency: flag.urgency }).from(flag).where(eq(flag.courseId, courseId));
  return rows.map(({ urgency }) => urgency);
}

/** The newest course of a patient; null where the clinic has no such patient. */
export async function newestCourseOf(tx: ClinicTx, patientId: string): Promise<string | null> {
  const rows = await tx.select({ id: course.id, startsOn: course.startsOn }).from(course).where(eq(course.patientId, patientId));
  return rows.sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1))[0]?.id ?? null;
}
