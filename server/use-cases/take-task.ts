import { v7 as uuidv7 } from "uuid";
import type { TakeTaskInput } from "@/contracts/flag-actions";
import { isTask } from "@/contracts/flag-states";
import { type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { appendFlagEvent } from "@/db/queries/flag-events";
import * as flags from "@/db/queries/flags";
import { notifyScreens } from "@/db/queries/notifications";
import { takeOverTask } from "@/db/queries/task-flags";
import { type FlagActor, writeOnFlag } from "@/server/flag-write";
import { statusWrites } from "@/server/status-write";
import { claimFlag, type FlagActionResult } from "./claim-flag";

/**
 * Takes a staff task, nobody's or a colleague's as it stood on the screen: assistants do, too, because it decides nothing about a patient's
 * answers. Whatever is no task is not found here.
 */
export async function takeTask(
  db: Database,
  actor: FlagActor,
  { flagId, from }: TakeTaskInput & { flagId: string },
  now: Date,
): Promise<FlagActionResult> {
  const flag = await withClinic(db, actor.clinicId, (tx) => flags.findFlag(tx, flagId));
  if (!flag || !isTask(flag)) return { ok: false, code: "not-found" };
  return from === null || from === actor.staffId ? claimFlag(db, actor, { flagId }, now) : takeOver(db, actor, { flagId, from }, now);
}

function takeOver(db: Database, actor: FlagActor, { flagId, from }: { flagId: string; from: string }, at: Date): Promise<FlagActionResult> {
  return writeOnFlag(db, actor, { flagId }, async (tx, flag) => {
    const { staffId } = actor;
    const { state, claimedBy, claimedByName, courseId, patientId } = flag;
    if (state === "closed") return { ok: false, code: "already-closed" };
    // A second press, or a second try after an answer was lost.
    if (claimedBy === staffId) return { ok: true };
    if (!(await takeOverTask(tx, { flagId, from, to: staffId, at })))
      return { ok: false, code: "claim-moved", ...(claimedByName && { by: claimedByName }) };
    const status = await statusWrites(tx, courseId);
    await sendTogether(tx, [
      appendFlagEvent(tx, { id: uuidv7(), flagId, kind: "hand-over", staffId, at, meaning: `Taken over from ${claimedByName}` }),
      ...status,
      notifyScreens({ kind: "course", courseId, patientId }),
      auditInsert(tx, {
        at,
        actorKind: "staff",
        actorId: staffId,
        action: "flag.handed-over",
        subjectKind: "flag",
        subjectId: flagId,
        detail: { from, to: staffId },
      }),
    ]);
    return { ok: true };
  });
}
