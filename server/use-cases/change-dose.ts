import { v7 as uuidv7 } from "uuid";
import { type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { doseChangeWrite } from "@/db/queries/patients";
import type { StaffActor } from "@/server/actor";

/** Records that from a date on the patient takes another dose. Earlier doses stay as they were recorded. */
export function changeDose(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  { courseId, takesEffectOn, mgPerDay }: { courseId: string; takesEffectOn: string; mgPerDay: number },
  now: Date,
): Promise<void> {
  return withClinic(db, actor.clinicId, (tx) =>
    sendTogether(tx, [
      doseChangeWrite(tx, { id: uuidv7(), courseId, takesEffectOn, mgPerDay, recordedBy: actor.staffId, recordedAt: now }),
      auditInsert(tx, {
        at: now,
        actorKind: "staff",
        actorId: actor.staffId,
        action: "dose.changed",
        subjectKind: "course",
        subjectId: courseId,
        detail: { mgPerDay },
      }),
    ]),
  );
}
