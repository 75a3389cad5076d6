import type { Sample } from "@/contracts/worker-numbers";

/** What this process counted since it started. On globalThis, because Next bundles this file more than once. */
const slot = Symbol.for("isomood.counters");
type Holder = typeof globalThis & { [slot]?: Map<string, Sample> };

function counted(): Map<string, Sample> {
  const holder = globalThis as Holder;
  holder[slot] ??= new Map();
  return holder[slot];
}

/** Adds to one series: a name with its labels. */
export function addCount(name: string, labels: Readonly<Record<string, string>>, by: number): void {
  const key = `${name} ${JSON.stringify(labels)}`;
  counted().set(key, { name, labels, value: (counted().get(key)?.value ?? 0) + by });
}

/** Every series that was ever added to. */
export function processCounts(): Sample[] {
  return [...counted().values()];
}
