import { and, asc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Urgency } from "@/clinical/urgency";
import type { ClinicTx, Database } from "@/db/client";
import { alert, alertTier, course, delivery, deliveryAlert } from "@/db/schema";
import { clinicInScope } from "@/db/scope";
import { alertStillOwed } from "./alert-owed";
import { DELIVERY_PRIORITY } from "./deliveries";
import { alertKey } from "./delivery-outcomes";

/** More wait for the next round, which follows at once. */
const TIERS_A_ROUND = 500;

/** A step of an alert's ladder whose time has come. `owed`: the alert was not stopped and a flag of it is open and unclaimed. */
export type DueTier = {
  readonly alertId: string;
  readonly tier: number;
  readonly urgency: Urgency;
  readonly courseId: string;
  readonly patientId: string;
  readonly prescriberId: string;
  readonly owed: boolean;
};

/** Clinics in which a tier is due: ids only, the one thing the worker reads across clinics beside its queue. */
export async function clinicsWithDueTiers(db: Database, now: Date): Promise<string[]> {
  const rows = await db.drizzle
    .selectDistinct({ clinicId: alertTier.clinicId })
    .from(alertTier)
    .where(and(isNull(alertTier.dispatchedAt), lte(alertTier.dueAt, now)));
  return rows.map(({ clinicId }) => clinicId);
}

/** True if this transaction alone hands out the clinic's tiers now: two workers at once would cut a morning's digest in two. */
export async function lockDispatch(tx: ClinicTx): Promise<boolean> {
  const key = sql`hashtextextended('dispatch ' || ${clinicInScope}::text, 0)`;
  const rows = await tx.execute<{ locked: boolean }>(sql`select pg_try_advisory_xact_lock(${key}) as locked`);
  return rows[0]?.locked === true;
}

/** The due tiers of the clinic in scope, oldest first, locked, each with what its alert says now. */
export function takeDueTiers(tx: ClinicTx, now: Date): Promise<DueTier[]> {
  return tx
    .select({
      alertId: alertTier.alertId,
      tier: alertTier.tier,
      urgency: alert.urgency,
      courseId: course.id,
      patientId: course.patientId,
      prescriberId: course.prescriberId,
      owed: alertStillOwed(tx).mapWith(Boolean),
    })
    .from(alertTier)
    .innerJoin(alert, and(eq(alert.clinicId, alertTier.clinicId), eq(alert.id, alertTier.alertId)))
    .innerJoin(course, and(eq(course.clinicId, alert.clinicId), eq(course.id, alert.courseId)))
    .where(and(isNull(alertTier.dispatchedAt), lte(alertTier.dueAt, now)))
    .orderBy(asc(alertTier.dueAt), asc(alertTier.alertId))
    .limit(TIERS_A_ROUND)
    .for("update", { of: alertTier, skipLocked: true });
}

/** Stamps tiers as dealt with, whether a mail followed or none was owed any more. */
export async function markDispatched(tx: ClinicTx, tiers: readonly DueTier[], at: Date): Promise<void> {
  for (const tier of new Set(tiers.map((due) => due.tier))) {
    const alertIds = tiers.filter((due) => due.tier === tier).map(({ alertId }) => alertId);
    await tx
      .update(alertTier)
      .set({ dispatchedAt: at })
      .where(and(eq(alertTier.tier, tier), inArray(alertTier.alertId, alertIds)));
  }
}

/** Owes each tier's mail to its recipient, one delivery an alert. */
export async function insertAlertDeliveries(tx: ClinicTx, tiers: readonly (DueTier & { staffId: string })[], at: Date): Promise<void> {
  if (tiers.length === 0) return;
  const planned = tiers.map((due) => ({ ...due, id: uuidv7() }));
  const made = await tx
    .insert(delivery)
    .values(
      planned.map((due) => ({
        clinicId: clinicInScope,
        id: due.id,
        kind: "alert" as const,
        priority: due.urgency === "now" ? DELIVERY_PRIORITY.now : DELIVERY_PRIORITY.today,
        dedupeKey: alertKey(due),
        recipientStaffId: due.staffId,
        createdAt: at,
        nextAttemptAt: at,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: delivery.id });
  const ids = new Set(made.map(({ id }) => id));
  for (const due of planned) if (ids.has(due.id)) await link(tx, due.id, [due]);
}

/**
 * Owes one person the digest of a morning. One that waits and was never tried takes the alerts in; one that left already is followed
 * by another, because what it did not say would otherwise never be said. Gives its id.
 */
export async function addToDigest(
  tx: ClinicTx,
  { staffId, date, tiers, at }: { staffId: string; date: string; tiers: readonly DueTier[]; at: Date },
): Promise<string> {
  for (let number = 1; ; number += 1) {
    const dedupeKey = number === 1 ? `digest:${staffId}:${date}` : `digest:${staffId}:${date}:${number}`;
    const [made] = await tx
      .insert(delivery)
      .values({
        clinicId: clinicInScope,
        id: uuidv7(),
        kind: "digest",
        priority: DELIVERY_PRIORITY.digest,
        dedupeKey,
        recipientStaffId: staffId,
        createdAt: at,
        nextAttemptAt: at,
      })
      .onConflictDoNothing()
      .returning({ id: delivery.id });
    const target = made ?? (await untouched(tx, dedupeKey));
    if (!target) continue;
    if (tiers.length > 0) await link(tx, target.id, tiers);
    return target.id;
  }
}

async function untouched(tx: ClinicTx, dedupeKey: string): Promise<{ id: string } | undefined> {
  const [found] = await tx
    .select({ id: delivery.id })
    .from(delivery)
    .where(and(eq(delivery.dedupeKey, dedupeKey), eq(delivery.state, "queued"), eq(delivery.attempts, 0), isNull(delivery.leaseId)))
    .for("update");
  return found;
}

async function link(tx: ClinicTx, deliveryId: string, tiers: readonly DueTier[]): Promise<void> {
  await tx
    .insert(deliveryAlert)
    .values(tiers.map(({ alertId, tier }) => ({ clinicId: clinicInScope, deliveryId, alertId, tier })))
    .onConflictDoNothing();
}
