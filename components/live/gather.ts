/**
 * Gathers what comes in bursts: the first is passed on at once, what follows within `everyMs` together at its end. A morning's mails or an
 * import change hundreds of courses within seconds; a page that asked anew for each would never get an answer.
 * @returns `add` takes one more; `stop` forgets what waits
 */
export function gather<T>(everyMs: number, pass: (all: ReadonlySet<T>) => void): { add(one: T): void; stop(): void } {
  let waiting = new Set<T>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    if (waiting.size === 0) return;
    const all = waiting;
    waiting = new Set();
    timer = setTimeout(flush, everyMs);
    pass(all);
  };
  return {
    add(one) {
      waiting.add(one);
      if (timer === undefined) flush();
    },
    stop() {
      clearTimeout(timer);
      waiting = new Set();
    },
  };
}
