import { and, eq, exists, isNull, sql } from "drizzle-orm";
import type { ClinicTx } from "@/db/client";
import { alert, flag } from "@/db/schema";

/** True of an alert that nobody stopped while a flag of its check-in is open and unclaimed: only a clinician's claim ends it. */
export function alertStillOwed(tx: ClinicTx) {
  const waiting = tx
    .select({ one: sql`1` })
    .from(flag)
    .where(and(eq(flag.clinicId, alert.clinicId), eq(flag.checkInId, alert.checkInId), eq(flag.state, "open"), isNull(flag.claimedBy)));
  return sql<boolean>`(${alert.stoppedAt} is null and ${exists(waiting)})`;
}
