import type { Database } from "@/db/client";
import { databaseTime, readWorkers } from "@/db/queries/heartbeats";
import { isDatabaseAway } from "@/server/database-away";
import { counters } from "@/server/metrics/counters";
import { exposition } from "@/server/metrics/exposition";
import { pathSamples } from "@/server/metrics/path-samples";
import { processSamples } from "@/server/metrics/process-samples";

/**
 * Everything that is measured, as Prometheus reads it. The database is asked for the workers' rows only, which name no clinic; with it away,
 * what this process knows by itself is shown all the same, and that alerts do not leave.
 */
export async function readMetrics(db: Database): Promise<string> {
  const own = counters().map((sample) => ({ ...sample, labels: { process: "web", ...sample.labels } }));
  const path = await Promise.all([readWorkers(db), databaseTime(db)]).then(
    ([{ health, workers }, now]) => pathSamples(health, workers, now),
    (error: unknown) => {
      if (!isDatabaseAway(error)) throw error;
      return [{ name: "isomood_alert_path_up", labels: {}, value: 0 }];
    },
  );
  return exposition([...own, ...path, ...processSamples()]);
}
