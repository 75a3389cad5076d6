import type { Database } from "@/db/client";
import { OUTBOX_CHANNEL } from "@/db/queries/notifications";
import { errorFields, log } from "@/server/log";

type Listening = { unlisten(): Promise<unknown> };

/**
 * Calls `wake` when something is put into the outbox. Only to be faster than the poll, so nothing waits for it and it may fail: a lost
 * connection loses hints and nothing else. `ensure` listens unless it does already, `drop` forgets a connection that may be dead.
 */
export function outboxSignal(db: Database, wake: () => void): { ensure(): void; drop(): void } {
  let current: Promise<Listening | null> | null = null;
  return {
    ensure() {
      current ??= db.sql.listen(OUTBOX_CHANNEL, wake).catch((error: unknown) => {
        log("warn", "listen-failed", errorFields(error));
        current = null;
        return null;
      });
    },
    drop() {
      current?.then((listening) => listening?.unlisten()).catch(() => {});
      current = null;
    },
  };
}
