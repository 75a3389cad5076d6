import { type AnyColumn, and, eq, exists, inArray, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { LADDER_URGENCIES } from "@/clinical/alert-ladder";
import { URGENCIES } from "@/clinical/urgency";
import type { ClinicTx } from "@/db/client";
import { alert, alertTier, flag } from "@/db/schema";

/**
 * True of an alert that nobody stopped while a flag of its check-in is open and unclaimed: only a clinician's claim ends it. What is for one
 * owner alone is owed until it has been sent, since the flag is theirs.
 */
export function alertStillOwed(tx: ClinicTx) {
  const waiting = tx
    .select({ one: sql`1` })
    .from(flag)
    .where(
      and(
        eq(flag.clinicId, alert.clinicId),
        eq(flag.checkInId, alert.checkInId),
        eq(flag.state, "open"),
        isNull(flag.claimedBy),
        inArray(flag.urgency, [...LADDER_URGENCIES]),
      ),
    );
  return sql<boolean>`(${alert.stoppedAt} is null and (${alert.ownerId} is not null or ${exists(waiting)}))`;
}

/**
 * True of a tier whose alert another of the same check-in speaks for: one more urgent, or, after the first tier, a newer one as urgent. Two
 * ladders about one event would tell everybody twice.
 */
export function isSpokenFor(tx: ClinicTx) {
  const other = alias(alert, "other");
  const rank = (column: AnyColumn) => sql`array_position(array[${sql.raw(URGENCIES.map((one) => `'${one}'`).join(", "))}], ${column})`;
  const isNewer = sql`(${other.createdAt}, ${other.id}) > (${alert.createdAt}, ${alert.id})`;
  const speaks = tx
    .select({ one: sql`1` })
    .from(other)
    .where(
      and(
        eq(other.clinicId, alert.clinicId),
        eq(other.checkInId, alert.checkInId),
        isNull(other.stoppedAt),
        isNull(other.ownerId),
        sql`(${rank(other.urgency)} < ${rank(alert.urgency)} or (${other.urgency} = ${alert.urgency} and ${alertTier.tier} > 1 and ${isNewer}))`,
      ),
    );
  return sql<boolean>`(${alert.ownerId} is null and ${exists(speaks)})`;
}
