import { addDays, localDateOf } from "@/clinical/plain-date";
import type { FieldIssue } from "@/contracts/problem";
import type { SexualFunctionInput } from "@/contracts/renewals";
import { type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { notifyScreens } from "@/db/queries/notifications";
import { sexualFunctionWrite } from "@/db/queries/renewals";
import type { StaffActor } from "@/server/actor";
import { lockNewestCourse } from "@/server/lock-newest-course";
import { saidDate } from "@/server/said-date";

/** The assessment before a course is made at most so many days before the first dose. */
const BEFORE_START = 180;

export type RecordSexualFunctionResult =
  | { ok: true }
  | { ok: false; code: "not-found" }
  | { ok: false; code: "invalid-input"; issues: FieldIssue[] };

/** Records that a clinician asked in private about sexual function on a day, or could not. Sent again, it is recorded once. */
export function recordSexualFunction(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  { patientId, id, asked, on }: SexualFunctionInput & { patientId: string },
  now: Date,
): Promise<RecordSexualFunctionResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<RecordSexualFunctionResult> => {
    const record = await lockNewestCourse(tx, patientId);
    if (!record) return { ok: false, code: "not-found" };
    const { courseId, timeZone, startsOn } = record.about;
    const refused = (message: string): RecordSexualFunctionResult => ({
      ok: false,
      code: "invalid-input",
      issues: [{ path: "on", message }],
    });
    if (on > localDateOf(now, timeZone)) return refused("This day is to come: record it once it was asked");
    if (on < addDays(startsOn, -BEFORE_START)) return refused(`The course starts on ${saidDate(startsOn)}: check the date`);
    await sendTogether(tx, [
      sexualFunctionWrite(tx, { id, courseId, asked, on, recordedBy: actor.staffId, recordedAt: now }),
      notifyScreens({ kind: "course", courseId, patientId }),
      auditInsert(tx, {
        at: now,
        actorKind: "staff",
        actorId: actor.staffId,
        action: "sexual-function.recorded",
        subjectKind: "course",
        subjectId: courseId,
        detail: { asked, on },
      }),
    ]);
    return { ok: true };
  });
}
