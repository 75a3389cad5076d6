import { v4 as uuidv4 } from "uuid";
import type { Database } from "@/db/client";
import { beat } from "@/db/queries/heartbeats";
import { errorFields, log } from "@/server/log";

const BEAT_MS = 15_000;
/** A loop that has not come round for so long is stuck, and then the beat must stop: others act on its absence. */
const STUCK_MS = 60_000;

/**
 * Stamps the worker's row every 15 s for as long as its loop comes round, and at once on `beat`. `turn` is called by the loop on each round.
 * @param smtpFailingSince since when mails have not left, null while they do
 */
export function startHeart(db: Database, smtpFailingSince: () => Date | null): { turn(): void; beat(): void; stop(): Promise<void> } {
  const workerId = uuidv4();
  const startedAt = new Date();
  let lastTurn = performance.now();
  let beating: Promise<void> = Promise.resolve();
  const once = () => {
    if (performance.now() - lastTurn > STUCK_MS) return log("error", "worker-stuck");
    beating = beat(db, { workerId, startedAt, smtpFailingSince: smtpFailingSince() }).catch((error: unknown) =>
      log("warn", "heartbeat-failed", errorFields(error)),
    );
  };
  once();
  const timer = setInterval(once, BEAT_MS);
  return {
    beat: once,
    turn() {
      lastTurn = performance.now();
    },
    stop() {
      clearInterval(timer);
      return beating;
    },
  };
}
