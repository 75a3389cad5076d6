import { ALERT_PATH_LIMIT_MS, type AlertPath } from "@/contracts/alert-path";
import { FLAG_MAILS } from "@/contracts/delivery-states";
import type { WorkerNumbers } from "@/contracts/worker-numbers";
import type { CountedHealth, WorkerHealth } from "@/db/queries/heartbeats";

/** What is known of the path for everybody: silent where no worker was heard of in time, held where it was told to send nothing, failing where none of those heard of gets rid of a mail. */
export function sharedPath(health: WorkerHealth | null, now: Date): AlertPath {
  const limit = new Date(now.getTime() - ALERT_PATH_LIMIT_MS);
  if (health === null) return { leaving: false, fault: "worker-silent", since: null };
  if (health.beatAt <= limit) return { leaving: false, fault: "worker-silent", since: health.beatAt.toISOString() };
  if (health.heldSince !== null) return { leaving: false, fault: "held", since: health.heldSince.toISOString() };
  const failing = health.smtpFailingSince;
  if (failing !== null && failing <= limit) return { leaving: false, fault: "smtp-failing", since: failing.toISOString() };
  return { leaving: true };
}

/** The same with what waits too long in any clinic, by the numbers of the worker heard of last. For whoever must not look across clinics. */
export function pathOfAllClinics(health: CountedHealth | null, now: Date): AlertPath {
  const shared = sharedPath(health, now);
  const oldest = health?.numbers ? oldestOwed(health.numbers) : null;
  if (!shared.leaving || oldest === null || Date.parse(oldest) > now.getTime() - ALERT_PATH_LIMIT_MS) return shared;
  return { leaving: false, fault: "overdue", since: oldest };
}

/** Since when the oldest mail is owed that tells a clinician of a flag; null where none waits. */
export function oldestOwed({ queue, oldestTierDueAt }: Pick<WorkerNumbers, "queue" | "oldestTierDueAt">): string | null {
  const mails = queue.filter(({ kind }) => FLAG_MAILS.some((one) => one === kind)).map(({ oldestSince }) => oldestSince);
  return [...mails, oldestTierDueAt].filter((since) => since !== null).sort()[0] ?? null;
}
