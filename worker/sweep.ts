import type { Database } from "@/db/client";
import { errorFields, log } from "@/server/log";

/** Rounds follow hints and mails much faster; what time brings about waits for about a second. */
const LOOK_EVERY_MS = 900;

/**
 * Looks through what time has brought about, beside the worker's loop and not in it: alerts that are owed already wait for no such look, however
 * long or broken it is. One look at a time, and one a second; any other call does nothing. `wake` is called where it found something.
 */
export function sweep({
  db,
  look,
  failed,
  wake,
}: {
  db: Database;
  look: (db: Database, now: Date) => Promise<number>;
  failed: string;
  wake: () => void;
}): { begin(now: Date): void; done(): Promise<void> } {
  let looking: Promise<void> | null = null;
  let last = Number.NEGATIVE_INFINITY;
  return {
    begin(now) {
      if (Math.abs(now.getTime() - last) < LOOK_EVERY_MS) return;
      last = now.getTime();
      looking ??= look(db, now)
        .then((found) => {
          if (found > 0) wake();
        })
        .catch((error: unknown) => log("error", failed, errorFields(error)))
        .finally(() => {
          looking = null;
        });
    },
    async done() {
      await looking;
    },
  };
}
