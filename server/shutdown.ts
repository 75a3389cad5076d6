type Ending = () => void | Promise<void>;

/** Registered on globalThis: the program that stops and Next's bundles that hold streams are separate module instances. */
const slot = Symbol.for("isomood.shutdown");
type Holder = typeof globalThis & { [slot]?: Set<Ending> };

/** Has `end` called when the process stops, for what never ends by itself, such as a live stream. Call the returned function once it is over. */
export function onShutdown(end: Ending): () => void {
  const holder = globalThis as Holder;
  holder[slot] ??= new Set();
  const endings = holder[slot];
  endings.add(end);
  return () => void endings.delete(end);
}

/** Ends everything registered. One that fails does not keep the others. */
export async function endAll(): Promise<void> {
  const endings = [...((globalThis as Holder)[slot] ?? [])];
  await Promise.allSettled(endings.map(async (end) => end()));
}
