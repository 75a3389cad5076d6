import { setTimeout as pause } from "node:timers/promises";
import { errorFields, log } from "@/server/log";

const TRIES = 10;
const PAUSE_MS = 1_000;

/**
 * Stores what the mail server answered, through a database that is away for some seconds. An accepted mail without its stamp would be
 * sent again when the lease ends. Gives up at last, with the error: the lease sees to the rest.
 */
export async function untilStored(store: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await store();
    } catch (error) {
      log("warn", "stamp-failed", errorFields(error));
      if (tries === TRIES) throw error;
      await pause(PAUSE_MS);
    }
  }
}
