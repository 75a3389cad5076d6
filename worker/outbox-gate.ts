import type { Database } from "@/db/client";
import { openOutbox, outboxHeldSince } from "@/db/queries/outbox-home";
import { log } from "@/server/log";

/**
 * Whether mails may leave: not where the data turn out to be a copy that was put back, nor where somebody holds them, until somebody releases them.
 * Asked each round: what an operator does is done within a second, whoever runs.
 * @param files what is known of the files that the database is in
 * @param changed called as they are held, and as they are released
 */
export function outboxGate(db: Database, files: string, changed: () => void): { heldSince(): Date | null; isOpen(): Promise<boolean> } {
  let held: Date | null | undefined;
  return {
    heldSince: () => held ?? null,
    async isOpen() {
      const was = held;
      held = was === undefined ? await openOutbox(db, files) : await outboxHeldSince(db);
      const wasOpen = (was ?? null) === null;
      if (held !== null && wasOpen) {
        log("error", "outbox-held", { process: "worker" });
        changed();
      }
      if (held === null && !wasOpen) {
        log("info", "outbox-released", { process: "worker" });
        changed();
      }
      return held === null;
    },
  };
}
