import { type Database, withClinic } from "@/db/client";
import { readWorkerHealth } from "@/db/queries/heartbeats";
import { hasOverdueAlerts } from "@/db/queries/overdue-alerts";
import type { StaffActor } from "@/server/actor";

/** A mail owed for so long, or a worker silent for so long: alerts may not be leaving. */
const LIMIT_MS = 120_000;

/**
 * False when a clinic's alerts do not leave: no worker is alive, the mail server takes nothing, or an alert has waited for two
 * minutes, whatever the reason (refused by everybody, nobody to send it to). Then people must look at the panel themselves.
 */
export async function areAlertsLeaving(db: Database, { clinicId }: Pick<StaffActor, "clinicId">, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - LIMIT_MS);
  const health = await readWorkerHealth(db);
  if (health === null || health.beatAt <= since) return false;
  if (health.smtpFailingSince !== null && health.smtpFailingSince <= since) return false;
  return !(await withClinic(db, clinicId, (tx) => hasOverdueAlerts(tx, since)));
}
