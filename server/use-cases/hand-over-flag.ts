import { v7 as uuidv7 } from "uuid";
import { alertDueAt } from "@/clinical/alert-due";
import { URGENCIES } from "@/clinical/urgency";
import type { HandOverFlagInput } from "@/contracts/flag-actions";
import { isTask } from "@/contracts/flag-states";
import { type Database, sendTogether } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { listClinicians } from "@/db/queries/clinicians";
import { moveClaims } from "@/db/queries/flag-claims";
import { appendFlagEvent } from "@/db/queries/flag-events";
import { oweHandOverMail } from "@/db/queries/hand-over-mails";
import { notifyOutbox, notifyScreens } from "@/db/queries/notifications";
import { type FlagActor, writeOnFlag } from "@/server/flag-write";
import { statusAfter } from "@/server/status-write";
import type { FlagActionResult } from "./claim-flag";

/**
 * Gives one's claim to a colleague, or takes a colleague's: with whatever else of the same check-in the same person has. The claim moves and its
 * time does not: it lapses when it would have, because the patient's waiting has not begun anew. The alert stays stopped, since all along
 * somebody has the flag; the colleague, who did not ask for it, is owed a mail when an alert of its urgency would leave.
 */
export function handOverFlag(
  db: Database,
  actor: FlagActor,
  { flagId, to, from, note, id }: HandOverFlagInput & { flagId: string },
  now: Date,
): Promise<FlagActionResult> {
  return writeOnFlag(db, actor, { flagId, id }, async (tx, flag) => {
    const { staffId } = actor;
    const { state, claimedBy, claimedByName, courseId, patientId } = flag;
    const checkInId = isTask(flag) ? null : flag.checkInId;
    if (state === "closed") return { ok: false, code: "already-closed" };
    if (claimedBy !== from) return { ok: false, code: "claim-moved", ...(claimedByName && { by: claimedByName }) };
    if (from !== staffId && to !== staffId) return { ok: false, code: "not-yours", ...(claimedByName && { by: claimedByName }) };
    const colleague = (await listClinicians(tx)).find((clinician) => clinician.id === to && to !== from);
    if (!colleague) return { ok: false, code: "no-such-colleague" };
    const moved = await moveClaims(tx, { flagId, checkInId, from, to });
    const meaning = to === staffId ? `Taken over from ${claimedByName}` : `Handed over to ${colleague.name}`;
    const { record, status } = await statusAfter(tx, courseId);
    const eventId = id ?? uuidv7();
    const { clinicTimeZone: timeZone, staffedHours } = record.about;
    const urgency = URGENCIES.find((one) => record.openFlags.some((open) => open.urgency === one && moved.includes(open.id)));
    const dueAt = urgency && alertDueAt(urgency, now, { timeZone, staffedHours });
    if (to !== staffId && checkInId && urgency && dueAt) await oweHandOverMail(tx, { eventId, checkInId, to, at: now, urgency, dueAt });
    await sendTogether(tx, [
      ...status,
      ...moved.map((each) =>
        appendFlagEvent(tx, {
          id: each === flagId ? eventId : uuidv7(),
          flagId: each,
          kind: "hand-over",
          staffId,
          at: now,
          meaning,
          note,
        }),
      ),
      notifyOutbox(),
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
