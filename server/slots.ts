/** Nobody could be let in: too many wait already. */
export class Busy extends Error {
  override name = "Busy";
}

/**
 * Lets `slots` pieces of work run at once and `waiting` more wait their turn, first come first served.
 * @returns a function that runs a piece of work when it may. It throws Busy when too many wait
 */
export function slots({ slots: free, waiting: room }: { slots: number; waiting: number }): <T>(work: () => Promise<T>) => Promise<T> {
  let open = free;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (open > 0) open -= 1;
    else if (queue.length >= room) throw new Busy();
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else open += 1;
    }
  };
}
