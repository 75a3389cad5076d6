import { and, eq, gt, isNull } from "drizzle-orm";
import type { Urgency } from "@/clinical/urgency";
import type { CourseEndReason } from "@/contracts/course-end";
import type { ClinicTx } from "@/db/client";
import { checkIn, course, flag } from "@/db/schema";

/** Records the day of the last dose and why. False where an end is recorded already: check and change are one statement. */
export async function recordCourseEnd(
  tx: ClinicTx,
  { courseId, endedOn, reason }: { courseId: string; endedOn: string; reason: CourseEndReason },
): Promise<boolean> {
  const ended = await tx
    .update(course)
    .set({ endedOn, endReason: reason })
    .where(and(eq(course.id, courseId), isNull(course.endedOn)))
    .returning({ id: course.id });
  return ended.length === 1;
}

/** Ends the links of the check-ins planned during the course that would open after its last dose; gives their due days. */
export async function revokePlannedAfter(
  tx: ClinicTx,
  { courseId, endedOn, now }: { courseId: string; endedOn: string; now: Date },
): Promise<string[]> {
  const revoked = await tx
    .update(checkIn)
    .set({ state: "revoked" })
    .where(
      and(
        eq(checkIn.courseId, courseId),
        eq(checkIn.state, "open"),
        eq(checkIn.kind, "scheduled"),
        gt(checkIn.dueOn, endedOn),
        gt(checkIn.opensAt, now),
      ),
    )
    .returning({ dueOn: checkIn.dueOn });
  return revoked.map(({ dueOn }) => dueOn);
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
