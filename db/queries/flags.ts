import { and, asc, eq, inArray, isNull, notExists, sql } from "drizzle-orm";
import type { ClinicTx } from "@/db/client";
import { alert, course, flag, staff } from "@/db/schema";

/** Locks the flag's course, first of all, as everything that changes a course does: they take turns and cannot block each other. */
export async function lockCourseOfFlag(tx: ClinicTx, flagId: string): Promise<void> {
  const courseId = tx.select({ id: flag.courseId }).from(flag).where(eq(flag.id, flagId));
  await tx.select({ id: course.id }).from(course).where(inArray(course.id, courseId)).for("no key update");
}

/** The flag an action is about, with its course and its claim. */
export async function findFlag(tx: ClinicTx, flagId: string) {
  const [row] = await tx
    .select({
      id: flag.id,
      courseId: flag.courseId,
      patientId: course.patientId,
      checkInId: flag.checkInId,
      rule: flag.rule,
      urgency: flag.urgency,
      state: flag.state,
      claimedBy: flag.claimedBy,
      claimedByName: staff.name,
    })
    .from(flag)
    .innerJoin(course, and(eq(course.clinicId, flag.clinicId), eq(course.id, flag.courseId)))
    .leftJoin(staff, eq(staff.id, flag.claimedBy))
    .where(eq(flag.id, flagId));
  return row ?? null;
}

/** A clinician has it: a check-in's alert is no longer owed, once no flag as urgent as it waits for somebody. A lesser one stops nothing. */
export function stopAlert(tx: ClinicTx, { checkInId, at }: { checkInId: string; at: Date }) {
  const waiting = tx
    .select({ id: flag.id })
    .from(flag)
    .where(and(eq(flag.checkInId, checkInId), eq(flag.urgency, alert.urgency), eq(flag.state, "open"), isNull(flag.claimedBy)));
  return tx
    .update(alert)
    .set({ stoppedAt: at })
    .where(and(eq(alert.checkInId, checkInId), isNull(alert.stoppedAt), isNull(alert.ownerId), notExists(waiting)));
}

/** Closes a flag. One that is closed already stays as it is. */
export function closeFlag(tx: ClinicTx, { flagId, at }: { flagId: string; at: Date }) {
  return tx
    .update(flag)
    .set({ state: "closed", closedAt: at })
    .where(and(eq(flag.id, flagId), eq(flag.state, "open")));
}

/** Opens a closed flag again as this clinician's. False when somebody was first: check and change are one statement. */
export async function reopenFlag(tx: ClinicTx, { flagId, by, at }: { flagId: string; by: string; at: Date }): Promise<boolean> {
  const opened = await tx
    .update(flag)
    .set({ state: "open", closedAt: null, claimedBy: by, claimedAt: at })
    .where(and(eq(flag.id, flagId), eq(flag.state, "closed")))
    .returning({ id: flag.id });
  return opened.length === 1;
}

/** Where a flag's link leads. */
export async function findFlagPatient(tx: ClinicTx, flagId: string) {
  return (await findFlag(tx, flagId))?.patientId ?? null;
}

/** Where an alert's link leads: its patient, and the most urgent flag of its check-in, an open one before a closed. */
export async function findAlertPatient(tx: ClinicTx, alertId: string) {
  const [row] = await tx
    .select({ patientId: course.patientId, flagId: flag.id })
    .from(alert)
    .innerJoin(course, and(eq(course.clinicId, alert.clinicId), eq(course.id, alert.courseId)))
    .innerJoin(flag, and(eq(flag.clinicId, alert.clinicId), eq(flag.checkInId, alert.checkInId)))
    .where(eq(alert.id, alertId))
    .orderBy(
      sql`${flag.state} = 'closed'`,
      sql`array_position(array['now', 'today', 'review', 'watch', 'missed'], ${flag.urgency})`,
      asc(flag.id),
    )
    .limit(1);
  return row ?? null;
}
