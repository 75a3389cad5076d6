import type { CoverStanding } from "@/contracts/cover";
import { type Database, withClinic } from "@/db/client";
import { readCoverPlan } from "@/db/queries/cover";
import type { StaffActor } from "@/server/actor";
import { standingOf } from "@/server/cover-standing";

/** Whether somebody is there to be told now, for the banner of every staff page. */
export function readCoverStanding(db: Database, { clinicId }: Pick<StaffActor, "clinicId">, now: Date): Promise<CoverStanding> {
  return withClinic(db, clinicId, async (tx) => standingOf(await readCoverPlan(tx, now), now));
}
