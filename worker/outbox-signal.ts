import type { Database } from "@/db/client";
import { OUTBOX_CHANNEL } from "@/db/queries/notifications";

/**
 * Calls `wake` when something is put into the outbox. Only to be faster than the poll: a lost connection loses hints and nothing else,
 * and `renew`, called when the database is back, listens again.
 */
export function outboxSignal(db: Database, wake: () => void): { renew(): Promise<void>; drop(): void } {
  let current: { unlisten(): Promise<unknown> } | null = null;
  return {
    async renew() {
      if (current) return;
      current = await db.sql.listen(OUTBOX_CHANNEL, wake);
    },
    drop() {
      const old = current;
      current = null;
      old?.unlisten().catch(() => {});
    },
  };
}
