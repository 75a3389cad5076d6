import type { Database } from "@/db/client";
import { openOutbox, outboxHeldSince } from "@/db/queries/outbox-home";
import { log } from "@/server/log";

/**
 * Whether mails may leave: not where the data turn out to be a copy that was put back, until somebody releases them. Asked each round while they may
 * not; once they may, for as long as this worker lives.
 * @param files what is known of the files that the database is in
 * @param changed called as they are held, and as they are released
 */
export function outboxGate(db: Database, files: string, changed: () => void): { heldSince(): Date | null; isOpen(): Promise<boolean> } {
  let held: Date | null | undefined;
  return {
    heldSince: () => held ?? null,
    async isOpen() {
      if (held === null) return true;
      const was = held;
      held = was === undefined ? await openOutbox(db, files) : await outboxHeldSince(db);
      if (held !== null && was === undefined) {
        log("error", "outbox-held", { process: "worker" });
        changed();
      }
      if (held === null && was !== undefined) {
        log("info", "outbox-released", { process: "worker" });
        changed();
      }
      return held === null;
    },
  };
}
