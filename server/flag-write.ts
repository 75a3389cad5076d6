import { type ClinicTx, type Database, withClinic } from "@/db/client";
import { isSigned } from "@/db/queries/flag-events";
import * as flags from "@/db/queries/flags";
import type { StaffActor } from "@/server/actor";
import type { FlagActionResult } from "@/server/use-cases/claim-flag";

export type FlagActor = Pick<StaffActor, "staffId" | "clinicId">;
/** As it stands under the lock of its course. */
export type LockedFlag = NonNullable<Awaited<ReturnType<typeof flags.findFlag>>>;

/**
 * Runs `work` on a flag whose course nobody else changes meanwhile. A flag that is not there is told; what was signed under this id before, by a
 * first press whose answer was lost, is there already and not done again.
 */
export function writeOnFlag(
  db: Database,
  { clinicId, staffId }: FlagActor,
  { flagId, id }: { flagId: string; id?: string | undefined },
  work: (tx: ClinicTx, flag: LockedFlag) => Promise<FlagActionResult>,
): Promise<FlagActionResult> {
  return withClinic(db, clinicId, async (tx): Promise<FlagActionResult> => {
    await flags.lockCourseOfFlag(tx, flagId);
    const flag = await flags.findFlag(tx, flagId);
    if (!flag) return { ok: false, code: "not-found" };
    if (id && (await isSigned(tx, { id, flagId, staffId }))) return { ok: true };
    return work(tx, flag);
  });
}
