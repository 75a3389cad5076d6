import { and, asc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import type { AlertUrgency, LadderStep, NextTier } from "@/clinical/alert-ladder";
import type { ClinicTx, Database } from "@/db/client";
import { givenAs, preparedRead } from "@/db/prepared";
import { alert, alertTier, course } from "@/db/schema";
import { clinicInScope } from "@/db/scope";
import { alertStillOwed, isSpokenFor } from "./alert-owed";

/** More wait for the next round, which follows at once. */
const TIERS_A_ROUND = 500;

/**
 * A tier whose time has come. `owed`: the alert was not stopped and a flag of it is open and unclaimed. `spokenFor`: another alert of the same
 * check-in tells of it. `since`: when the patient's waiting began, from which the promised time runs.
 */
export type DueTier = {
  readonly alertId: string;
  readonly tier: number;
  readonly step: LadderStep;
  readonly dueAt: Date;
  readonly since: Date;
  readonly urgency: AlertUrgency;
  readonly courseId: string;
  readonly patientId: string;
  readonly prescriberId: string;
  readonly ownerId: string | null;
  readonly owed: boolean;
  readonly spokenFor: boolean;
};

const dueClinics = preparedRead((db) =>
  db
    .selectDistinct({ clinicId: alertTier.clinicId })
    .from(alertTier)
    .where(and(isNull(alertTier.dispatchedAt), lte(alertTier.dueAt, givenAs(alertTier.dueAt, "now")))),
);

/** Clinics in which a tier is due: ids only, the one thing the worker reads across clinics beside its queue. */
export async function clinicsWithDueTiers(db: Database, now: Date): Promise<string[]> {
  const rows = await dueClinics(db.drizzle, { now });
  return rows.map(({ clinicId }) => clinicId);
}

/** True if this transaction alone hands out the clinic's tiers now: two workers at once would cut a morning's digest in two. */
export async function lockDispatch(tx: ClinicTx): Promise<boolean> {
  const key = sql`hashtextextended('dispatch ' || ${clinicInScope}::text, 0)`;
  const rows = await tx.execute<{ locked: boolean }>(sql`select pg_try_advisory_xact_lock(${key}) as locked`);
  return rows[0]?.locked === true;
}

/**
 * Waits until nobody else decides in this clinic who is told in somebody's place: two that decide at once would each count on the other's mail, or
 * both choose the same person. Taken before any row is locked.
 */
export async function lockRecipients(tx: ClinicTx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('recipients ' || ${clinicInScope}::text, 0))`);
}

/**
 * The due tiers of the clinic in scope, oldest first, locked, each with what its alert says now. What it says is read in a statement of its own
 * after the lock: whoever brings an alert back locks its tier too, and one of the two must see what the other did.
 */
export async function takeDueTiers(tx: ClinicTx, now: Date): Promise<DueTier[]> {
  const locked = await tx
    .select({ alertId: alertTier.alertId })
    .from(alertTier)
    .where(and(isNull(alertTier.dispatchedAt), lte(alertTier.dueAt, now)))
    .orderBy(asc(alertTier.dueAt), asc(alertTier.alertId))
    .limit(TIERS_A_ROUND)
    .for("update", { skipLocked: true });
  if (locked.length === 0) return [];
  const ids = locked.map(({ alertId }) => alertId);
  const rows = await tx
    .select({
      alertId: alertTier.alertId,
      tier: alertTier.tier,
      step: alertTier.step,
      dueAt: alertTier.dueAt,
      createdAt: alert.createdAt,
      urgency: alert.urgency,
      courseId: course.id,
      patientId: course.patientId,
      prescriberId: course.prescriberId,
      ownerId: alert.ownerId,
      owed: alertStillOwed(tx).mapWith(Boolean),
      spokenFor: isSpokenFor(tx).mapWith(Boolean),
    })
    .from(alertTier)
    .innerJoin(alert, and(eq(alert.clinicId, alertTier.clinicId), eq(alert.id, alertTier.alertId)))
    .innerJoin(course, and(eq(course.clinicId, alert.clinicId), eq(course.id, alert.courseId)))
    .where(and(inArray(alertTier.alertId, ids), isNull(alertTier.dispatchedAt)))
    .orderBy(asc(alertTier.dueAt), asc(alertTier.alertId));
  // A ladder that began again was promised nothing anew by what the patient sent: it runs from its own beginning.
  return rows.map(({ createdAt, ...row }) => ({
    ...row,
    urgency: row.urgency as AlertUrgency,
    since: row.tier === 1 ? createdAt : row.dueAt,
  }));
}

/** Stamps tiers as dealt with, whether a mail followed or none was owed any more. Of each alert one tier waits at a time. */
export async function markDispatched(tx: ClinicTx, tiers: readonly Pick<DueTier, "alertId">[], at: Date): Promise<void> {
  if (tiers.length === 0) return;
  const alertIds = tiers.map(({ alertId }) => alertId);
  await tx
    .update(alertTier)
    .set({ dispatchedAt: at })
    .where(and(inArray(alertTier.alertId, alertIds), isNull(alertTier.dispatchedAt)));
}

/** Adds the tier that follows each of these. The tiers before them are stamped. */
export async function insertNextTiers(tx: ClinicTx, tiers: readonly (NextTier & { alertId: string; tier: number })[]): Promise<void> {
  if (tiers.length === 0) return;
  await tx
    .insert(alertTier)
    .values(tiers.map(({ alertId, tier, step, dueAt }) => ({ clinicId: clinicInScope, alertId, tier, step, dueAt })));
}
