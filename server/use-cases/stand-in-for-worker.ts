import { ALERT_PATH_LIMIT_MS } from "@/contracts/alert-path";
import type { Database } from "@/db/client";
import { databaseTime, readWorkerHealth } from "@/db/queries/heartbeats";
import { log } from "@/server/log";
import { lapseClaims } from "./lapse-claims";
import { raiseDueAlarms } from "./raise-left-drafts";
import { raiseTasks } from "./raise-tasks";

/**
 * Raises what was answered to item 9 and left, ends claims whose time is over and raises the tasks of missed check-ins, where no worker is
 * alive to do it: the flag is on the panel, and its mail leaves once one is back. For the web process, twice a minute; beside a worker that comes back it tells nothing twice.
 * @returns how many check-ins were told of, claims ended and tasks raised
 */
export async function standInForWorker(db: Database): Promise<number> {
  const now = await databaseTime(db);
  const health = await readWorkerHealth(db);
  if (health !== null && now.getTime() - health.beatAt.getTime() < ALERT_PATH_LIMIT_MS) return 0;
  const counts = await Promise.all([raiseDueAlarms(db, now), lapseClaims(db, now), raiseTasks(db, now)]);
  const count = counts.reduce((sum, one) => sum + one, 0);
  if (count > 0) log("warn", "stood-in-for-worker");
  return count;
}
