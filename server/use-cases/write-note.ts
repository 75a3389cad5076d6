import type { WriteNoteInput } from "@/contracts/patient-notes";
import { type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { notifyScreens } from "@/db/queries/notifications";
import { findCourseOfPatient, findNote, insertNote } from "@/db/queries/patient-notes";
import { isUniqueViolation } from "@/db/unique-violation";
import type { StaffActor } from "@/server/actor";

export type WriteNoteResult = { ok: true } | { ok: false; code: "not-found" | "conflict" };

/**
 * Stores a clinician's signed note on a patient, or one that replaces another of the same patient: that one stays. Sent again, it is stored
 * once. `conflict`: the other note was replaced meanwhile, or the id was used for other words.
 */
export async function writeNote(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  { patientId, id, body, atVisit, corrects }: WriteNoteInput & { patientId: string },
  now: Date,
): Promise<WriteNoteResult> {
  try {
    return await withClinic(db, actor.clinicId, async (tx): Promise<WriteNoteResult> => {
      const courseId = await findCourseOfPatient(tx, patientId);
      if (courseId === null) return { ok: false, code: "not-found" };
      if (corrects !== undefined && (await findNote(tx, { id: corrects, patientId })) === null) return { ok: false, code: "not-found" };
      const isNew = await insertNote(tx, {
        id,
        patientId,
        body,
        atVisit,
        corrects: corrects ?? null,
        writtenBy: actor.staffId,
        writtenAt: now,
      });
      if (!isNew) return (await findNote(tx, { id, patientId }))?.body === body ? { ok: true } : { ok: false, code: "conflict" };
      await sendTogether(tx, [
        notifyScreens({ kind: "course", courseId, patientId }),
        auditInsert(tx, {
          at: now,
          actorKind: "staff",
          actorId: actor.staffId,
          action: "note.written",
          subjectKind: "patient",
          subjectId: patientId,
          detail: { note: id, corrects: corrects ?? null },
        }),
      ]);
      return { ok: true };
    });
  } catch (error) {
    if (isUniqueViolation(error, "note_corrected_once")) return { ok: false, code: "conflict" };
    throw error;
  }
}
