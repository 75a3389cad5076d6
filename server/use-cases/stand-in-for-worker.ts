import { ALERT_PATH_LIMIT_MS } from "@/contracts/alert-path";
import type { Database } from "@/db/client";
import { databaseTime, readWorkerHealth } from "@/db/queries/heartbeats";
import { log } from "@/server/log";
import { lapseClaims } from "./lapse-claims";
import { raiseDueAlarms } from "./raise-left-drafts";

/**
 * Raises what was answered to item 9 and left, and ends claims whose time is over, where no worker is alive to do it: the flag is on the panel,
 * and its mail leaves once one is back. For the web process, twice a minute; beside a worker that comes back it tells nothing twice.
 * @returns how many check-ins were told of and claims ended
 */
export async function standInForWorker(db: Database): Promise<number> {
  const now = await databaseTime(db);
  const health = await readWorkerHealth(db);
  if (health !== null && now.getTime() - health.beatAt.getTime() < ALERT_PATH_LIMIT_MS) return 0;
  const [raised, lapsed] = await Promise.all([raiseDueAlarms(db, now), lapseClaims(db, now)]);
  if (raised + lapsed > 0) log("warn", "stood-in-for-worker");
  return raised + lapsed;
}
