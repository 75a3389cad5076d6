// dist/health.mjs web|worker: exit code 0 if that process, beside which it runs in a container, is well. For health checks.
import { connect } from "@/db/client";
import { databaseTime, readWorkerHealth } from "@/db/queries/heartbeats";
import { askReady } from "@/scripts/supervisor/wait-until-ready";
import { readWebEnv, readWorkerEnv } from "@/server/env";

/** The age at which a worker counts as dead everywhere else, too. */
const STALE_MS = 2 * 60_000;

const checks: Record<string, () => Promise<boolean>> = {
  web: async () => {
    const { PORT, APP_URL } = readWebEnv(process.env);
    return (await askReady(PORT, new URL(APP_URL).host)).status === 200;
  },
  worker: async () => {
    const db = connect(readWorkerEnv(process.env).WORKER_DATABASE_URL, { max: 1, name: "isomood-health" });
    try {
      const [now, health] = await Promise.all([databaseTime(db), readWorkerHealth(db)]);
      return health !== null && now.getTime() - health.beatAt.getTime() < STALE_MS;
    } finally {
      await db.close();
    }
  },
};

const check = checks[process.argv[2] ?? ""];
if (check === undefined) throw new Error("usage: health.mjs web|worker");
process.exitCode = await check().then(
  (isWell) => (isWell ? 0 : 1),
  () => 1,
);
