import { v7 as uuidv7 } from "uuid";
import type { FlagActionFailure } from "@/contracts/flag-actions";
import { type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import * as flags from "@/db/queries/flags";
import { notifyScreens } from "@/db/queries/notifications";
import type { StaffActor } from "@/server/actor";
import { statusWrites } from "@/server/status-write";

/** `by` names who was first where somebody was. */
export type FlagActionResult = { ok: true } | { ok: false; code: FlagActionFailure; by?: string };

/**
 * "I am on it." Claims the flag for a clinician, with whatever else the same check-in raised that nobody has claimed, and stops
 * its alerts' ladder. Claiming one's own claim again is no failure: a second click or a retry after a lost answer.
 */
export function claimFlag(
  db: Database,
  actor: Pick<StaffActor, "staffId" | "clinicId">,
  { flagId }: { flagId: string },
  now: Date,
): Promise<FlagActionResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<FlagActionResult> => {
    await flags.lockCourseOfFlag(tx, flagId);
    const claimed = await flags.claimFlag(tx, { flagId, by: actor.staffId, at: now });
    const flag = await flags.findFlag(tx, flagId);
    if (!flag) return { ok: false, code: "not-found" };
    if (!claimed) {
      if (flag.state === "closed") return { ok: false, code: "already-closed" };
      return flag.claimedBy === actor.staffId
        ? { ok: true }
        : { ok: false, code: "already-claimed", ...(flag.claimedByName && { by: flag.claimedByName }) };
    }
    const { checkInId } = flag;
    const besides = checkInId === null ? [] : await flags.claimBesides(tx, { checkInId, by: actor.staffId, at: now });
    const claims = [flagId, ...besides];
    const status = await statusWrites(tx, flag.courseId);
    await sendTogether(tx, [
      ...claims.map((id) =>
        flags.appendFlagEvent(tx, { id: uuidv7(), flagId: id, kind: "claim", staffId: actor.staffId, at: now, meaning: "I am on it" }),
      ),
      ...(checkInId === null ? [] : [flags.stopAlert(tx, { checkInId, at: now })]),
      ...status,
      notifyScreens({ kind: "course", courseId: flag.courseId, patientId: flag.patientId }),
      ...claims.map((id) =>
        auditInsert(tx, {
          at: now,
          actorKind: "staff",
          actorId: actor.staffId,
          action: "flag.claimed",
          subjectKind: "flag",
          subjectId: id,
        }),
      ),
    ]);
    return { ok: true };
  });
}
