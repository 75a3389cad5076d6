import { and, eq, gt, inArray, isNull, lt, or } from "drizzle-orm";
import type { ClinicTx } from "@/db/client";
import { alert, alertTier, delivery } from "@/db/schema";

/** True where a mail that tells a clinician of a flag has been owed since before `since` and no server has accepted it. */
export async function hasOverdueAlerts(tx: ClinicTx, since: Date): Promise<boolean> {
  const [tiers, mails] = await Promise.all([
    tx
      .select({ alertId: alertTier.alertId })
      .from(alertTier)
      .innerJoin(alert, and(eq(alert.clinicId, alertTier.clinicId), eq(alert.id, alertTier.alertId)))
      .where(and(isNull(alertTier.dispatchedAt), lt(alertTier.dueAt, since), isNull(alert.stoppedAt)))
      .limit(1),
    tx
      .select({ id: delivery.id })
      .from(delivery)
      .where(
        and(
          inArray(delivery.kind, ["alert", "digest", "hand-over"]),
          eq(delivery.state, "queued"),
          lt(delivery.createdAt, since),
          // One that waits for the clinic to open is not late before it may leave.
          or(gt(delivery.attempts, 0), lt(delivery.nextAttemptAt, since)),
        ),
      )
      .limit(1),
  ]);
  return tiers.length + mails.length > 0;
}
