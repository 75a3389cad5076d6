import { LEASE_SECONDS } from "@/db/queries/delivery-leases";
import type { Evidence } from "./evidence";
import type { Happened } from "./faults";

/** How long alerts took from the patient's receipt to the mail server, and how many took too long. */
export type Waits = { readonly of: number; readonly over: number; readonly p50: number; readonly p99: number; readonly longest: number };

/** With nothing wrong. */
export const HEALTHY_MS = 5_000;
/** After the last thing that went wrong while the alert was under way. */
export const DISTURBED_MS = (LEASE_SECONDS + 10) * 1000;

type Alert = { readonly receipt: number; readonly accepted: number };

/** Alerts that were under way while nothing was wrong, and the others, each counted from the last fault that it met. */
export function waitsOf(evidence: Evidence): { healthy: Waits; disturbed: Waits } {
  const alerts = alertsOf(evidence).map((alert) => ({ ...alert, met: evidence.faults.filter((fault) => overlaps(fault, alert)) }));
  const healthy = alerts.filter(({ met }) => met.length === 0).map(({ receipt, accepted }) => accepted - receipt);
  const disturbed = alerts
    .filter(({ met }) => met.length > 0)
    .map(({ receipt, accepted, met }) => accepted - Math.max(receipt, ...met.map(countsFrom)));
  return { healthy: summary(healthy, HEALTHY_MS), disturbed: summary(disturbed, DISTURBED_MS) };
}

function alertsOf({ outcomes, alerts, tiers, deliveries, mails }: Evidence): Alert[] {
  const accepted = new Map<string, number>();
  for (const { deliveryId, at } of mails) accepted.set(deliveryId, Math.min(at, accepted.get(deliveryId) ?? at));
  const due = new Set(tiers.filter(({ tier, due }) => tier === 1 && due).map(({ alertId }) => alertId));
  const checkIns = new Map(alerts.filter(({ alertId }) => due.has(alertId)).map(({ alertId, checkInId }) => [alertId, checkInId]));
  const receipts = new Map(outcomes.map(({ checkInId, receipts: [first] }) => [checkInId, first?.at]));
  return deliveries.flatMap(({ deliveryId, alertId, tier }) => {
    const receipt = receipts.get(checkIns.get(alertId) ?? "");
    const at = accepted.get(deliveryId);
    return tier === 1 && receipt !== undefined && at !== undefined ? [{ receipt, accepted: at }] : [];
  });
}

function overlaps({ from, until }: Happened, { receipt, accepted }: Alert): boolean {
  return from <= accepted && until >= receipt - HEALTHY_MS;
}

/** A killed or stalled worker's mails are free again when their lease ends: counted from the kill. All else from when it was over. */
function countsFrom({ fault, from, until }: Happened): number {
  return fault.includes("worker") ? from : until;
}

function summary(waits: number[], limit: number): Waits {
  const sorted = waits.map((wait) => Math.max(0, wait)).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return { of: sorted.length, over: sorted.filter((wait) => wait > limit).length, p50: at(0.5), p99: at(0.99), longest: at(1) };
}
