import { and, eq, gt, inArray, isNull, lt, min, or } from "drizzle-orm";
import { FLAG_MAILS } from "@/contracts/delivery-states";
import type { ClinicTx } from "@/db/client";
import { alert, alertTier, delivery } from "@/db/schema";

/** Since when the oldest mail is owed that tells a clinician of a flag and that no server has accepted, where that is before `limit`; else null. */
export async function oldestOverdueAlert(tx: ClinicTx, limit: Date): Promise<Date | null> {
  const [tiers, mails] = await Promise.all([
    tx
      .select({ since: min(alertTier.dueAt) })
      .from(alertTier)
      .innerJoin(alert, and(eq(alert.clinicId, alertTier.clinicId), eq(alert.id, alertTier.alertId)))
      .where(and(isNull(alertTier.dispatchedAt), lt(alertTier.dueAt, limit), isNull(alert.stoppedAt))),
    tx
      .select({ since: min(delivery.createdAt) })
      .from(delivery)
      .where(
        and(
          inArray(delivery.kind, FLAG_MAILS),
          eq(delivery.state, "queued"),
          lt(delivery.createdAt, limit),
          // One that waits for the clinic to open is not late before it may leave.
          or(gt(delivery.attempts, 0), lt(delivery.nextAttemptAt, limit)),
        ),
      ),
  ]);
  const found = [...tiers, ...mails].flatMap(({ since }) => (since === null ? [] : [since.getTime()]));
  return found.length > 0 ? new Date(Math.min(...found)) : null;
}
