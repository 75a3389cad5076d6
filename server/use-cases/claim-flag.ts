import type { FlagActionFailure } from "@/contracts/flag-actions";
import { isTask } from "@/contracts/flag-states";
import { type Database, sendTogether, withClinic } from "@/db/client";
import * as claims from "@/db/queries/flag-claims";
import * as flags from "@/db/queries/flags";
import { notifyScreens } from "@/db/queries/notifications";
import type { StaffActor } from "@/server/actor";
import { claimWrites, withBesides } from "@/server/claim-writes";
import { statusAfter } from "@/server/status-write";

/** `by` names who was first where somebody was. */
export type FlagActionResult = { ok: true } | { ok: false; code: FlagActionFailure; by?: string };

/**
 * "I am on it." Claims the flag for a clinician, with whatever else the same check-in raised that nobody has claimed, and stops
 * its alerts' ladder until the claim lapses. Claiming one's own claim again is no failure: a second click or a retry after a lost answer.
 */
export function claimFlag(
  db: Database,
  actor: Pick<StaffActor, "staffId" | "clinicId">,
  { flagId }: { flagId: string },
  now: Date,
): Promise<FlagActionResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<FlagActionResult> => {
    const by = actor.staffId;
    await flags.lockCourseOfFlag(tx, flagId);
    const claimed = await claims.claimFlag(tx, { flagId, by, at: now });
    const flag = await flags.findFlag(tx, flagId);
    if (!flag) return { ok: false, code: "not-found" };
    if (!claimed) {
      if (flag.state === "closed") return { ok: false, code: "already-closed" };
      return flag.claimedBy === by
        ? { ok: true }
        : { ok: false, code: "already-claimed", ...(flag.claimedByName && { by: flag.claimedByName }) };
    }
    const { courseId, patientId } = flag;
    // A task is taken by itself: chasing answers is no claim on what the same check-in raised before.
    const checkInId = isTask(flag) ? null : flag.checkInId;
    const claimedNow = await withBesides(tx, { flagId, checkInId, by, at: now });
    const { record, status } = await statusAfter(tx, courseId);
    await sendTogether(tx, [
      ...status,
      notifyScreens({ kind: "course", courseId, patientId }),
      ...claimWrites(tx, record, claimedNow, { checkInId, by, at: now }),
    ]);
    return { ok: true };
  });
}
