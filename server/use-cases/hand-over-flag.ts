import { v7 as uuidv7 } from "uuid";
import type { HandOverFlagInput } from "@/contracts/flag-actions";
import { isTask } from "@/contracts/flag-states";
import { type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { listClinicians } from "@/db/queries/clinicians";
import { moveClaims } from "@/db/queries/flag-claims";
import { appendFlagEvent, isSigned } from "@/db/queries/flag-events";
import * as flags from "@/db/queries/flags";
import { notifyScreens } from "@/db/queries/notifications";
import type { StaffActor } from "@/server/actor";
import { statusWrites } from "@/server/status-write";
import type { FlagActionResult } from "./claim-flag";

/**
 * Gives one's claim to a colleague, or takes a colleague's: with whatever else of the same check-in the same person has. The claim moves and its
 * time does not: it lapses when it would have, because the patient's waiting has not begun anew. The alert stays as it is, since all along
 * somebody has the flag.
 */
export function handOverFlag(
  db: Database,
  { clinicId, staffId }: Pick<StaffActor, "staffId" | "clinicId">,
  { flagId, to, from, note, id }: HandOverFlagInput & { flagId: string },
  now: Date,
): Promise<FlagActionResult> {
  return withClinic(db, clinicId, async (tx): Promise<FlagActionResult> => {
    await flags.lockCourseOfFlag(tx, flagId);
    const flag = await flags.findFlag(tx, flagId);
    if (!flag) return { ok: false, code: "not-found" };
    if (id && (await isSigned(tx, { id, flagId, staffId }))) return { ok: true };
    const { state, claimedBy, claimedByName, courseId, patientId } = flag;
    const checkInId = isTask(flag) ? null : flag.checkInId;
    if (state === "closed") return { ok: false, code: "already-closed" };
    if (claimedBy !== from) return { ok: false, code: "claim-moved", ...(claimedByName && { by: claimedByName }) };
    if (from !== staffId && to !== staffId) return { ok: false, code: "not-yours", ...(claimedByName && { by: claimedByName }) };
    const colleague = (await listClinicians(tx)).find((clinician) => clinician.id === to && to !== from);
    if (!colleague) return { ok: false, code: "no-such-colleague" };
    const moved = await moveClaims(tx, { flagId, checkInId, from, to });
    const meaning = to === staffId ? `Taken over from ${claimedByName}` : `Handed over to ${colleague.name}`;
    const status = await statusWrites(tx, courseId);
    await sendTogether(tx, [
      ...status,
      ...moved.map((each) =>
        appendFlagEvent(tx, {
          id: each === flagId && id ? id : uuidv7(),
          flagId: each,
          kind: "hand-over",
          staffId,
          at: now,
          meaning,
          note,
        }),
      ),
      notifyScreens({ kind: "course", courseId, patientId }),
      ...moved.map((subjectId) =>
        auditInsert(tx, {
          at: now,
          actorKind: "staff",
          actorId: staffId,
          action: "flag.handed-over",
          subjectKind: "flag",
          subjectId,
          detail: { from, to },
        }),
      ),
    ]);
    return { ok: true };
  });
}
