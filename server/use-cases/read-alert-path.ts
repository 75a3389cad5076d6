import { ALERT_PATH_LIMIT_MS, type AlertPath } from "@/contracts/alert-path";
import { type Database, withClinic } from "@/db/client";
import { readWorkerHealth } from "@/db/queries/heartbeats";
import { oldestOverdueAlert } from "@/db/queries/overdue-alerts";
import type { StaffActor } from "@/server/actor";
import { sharedPath } from "@/server/watch/alert-path";

/**
 * Whether a clinic's alerts leave. They may not when no worker is alive, the mail server takes nothing, or one has waited for two minutes,
 * whatever the reason (refused by everybody, nobody to send it to). Then people must look at the panel themselves.
 */
export async function readAlertPath(db: Database, { clinicId }: Pick<StaffActor, "clinicId">, now: Date): Promise<AlertPath> {
  const shared = sharedPath(await readWorkerHealth(db), now);
  if (!shared.leaving) return shared;
  const limit = new Date(now.getTime() - ALERT_PATH_LIMIT_MS);
  const overdue = await withClinic(db, clinicId, (tx) => oldestOverdueAlert(tx, limit));
  return overdue === null ? { leaving: true } : { leaving: false, fault: "overdue", since: overdue.toISOString() };
}
