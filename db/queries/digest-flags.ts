import { and, asc, eq, inArray, lte } from "drizzle-orm";
import type { ClinicTx, Database } from "@/db/client";
import { givenAs, preparedRead } from "@/db/prepared";
import { course, deliveryFlag, digestDue, flag } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

/** More wait for the next round, which follows at once. */
const FLAGS_A_ROUND = 500;

/** A flag without an alert of its own that the morning's digest is to count, and whose patient it is. */
export type DigestFlag = {
  readonly flagId: string;
  readonly isOpen: boolean;
  readonly courseId: string;
  readonly patientId: string;
  readonly prescriberId: string;
};

const dueClinics = preparedRead((db) =>
  db
    .selectDistinct({ clinicId: digestDue.clinicId })
    .from(digestDue)
    .where(lte(digestDue.dueAt, givenAs(digestDue.dueAt, "now"))),
);

/** Clinics in which a flag is to be counted by now: ids only. */
export async function clinicsWithDueFlags(db: Database, now: Date): Promise<string[]> {
  const rows = await dueClinics(db.drizzle, { now });
  return rows.map(({ clinicId }) => clinicId);
}

/** The flags of the clinic in scope that a digest is to count, those that wait longest first. The caller holds the clinic's dispatch. */
export async function takeDueFlags(tx: ClinicTx, now: Date): Promise<DigestFlag[]> {
  const rows = await tx
    .select({ flagId: flag.id, state: flag.state, courseId: course.id, patientId: course.patientId, prescriberId: course.prescriberId })
    .from(digestDue)
    .innerJoin(flag, and(eq(flag.clinicId, digestDue.clinicId), eq(flag.id, digestDue.flagId)))
    .innerJoin(course, and(eq(course.clinicId, flag.clinicId), eq(course.id, flag.courseId)))
    .where(lte(digestDue.dueAt, now))
    .orderBy(asc(digestDue.dueAt), asc(digestDue.flagId))
    .limit(FLAGS_A_ROUND);
  return rows.map(({ state, ...row }) => ({ ...row, isOpen: state === "open" }));
}

/** They have been counted, or need not be any more: no digest counts them again. */
export async function forgetDueFlags(tx: ClinicTx, flagIds: readonly string[]): Promise<void> {
  if (flagIds.length > 0) await tx.delete(digestDue).where(inArray(digestDue.flagId, [...flagIds]));
}

/** What a digest counts beside its alerts. */
export async function linkFlags(tx: ClinicTx, deliveryId: string, flagIds: readonly string[]): Promise<void> {
  if (flagIds.length === 0) return;
  await tx
    .insert(deliveryFlag)
    .values(flagIds.map((flagId) => ({ clinicId: clinicInScope, deliveryId, flagId })))
    .onConflictDoNothing();
}

/** The flags that a digest counts and that are still open. */
export function openFlagsOf(tx: ClinicTx, deliveryId: string) {
  return tx
    .select({ urgency: flag.urgency, prescriberId: course.prescriberId })
    .from(deliveryFlag)
    .innerJoin(flag, and(eq(flag.clinicId, deliveryFlag.clinicId), eq(flag.id, deliveryFlag.flagId)))
    .innerJoin(course, and(eq(course.clinicId, flag.clinicId), eq(course.id, flag.courseId)))
    .where(and(eq(deliveryFlag.deliveryId, deliveryId), eq(flag.state, "open")));
}

/** Every flag that a digest counts. */
export async function flagIdsOf(tx: ClinicTx, deliveryId: string): Promise<string[]> {
  const rows = await tx.select({ flagId: deliveryFlag.flagId }).from(deliveryFlag).where(eq(deliveryFlag.deliveryId, deliveryId));
  return rows.map(({ flagId }) => flagId);
}
