import type { Urgency } from "@/clinical/urgency";
import type { Sample } from "@/contracts/worker-numbers";
import { afterCommit, type ClinicTx } from "./client";

/** What this process stored since it started. On globalThis, because Next bundles this file more than once. */
const slot = Symbol.for("isomood.stored");
type Holder = typeof globalThis & { [slot]?: Map<string, Sample> };

function stored(): Map<string, Sample> {
  const holder = globalThis as Holder;
  holder[slot] ??= new Map();
  return holder[slot];
}

/** Counts a flag once it is stored for good. Called where its insert is made, so that none is left out. */
export function countFlag(tx: ClinicTx, { rule, urgency }: { rule: string; urgency: Urgency }): void {
  afterCommit(tx, () => add("isomood_flags_raised_total", { rule, urgency }));
}

/** The same for an alert. */
export function countAlert(tx: ClinicTx, urgency: Urgency): void {
  afterCommit(tx, () => add("isomood_alerts_owed_total", { urgency }));
}

/** All of it, under the names of the metrics that show it. */
export function storedCounts(): Sample[] {
  return [...stored().values()];
}

function add(name: string, labels: Record<string, string>): void {
  const key = `${name} ${JSON.stringify(labels)}`;
  stored().set(key, { name, labels, value: (stored().get(key)?.value ?? 0) + 1 });
}
