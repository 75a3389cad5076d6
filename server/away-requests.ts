/** Registered on globalThis: the guard and Next's bundles are separate module instances. */
const slot = Symbol.for("isomood.away-requests");
type Holder = typeof globalThis & { [slot]?: Set<string> };

/** Remembers that a page failed because the database was away: Next answers 500 to whatever a page throws, the guard makes it 503. */
export function markAway(requestId: string): void {
  const holder = globalThis as Holder;
  holder[slot] ??= new Set();
  holder[slot].add(requestId);
}

/** True once for a request that was marked. */
export function takeAway(requestId: string): boolean {
  return (globalThis as Holder)[slot]?.delete(requestId) ?? false;
}
