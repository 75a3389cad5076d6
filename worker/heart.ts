import { v4 as uuidv4 } from "uuid";
import type { WorkerNumbers } from "@/contracts/worker-numbers";
import type { Database } from "@/db/client";
import { beat, type CountedHealth, tellAllScreens } from "@/db/queries/heartbeats";
import { countQueues } from "@/db/queries/queue-numbers";
import { errorFields, log } from "@/server/log";
import { counters } from "@/server/metrics/counters";

const BEAT_MS = 15_000;
/** A loop that has not come round for so long is stuck, and then the beat must stop: others act on its absence. */
const STUCK_MS = 60_000;

export type Body = {
  /** Since when mails have not left, null while they do. */
  smtpFailingSince(): Date | null;
  /** Since when all mails are held back, null while they are not. */
  heldSince?(): Date | null;
  /** Called with what waits, before each beat. */
  counted?(numbers: WorkerNumbers): void;
  /** Called with each beat that was stored. */
  alive?(health: CountedHealth): void;
};

/**
 * Stamps the worker's row every 15 s for as long as its loop comes round, with what waits in the queues; and at once on `changed`, when screens
 * are told, too. `turn` is called by the loop on each round.
 */
export function startHeart(db: Database, body: Body): { turn(): void; changed(): void; stop(): Promise<void> } {
  const workerId = uuidv4();
  const startedAt = new Date();
  let lastTurn = performance.now();
  let beating: Promise<void> = Promise.resolve();

  const stamp = async () => {
    const numbers = await numbersOf(db);
    if (numbers) body.counted?.(numbers);
    const smtpFailingSince = body.smtpFailingSince();
    const heldSince = body.heldSince?.() ?? null;
    await beat(db, { workerId, startedAt, smtpFailingSince, heldSince, numbers });
    body.alive?.({ beatAt: new Date(), smtpFailingSince, heldSince, numbers });
  };
  const once = (tell: boolean) => {
    if (performance.now() - lastTurn > STUCK_MS) return log("error", "worker-stuck");
    beating = stamp()
      .then(() => (tell ? tellAllScreens(db) : undefined))
      .catch((error: unknown) => log("warn", "heartbeat-failed", errorFields(error)));
  };
  once(true);
  const timer = setInterval(once, BEAT_MS, false);
  return {
    changed: () => once(true),
    turn() {
      lastTurn = performance.now();
    },
    stop() {
      clearInterval(timer);
      return beating;
    },
  };
}

/** A worker that cannot count still lives. */
async function numbersOf(db: Database): Promise<WorkerNumbers | null> {
  const now = new Date();
  try {
    return { countedAt: now.toISOString(), ...(await countQueues(db, now)), counters: counters() };
  } catch (error) {
    log("warn", "count-failed", errorFields(error));
    return null;
  }
}
