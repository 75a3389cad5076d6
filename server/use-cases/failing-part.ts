import { ALERT_PATH_LIMIT_MS } from "@/contracts/alert-path";
import type { Database } from "@/db/client";
import { isMigrated } from "@/db/migrate";
import { postureProblems } from "@/db/posture";
import { readWorkerHealth } from "@/db/queries/heartbeats";
import { errorFields, log } from "@/server/log";

export type Part = "database" | "migrations" | "role" | "worker";

/** The first part of the service that is not as it must be, or null when all are. */
export async function failingPart(db: Database, now: Date): Promise<Part | null> {
  try {
    await db.sql`select 1`;
  } catch (error) {
    log("warn", "not-ready", { ...errorFields(error) });
    return "database";
  }
  if (!(await holds(() => isMigrated(db.sql)))) return "migrations";
  if (!(await holds(async () => (await postureProblems(db.sql, "isomood_web")).length === 0))) return "role";
  const alive = await holds(async () => {
    const health = await readWorkerHealth(db);
    return health !== null && now.getTime() - health.beatAt.getTime() < ALERT_PATH_LIMIT_MS;
  });
  return alive ? null : "worker";
}

/** A part that cannot be asked is not right either. */
async function holds(check: () => Promise<boolean>): Promise<boolean> {
  try {
    return await check();
  } catch (error) {
    log("warn", "not-ready", { ...errorFields(error) });
    return false;
  }
}
