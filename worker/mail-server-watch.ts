import { errorFields, log } from "@/server/log";

/** How often a server that is away is asked whether it is back, milliseconds. */
export const PROBE_MS = 5_000;

/**
 * Knows whether the mail server can be spoken to at all. After a try that failed it is asked by itself, without a mail; while it does not
 * answer it is asked every few seconds, so that mails need not try one after the other, and the end of an outage is not noticed only when
 * the next pause of some mail is over. A server that answers and then fails mails is not away: they keep their own pauses.
 * @param back called once when it answers again
 */
export function watchMailServer({
  reaches,
  pause,
  back,
}: {
  reaches: () => Promise<boolean>;
  pause: (milliseconds: number) => Promise<void>;
  back: () => Promise<void>;
}): { failed(): void; isAway(): boolean; stop(): void } {
  let isAway = false;
  let isStopped = false;
  let isWatching = false;
  const watch = async () => {
    if (await reaches()) return;
    isAway = true;
    log("warn", "mail-server-away");
    do await pause(PROBE_MS);
    while (!isStopped && !(await reaches()));
    isAway = false;
    if (isStopped) return;
    log("info", "mail-server-back");
    await back();
  };
  return {
    failed() {
      if (isStopped || isWatching) return;
      isWatching = true;
      watch()
        .catch((error: unknown) => log("warn", "mail-server-watch-failed", errorFields(error)))
        .finally(() => {
          isWatching = false;
        });
    },
    isAway: () => isAway,
    stop() {
      isStopped = true;
    },
  };
}
