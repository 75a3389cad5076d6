import { and, asc, eq, inArray, isNull, notExists, sql } from "drizzle-orm";
import type { AcknowledgeFlagInput } from "@/contracts/flag-actions";
import type { FlagEventKind } from "@/contracts/flag-states";
import type { ClinicTx } from "@/db/client";
import { alert, course, flag, flagEvent, staff } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

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

/** Claims an open flag that nobody has claimed. False when somebody was first: check and change are one statement. */
export async function claimFlag(tx: ClinicTx, { flagId, by, at }: { flagId: string; by: string; at: Date }): Promise<boolean> {
  const claimed = await tx
    .update(flag)
    .set({ claimedBy: by, claimedAt: at })
    .where(and(eq(flag.id, flagId), eq(flag.state, "open"), isNull(flag.claimedBy)))
    .returning({ id: flag.id });
  return claimed.length === 1;
}

/** Claims what else the same check-in raised, sent or not, and nobody has claimed; gives the flags that were. */
export async function claimBesides(tx: ClinicTx, { checkInId, by, at }: { checkInId: string; by: string; at: Date }): Promise<string[]> {
  const claimed = await tx
    .update(flag)
    .set({ claimedBy: by, claimedAt: at })
    .where(and(eq(flag.checkInId, checkInId), eq(flag.state, "open"), isNull(flag.claimedBy)))
    .returning({ id: flag.id });
  return claimed.map(({ id }) => id);
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
    .where(and(eq(alert.checkInId, checkInId), isNull(alert.stoppedAt), notExists(waiting)));
}

/** Closes a flag. One that is closed already stays as it is. */
export function closeFlag(tx: ClinicTx, { flagId, at }: { flagId: string; at: Date }) {
  return tx
    .update(flag)
    .set({ state: "closed", closedAt: at })
    .where(and(eq(flag.id, flagId), eq(flag.state, "open")));
}

export type NewFlagEvent = { id: string; flagId: string; kind: FlagEventKind; staffId: string; at: Date; meaning: string } & Partial<
  Pick<AcknowledgeFlagInput, "outcome" | "note" | "reviewOn">
>;

/** A signature: who, when, what it means. */
export function appendFlagEvent(tx: ClinicTx, { note, ...event }: NewFlagEvent) {
  return tx.insert(flagEvent).values({ ...event, clinicId: clinicInScope, note: note ? note : null });
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
