import { v7 as uuidv7 } from "uuid";
import { doseOn, FURTHEST_AHEAD_DAYS } from "@/clinical/course";
import { addDays, localDateOf } from "@/clinical/plain-date";
import type { ChangeDoseInput } from "@/contracts/dose-change";
import type { FieldIssue } from "@/contracts/problem";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import type { CourseRecord } from "@/db/queries/course-records";
import { notifyOutbox, notifyScreens } from "@/db/queries/notifications";
import { doseChangeWrite } from "@/db/queries/patients";
import type { StaffActor } from "@/server/actor";
import { extraCheckInWrites } from "@/server/extra-check-in-writes";
import { lockNewestCourse } from "@/server/lock-newest-course";
import { extraCheckInsAfter } from "@/server/planned-check-ins";

export type ChangeDoseResult =
  | { ok: true; dueOn: string[] }
  | { ok: false; code: "not-found" | "conflict" }
  | { ok: false; code: "invalid-input"; issues: FieldIssue[] };

/**
 * Records that from a date on a patient takes another dose in their newest course, and asks for the check-in that follows an increase;
 * gives its day. Earlier doses stay as they were recorded. `conflict`: the course is over by that day.
 */
export function changeDose(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  { patientId, ...change }: ChangeDoseInput & { patientId: string },
  { now, linkSecret }: { now: Date; linkSecret: string },
): Promise<ChangeDoseResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<ChangeDoseResult> => {
    const record = await lockNewestCourse(tx, patientId);
    if (!record) return { ok: false, code: "not-found" };
    const { courseId } = record.about;
    const { endedOn } = record.about;
    if (endedOn !== null && change.takesEffectOn > endedOn) return { ok: false, code: "conflict" };
    const issues = issuesOf(record, change, now);
    if (issues.length > 0) return { ok: false, code: "invalid-input", issues };
    const extra = extraAfterIncrease(tx, record, change, { now, linkSecret });
    await sendTogether(tx, [
      doseChangeWrite(tx, { ...change, courseId, id: uuidv7(), recordedBy: actor.staffId, recordedAt: now }),
      ...extra.writes,
      notifyScreens({ kind: "course", courseId, patientId }),
      auditInsert(tx, {
        at: now,
        actorKind: "staff",
        actorId: actor.staffId,
        action: "dose.changed",
        subjectKind: "course",
        subjectId: courseId,
        detail: change,
      }),
    ]);
    return { ok: true, dueOn: extra.added.map(({ dueOn }) => dueOn) };
  });
}

function issuesOf({ about, doses }: CourseRecord, { takesEffectOn, mgPerDay }: ChangeDoseInput, now: Date): FieldIssue[] {
  const { startsOn, timeZone } = about;
  if (takesEffectOn < startsOn) return [{ path: "takesEffectOn", message: "The course has not begun by then" }];
  if (takesEffectOn > addDays(localDateOf(now, timeZone), FURTHEST_AHEAD_DAYS))
    return [{ path: "takesEffectOn", message: `More than ${FURTHEST_AHEAD_DAYS} days ahead: record it when it is near` }];
  // Also the second press of a double one, and what a colleague has recorded meanwhile.
  if (doseOn(doses, takesEffectOn) === mgPerDay) return [{ path: "mgPerDay", message: "This is the dose of that day already" }];
  return [];
}

/** The check-in that follows an increase: none after a lower dose, and none that would have been due before today, since a change may be recorded late. */
export function extraAfterIncrease(
  tx: ClinicTx,
  record: CourseRecord,
  { takesEffectOn, mgPerDay }: ChangeDoseInput,
  { now, linkSecret }: { now: Date; linkSecret: string },
) {
  const { timeZone, hasEmail } = record.about;
  const today = localDateOf(now, timeZone);
  const isIncrease = mgPerDay > (doseOn(record.doses, takesEffectOn) ?? mgPerDay);
  const cause = { kind: "dose-increase", on: takesEffectOn } as const;
  const added = isIncrease ? extraCheckInsAfter(linkSecret, cause, record, now).filter(({ dueOn }) => dueOn >= today) : [];
  return { added, writes: [...extraCheckInWrites(tx, added, { hasEmail, now }), ...(added.length > 0 ? [notifyOutbox()] : [])] };
}
