import { v7 as uuidv7 } from "uuid";
import type { ReopenFlagInput } from "@/contracts/flag-actions";
import { type Database, sendTogether } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { appendFlagEvent, newestWritten } from "@/db/queries/flag-events";
import * as flags from "@/db/queries/flags";
import { notifyScreens } from "@/db/queries/notifications";
import { lapseTimes } from "@/server/claim-writes";
import { type FlagActor, writeOnFlag } from "@/server/flag-write";
import { statusAfter } from "@/server/status-write";
import { afterWritten } from "@/server/written-since";
import type { FlagActionResult } from "./claim-flag";

/**
 * Opens a closed flag again, with the reason why: the patient is back on Needs you with its urgency, and the review that was planned is off.
 * It is the claim of whoever opens it, so nobody is called anew; without a contact the claim lapses as any other, and then its alert goes out.
 */
export function reopenFlag(
  db: Database,
  actor: FlagActor,
  { flagId, note, id, seen }: ReopenFlagInput & { flagId: string },
  now: Date,
): Promise<FlagActionResult> {
  return writeOnFlag(db, actor, { flagId, id }, async (tx, flag) => {
    if (flag.state === "open") {
      const by = (await newestWritten(tx, flagId))?.by;
      return { ok: false, code: "already-open", ...(by && { by }) };
    }
    const standing = await afterWritten(tx, flagId, { seen, now });
    if (!standing.ok) return standing;
    const { at } = standing;
    const { staffId } = actor;
    const { courseId, patientId } = flag;
    await flags.reopenFlag(tx, { flagId, by: staffId, at });
    await sendTogether(tx, [
      appendFlagEvent(tx, { id: id ?? uuidv7(), flagId, kind: "reopen", staffId, at, meaning: "Opened again", note }),
    ]);
    const { record, status } = await statusAfter(tx, courseId);
    await sendTogether(tx, [
      ...status,
      ...lapseTimes(tx, record, [flagId], at),
      notifyScreens({ kind: "course", courseId, patientId }),
      auditInsert(tx, { at, actorKind: "staff", actorId: staffId, action: "flag.reopened", subjectKind: "flag", subjectId: flagId }),
    ]);
    return { ok: true };
  });
}
