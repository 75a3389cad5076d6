import type { Sample } from "@/contracts/worker-numbers";
import { storedCounts } from "@/db/stored-counts";
import { type CounterName, type HistogramName, METRICS } from "./catalogue";

type Labels = Readonly<Record<string, string>>;

/** What this process counted since it started. On globalThis, because Next bundles this file more than once. */
const slot = Symbol.for("isomood.counters");
type Holder = typeof globalThis & { [slot]?: Map<string, Sample> };

function counted(): Map<string, Sample> {
  const holder = globalThis as Holder;
  holder[slot] ??= new Map();
  return holder[slot];
}

/** Counts something that happened. Labels come from closed lists: each new set of them is a series for good. */
export function count(name: CounterName, labels: Labels = {}, by = 1): void {
  add(name, labels, by);
}

/** Counts something by how long it took, in seconds. */
export function observe(name: HistogramName, seconds: number): void {
  for (const bound of METRICS[name].bounds) add(`${name}_bucket`, { le: String(bound) }, seconds <= bound ? 1 : 0);
  add(`${name}_bucket`, { le: "+Inf" }, 1);
  add(`${name}_sum`, {}, seconds);
  add(`${name}_count`, {}, 1);
}

/** All of it, with the flags and alerts that were stored. */
export function counters(): Sample[] {
  return [...counted().values(), ...storedCounts()];
}

function add(name: string, labels: Labels, by: number): void {
  const key = `${name} ${JSON.stringify(labels)}`;
  counted().set(key, { name, labels, value: (counted().get(key)?.value ?? 0) + by });
}
