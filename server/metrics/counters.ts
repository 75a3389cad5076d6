import type { Sample } from "@/contracts/worker-numbers";
import { addCount as add, processCounts } from "@/db/process-counts";
import { type CounterName, type HistogramName, METRICS } from "./catalogue";

type Labels = Readonly<Record<string, string>>;

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
  return processCounts();
}
