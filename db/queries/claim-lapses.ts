import { and, asc, eq, gt, inArray, lte, or, sql } from "drizzle-orm";
import type { Urgency } from "@/clinical/urgency";
import { type ClinicTx, type Database, withLookup } from "@/db/client";
import { CLAIM_LAPSES, claimLapse, flag, staff } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

/** From when on a claim may lapse. A later claim on the same flag sets its own time. */
export function claimLapseWrite(tx: ClinicTx, { flagId, dueAt }: { flagId: string; dueAt: Date }) {
  return tx
    .insert(claimLapse)
    .values({ clinicId: clinicInScope, flagId, dueAt })
    .onConflictDoUpdate({ target: [claimLapse.clinicId, claimLapse.flagId], set: { dueAt } });
}

/** Claims that lapse no more: the flag named and, with a check-in, every flag of it. */
export function keepClaims(tx: ClinicTx, { flagId, checkInId }: { flagId: string; checkInId: string | null }) {
  const ofCheckIn = checkInId && tx.select({ id: flag.id }).from(flag).where(eq(flag.checkInId, checkInId));
  return tx
    .delete(claimLapse)
    .where(ofCheckIn ? or(eq(claimLapse.flagId, flagId), inArray(claimLapse.flagId, ofCheckIn)) : eq(claimLapse.flagId, flagId));
}

export type DueLapse = { readonly clinicId: string; readonly flagId: string };

/** Claims whose time is over, of every clinic, in the order of their flags' ids, from after the one given: ids only. */
export function dueLapses(db: Database, now: Date, { limit, after }: { limit: number; after: DueLapse | null }): Promise<DueLapse[]> {
  return withLookup(db, CLAIM_LAPSES, (tx) =>
    tx
      .select({ clinicId: claimLapse.clinicId, flagId: claimLapse.flagId })
      .from(claimLapse)
      .where(and(lte(claimLapse.dueAt, now), after ? gt(claimLapse.flagId, after.flagId) : undefined))
      .orderBy(asc(claimLapse.flagId))
      .limit(limit),
  );
}

/** A flag whose claim's time is over, and whose claim it was. */
export type LapsingClaim = {
  readonly flagId: string;
  readonly checkInId: string | null;
  readonly urgency: Urgency;
  readonly claimedByName: string | null;
};

/**
 * The claims that lapse now with the one named: its own, and those on whatever else its check-in raised, so that one alert comes back for all of
 * them. None where somebody was first. Read after the course is locked.
 */
export function lapsingWith(tx: ClinicTx, flagId: string, now: Date): Promise<LapsingClaim[]> {
  const checkInOf = sql`(select x.check_in_id from flag x where x.id = ${flagId}::uuid)`;
  return tx
    .select({ flagId: flag.id, checkInId: flag.checkInId, urgency: flag.urgency, claimedByName: staff.name })
    .from(claimLapse)
    .innerJoin(flag, and(eq(flag.clinicId, claimLapse.clinicId), eq(flag.id, claimLapse.flagId)))
    .leftJoin(staff, eq(staff.id, flag.claimedBy))
    .where(and(lte(claimLapse.dueAt, now), or(eq(flag.id, flagId), eq(flag.checkInId, checkInOf))))
    .orderBy(asc(flag.id));
}

/** Takes claims out of the queue. */
export function forgetLapses(tx: ClinicTx, flagIds: readonly string[]) {
  return tx.delete(claimLapse).where(inArray(claimLapse.flagId, [...flagIds]));
}
