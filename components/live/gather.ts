/** Somebody who has not answered by then is waited for no longer. */
const ANSWERED_WITHIN_MS = 10_000;

/**
 * Gathers what comes in bursts: the first is passed on at once, what follows within `everyMs`, or before that has been dealt with, together
 * after it. A morning's mails or an import change hundreds of courses within seconds; a page that asked anew for each would never get an
 * answer, nor ever learn that there is none to be had.
 * @param pass deals with them; whatever comes until its promise settles waits
 * @returns `add` takes one more; `stop` forgets what waits
 */
export function gather<T>(everyMs: number, pass: (all: ReadonlySet<T>) => Promise<unknown>): { add(one: T): void; stop(): void } {
  let waiting = new Set<T>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBusy = false;
  const flush = () => {
    isBusy = waiting.size > 0;
    if (!isBusy) return;
    const all = waiting;
    waiting = new Set();
    const dealtWith = pass(all).catch(() => {});
    timer = setTimeout(() => {
      const over = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, ANSWERED_WITHIN_MS);
      });
      void Promise.race([dealtWith, over]).then(() => {
        clearTimeout(timer);
        flush();
      });
    }, everyMs);
  };
  return {
    add(one) {
      waiting.add(one);
      if (!isBusy) flush();
    },
    stop() {
      clearTimeout(timer);
      waiting = new Set();
    },
  };
}
