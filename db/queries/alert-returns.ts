import { and, desc, eq, inArray, isNull, max, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { AlertUrgency } from "@/clinical/alert-ladder";
import { URGENCIES } from "@/clinical/urgency";
import type { ClinicTx } from "@/db/client";
import { alert, alertTier } from "@/db/schema";
import { clinicInScope } from "@/db/scope";
import { alertInsert } from "./flag-inserts";

type Returned = {
  readonly checkInId: string;
  readonly courseId: string;
  readonly urgency: AlertUrgency;
  readonly at: Date;
  readonly dueAt: Date;
};

/**
 * Owes a check-in's alert again after nobody has it any more: the newest of that urgency, from the ladder's first step. Where the check-in owed
 * none of that urgency, because a graver one stood for all, it owes one now. The caller has locked the course.
 */
export async function bringAlertBack(tx: ClinicTx, { checkInId, courseId, urgency, at, dueAt }: Returned): Promise<void> {
  const [newest] = await tx
    .select({ id: alert.id })
    .from(alert)
    .where(and(eq(alert.checkInId, checkInId), eq(alert.urgency, urgency), isNull(alert.ownerId)))
    .orderBy(desc(alert.createdAt), desc(alert.id))
    .limit(1);
  const alertId = newest?.id ?? uuidv7();
  if (newest === undefined) await alertInsert(tx, { id: alertId, checkInId, submissionId: null, courseId, urgency, createdAt: at });
  else await tx.update(alert).set({ stoppedAt: null }).where(eq(alert.id, alertId));
  // Locks the tier that waits: a worker that is handing it out has seen the flags as they were before, and is waited for.
  const moved = await tx
    .update(alertTier)
    .set({ step: "prescriber", dueAt: sql`least(${alertTier.dueAt}, ${dueAt.toISOString()}::timestamptz)` })
    .where(and(eq(alertTier.alertId, alertId), isNull(alertTier.dispatchedAt)))
    .returning({ tier: alertTier.tier });
  if (moved.length > 0) return;
  const [last] = await tx
    .select({ tier: max(alertTier.tier) })
    .from(alertTier)
    .where(eq(alertTier.alertId, alertId));
  // Where that worker has added the tier that follows meanwhile, the ladder goes on with it.
  await tx
    .insert(alertTier)
    .values({ clinicId: clinicInScope, alertId, tier: (last?.tier ?? 0) + 1, step: "prescriber", dueAt })
    .onConflictDoNothing();
}

/** Whether an alert of a check-in, as urgent or more, goes on that nobody has stopped. */
export async function hasAlertRunning(
  tx: ClinicTx,
  { checkInId, urgency }: { checkInId: string; urgency: AlertUrgency },
): Promise<boolean> {
  const asUrgent = URGENCIES.slice(0, URGENCIES.indexOf(urgency) + 1);
  const running = await tx
    .select({ id: alert.id })
    .from(alert)
    .where(and(eq(alert.checkInId, checkInId), inArray(alert.urgency, asUrgent), isNull(alert.stoppedAt), isNull(alert.ownerId)))
    .limit(1);
  return running.length > 0;
}

/** Hands out at once what waits of these alerts, unless they only repeat: whoever was to be told before could not be. False where nothing does. */
export async function hurryAlerts(tx: ClinicTx, alertIds: readonly string[], at: Date): Promise<boolean> {
  if (alertIds.length === 0) return false;
  const hurried = await tx
    .update(alertTier)
    .set({ dueAt: sql`least(${alertTier.dueAt}, ${at.toISOString()}::timestamptz)` })
    .where(and(inArray(alertTier.alertId, [...alertIds]), isNull(alertTier.dispatchedAt), sql`${alertTier.step} <> 'repeat'`))
    .returning({ alertId: alertTier.alertId });
  return hurried.length === alertIds.length;
}
