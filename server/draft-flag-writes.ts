import type { ClinicTx } from "@/db/client";
import { type AuditEntry, auditInsert } from "@/db/queries/audit";
import type { CourseRecord } from "@/db/queries/course-records";
import { putCourseStatus } from "@/db/queries/course-statuses";
import { notifyOutbox, notifyScreens } from "@/db/queries/notifications";
import { type Raised, raisedWrites } from "@/db/queries/raised-flags";
import { courseStatusOf } from "./course-status";

type Unsent = Omit<Raised, "submissionId" | "courseId" | "policyVersion"> & {
  /** Whose doing it was: the patient's, or the passing of time. */
  readonly by: "patient" | "system";
  readonly action?: Extract<AuditEntry["action"], "check-in.draft-flagged" | "check-in.help-requested">;
};

/** The writes that store what a check-in raised without being sent, with all that hangs on it: the panel's row, who is told, the audit log. */
export function draftFlagWrites(tx: ClinicTx, record: CourseRecord, { by, action = "check-in.draft-flagged", ...raised }: Unsent) {
  const { courseId, patientId } = record.about;
  const { at, checkInId, flags, joins, alert } = raised;
  const opened = flags.map((flag) => ({ ...flag, raisedAt: at, checkInId, submissionId: null, claimedBy: null, claimedAt: null }));
  return [
    ...raisedWrites(tx, { ...raised, submissionId: null, courseId, policyVersion: record.policy.version }),
    putCourseStatus(tx, courseStatusOf({ ...record, openFlags: [...record.openFlags, ...opened] })),
    ...(alert ? [notifyOutbox()] : []),
    notifyScreens({ kind: "course", courseId, patientId }),
    auditInsert(tx, {
      at,
      actorKind: by,
      actorId: by === "patient" ? patientId : null,
      action,
      subjectKind: "check-in",
      subjectId: checkInId,
      detail: { flags: flags.length, joined: joins.length, urgency: alert?.urgency ?? null },
    }),
  ];
}
