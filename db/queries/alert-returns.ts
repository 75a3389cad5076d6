import { and, desc, eq, isNull, max } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Urgency } from "@/clinical/urgency";
import type { ClinicTx } from "@/db/client";
import { alert, alertTier } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

type Returned = {
  readonly checkInId: string;
  readonly courseId: string;
  readonly urgency: Urgency;
  readonly at: Date;
  readonly dueAt: Date;
};

/**
 * Owes a check-in's alert again after nobody has it any more: the newest of that urgency, with its next tier, unless one still waits to be
 * handed out. Where the check-in owed none of that urgency, because a graver one stood for all, it owes one now. The caller has locked the
 * course.
 */
export async function bringAlertBack(tx: ClinicTx, { checkInId, courseId, urgency, at, dueAt }: Returned): Promise<void> {
  const [newest] = await tx
    .select({ id: alert.id })
    .from(alert)
    .where(and(eq(alert.checkInId, checkInId), eq(alert.urgency, urgency)))
    .orderBy(desc(alert.createdAt), desc(alert.id))
    .limit(1);
  const alertId = newest?.id ?? uuidv7();
  if (newest === undefined)
    await tx
      .insert(alert)
      .values({ clinicId: clinicInScope, id: alertId, checkInId, submissionId: null, courseId, urgency, createdAt: at });
  else await tx.update(alert).set({ stoppedAt: null }).where(eq(alert.id, alertId));
  const [waiting] = await tx
    .select({ tier: alertTier.tier })
    .from(alertTier)
    .where(and(eq(alertTier.alertId, alertId), isNull(alertTier.dispatchedAt)))
    .limit(1);
  if (waiting !== undefined) return;
  const [last] = await tx
    .select({ tier: max(alertTier.tier) })
    .from(alertTier)
    .where(eq(alertTier.alertId, alertId));
  await tx.insert(alertTier).values({ clinicId: clinicInScope, alertId, tier: (last?.tier ?? 0) + 1, dueAt });
}
