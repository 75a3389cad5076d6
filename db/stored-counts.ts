import type { Urgency } from "@/clinical/urgency";
import { afterCommit, type ClinicTx } from "./client";
import { addCount } from "./process-counts";

/** Counts a flag once it is stored for good. Called where its insert is made, so that none is left out. */
export function countFlag(tx: ClinicTx, { rule, urgency }: { rule: string; urgency: Urgency }): void {
  afterCommit(tx, () => addCount("isomood_flags_raised_total", { rule, urgency }, 1));
}

/** The same for an alert. */
export function countAlert(tx: ClinicTx, urgency: Urgency): void {
  afterCommit(tx, () => addCount("isomood_alerts_owed_total", { urgency }, 1));
}
