import type { Database } from "@/db/client";
import { readWorkerHealth } from "@/db/queries/heartbeats";
import { alertsLeave } from "./read-panel";

/** False when no worker is alive or no mail leaves: then people must look at the panel themselves. The same for every clinic. */
export async function areAlertsLeaving(db: Database, now: Date): Promise<boolean> {
  return alertsLeave(await readWorkerHealth(db), now);
}
