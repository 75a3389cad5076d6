import { v7 as uuidv7 } from "uuid";
import { doseOn } from "@/clinical/course";
import { localDateOf } from "@/clinical/plain-date";
import { type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import type { NewCheckIn } from "@/db/queries/check-ins";
import { type CourseRecord, loadCourseRecord } from "@/db/queries/course-records";
import { notifyOutbox, notifyScreens } from "@/db/queries/notifications";
import { doseChangeWrite } from "@/db/queries/patients";
import type { StaffActor } from "@/server/actor";
import { extraCheckInWrites } from "@/server/extra-check-in-writes";
import { extraCheckInsAfter } from "@/server/planned-check-ins";

type Change = { readonly courseId: string; readonly takesEffectOn: string; readonly mgPerDay: number };

/**
 * Records that from a date on the patient takes another dose, and asks for the check-in that follows an increase. Earlier doses stay as
 * they were recorded. @throws RangeError where the clinic has no such course
 */
export function changeDose(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  change: Change,
  { now, linkSecret }: { now: Date; linkSecret: string },
): Promise<void> {
  return withClinic(db, actor.clinicId, async (tx) => {
    const record = await loadCourseRecord(tx, { courseId: change.courseId }, { lock: true });
    if (!record) throw new RangeError("no such course");
    const { courseId, patientId, hasEmail } = record.about;
    const extra = extraAfterIncrease(record, change, { now, linkSecret });
    await sendTogether(tx, [
      doseChangeWrite(tx, { ...change, id: uuidv7(), recordedBy: actor.staffId, recordedAt: now }),
      ...extraCheckInWrites(tx, extra, { hasEmail, now }),
      ...(extra.length > 0 ? [notifyOutbox()] : []),
      notifyScreens({ kind: "course", courseId, patientId }),
      auditInsert(tx, {
        at: now,
        actorKind: "staff",
        actorId: actor.staffId,
        action: "dose.changed",
        subjectKind: "course",
        subjectId: courseId,
        detail: { mgPerDay: change.mgPerDay },
      }),
    ]);
  });
}

/** None after a lower dose, and none that would have been due before today: a change may be recorded late. */
function extraAfterIncrease(
  record: CourseRecord,
  { takesEffectOn, mgPerDay }: Change,
  { now, linkSecret }: { now: Date; linkSecret: string },
): NewCheckIn[] {
  if (mgPerDay <= (doseOn(record.doses, takesEffectOn) ?? mgPerDay)) return [];
  const today = localDateOf(now, record.about.timeZone);
  const cause = { kind: "dose-increase", on: takesEffectOn } as const;
  return extraCheckInsAfter(linkSecret, cause, record, now).filter(({ dueOn }) => dueOn >= today);
}
