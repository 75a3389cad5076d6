import { v7 as uuidv7 } from "uuid";
import type { RecordCallInput } from "@/contracts/flag-actions";
import { OUTCOME_LABELS } from "@/contracts/flag-states";
import { type Database, sendTogether } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { appendFlagEvent } from "@/db/queries/flag-events";
import { notifyScreens } from "@/db/queries/notifications";
import { type FlagActor, writeOnFlag } from "@/server/flag-write";
import { statusWrites } from "@/server/status-write";
import { afterWritten } from "@/server/written-since";
import type { FlagActionResult } from "./claim-flag";

/**
 * Records a call that an assistant made about a flag, and what was said. It decides nothing: it claims and closes nothing, plans no review, and
 * is no clinician's contact, so a claim lapses and an alert goes out as if it had not been.
 */
export function recordCall(
  db: Database,
  actor: FlagActor,
  { flagId, outcome, note, id }: RecordCallInput & { flagId: string },
  now: Date,
): Promise<FlagActionResult> {
  return writeOnFlag(db, actor, { flagId, id }, async (tx, flag) => {
    const standing = await afterWritten(tx, flagId, { now });
    if (!standing.ok) return standing;
    const { at } = standing;
    const { staffId } = actor;
    const { courseId, patientId } = flag;
    const meaning = `Call: ${OUTCOME_LABELS[outcome].toLowerCase()}`;
    await sendTogether(tx, [appendFlagEvent(tx, { id: id ?? uuidv7(), flagId, kind: "call", staffId, at, meaning, outcome, note })]);
    const status = await statusWrites(tx, courseId);
    await sendTogether(tx, [
      ...status,
      notifyScreens({ kind: "course", courseId, patientId }),
      auditInsert(tx, {
        at,
        actorKind: "staff",
        actorId: staffId,
        action: "flag.call-recorded",
        subjectKind: "flag",
        subjectId: flagId,
        detail: { outcome },
      }),
    ]);
    return { ok: true };
  });
}
