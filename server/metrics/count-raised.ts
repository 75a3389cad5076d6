import { afterCommit, type ClinicTx } from "@/db/client";
import type { Raised } from "@/db/queries/raised-flags";
import { count } from "./counters";

/** Counts flags and the alert they owe, once they are stored for good. */
export function countRaised(tx: ClinicTx, { flags, alert }: Pick<Raised, "flags" | "alert">): void {
  afterCommit(tx, () => {
    for (const { rule, urgency } of flags) count("isomood_flags_raised_total", { rule, urgency });
    if (alert) count("isomood_alerts_owed_total", { urgency: alert.urgency });
  });
}
