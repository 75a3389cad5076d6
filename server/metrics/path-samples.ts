import { ALERT_PATH_LIMIT_MS } from "@/contracts/alert-path";
import { DELIVERY_KINDS } from "@/contracts/delivery-states";
import type { Sample, WorkerNumbers } from "@/contracts/worker-numbers";
import type { CountedHealth } from "@/db/queries/heartbeats";
import { pathOfAllClinics } from "@/server/watch/alert-path";

type Worker = { readonly workerId: string; readonly beatAt: Date; readonly numbers: WorkerNumbers | null };

/** The way that alerts take, from what workers wrote beside their heartbeats: whether they leave, what waits, and what each worker counted. */
export function pathSamples(health: CountedHealth | null, workers: readonly Worker[], now: Date): Sample[] {
  const age = (since: Date | string | null) => (since === null ? 0 : Math.max(0, (now.getTime() - new Date(since).getTime()) / 1000));
  const alive = workers.filter(({ beatAt }) => now.getTime() - beatAt.getTime() < ALERT_PATH_LIMIT_MS);
  const gauge = (name: string, value: number, labels: Record<string, string> = {}): Sample => ({ name, labels, value });
  return [
    gauge("isomood_alert_path_up", pathOfAllClinics(health, now).leaving ? 1 : 0),
    gauge("isomood_workers", alive.length),
    ...(health === null ? [] : [gauge("isomood_worker_heartbeat_age_seconds", age(health.beatAt))]),
    gauge("isomood_worker_smtp_failing_seconds", age(health?.smtpFailingSince ?? null)),
    ...(health?.numbers ? queueSamples(health.numbers, age, gauge) : []),
    ...alive.flatMap(({ workerId, numbers }) => {
      const worker = workerId.slice(0, 8);
      return (numbers?.counters ?? []).map((sample) => ({ ...sample, labels: { process: "worker", worker, ...sample.labels } }));
    }),
  ];
}

type Age = (since: string | null) => number;
type Gauge = (name: string, value: number, labels?: Record<string, string>) => Sample;

function queueSamples({ queue, tiersDue, oldestTierDueAt }: WorkerNumbers, age: Age, gauge: Gauge): Sample[] {
  return [
    ...DELIVERY_KINDS.flatMap((kind) => {
      const found = queue.find((one) => one.kind === kind);
      return [
        gauge("isomood_queue_deliveries", found?.waiting ?? 0, { kind }),
        gauge("isomood_queue_retrying_deliveries", found?.retrying ?? 0, { kind }),
        gauge("isomood_queue_oldest_age_seconds", age(found?.oldestSince ?? null), { kind }),
      ];
    }),
    gauge("isomood_alert_tiers_due", tiersDue),
    gauge("isomood_alert_tiers_oldest_age_seconds", age(oldestTierDueAt)),
  ];
}
