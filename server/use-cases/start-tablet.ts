import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { type AuditEntry, auditInsert } from "@/db/queries/audit";
import { checkInWrite, findOpenCheckIn } from "@/db/queries/check-ins";
import { newestCourseOf } from "@/db/queries/course-ends";
import { loadCourseRecord } from "@/db/queries/course-records";
import { notifyScreens } from "@/db/queries/notifications";
import { endSession } from "@/db/queries/sessions";
import type { StaffActor } from "@/server/actor";
import { checkInForToday } from "@/server/planned-check-ins";
import { type CheckInView, readCheckIn } from "./open-check-in";

/**
 * Hands the device of a staff member to the patient: their check-in that is open, else an extra one due today; the staff member's session
 * ends with it, so that nothing of theirs can be reached from the device. Null where the clinic has no such patient: then nothing ends.
 */
export async function startTablet(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId" | "sessionId">,
  patientId: string,
  { now, linkSecret }: { now: Date; linkSecret: string },
): Promise<CheckInView | null> {
  const given = await withClinic(db, actor.clinicId, (tx) => handOver(tx, actor, patientId, { now, linkSecret }));
  return given && readCheckIn(db, { kind: "check-in", clinicId: actor.clinicId, ...given }, now);
}

async function handOver(
  tx: ClinicTx,
  { staffId, sessionId }: Pick<StaffActor, "staffId" | "sessionId">,
  patientId: string,
  { now, linkSecret }: { now: Date; linkSecret: string },
): Promise<{ checkInId: string; generation: number } | null> {
  const courseId = await newestCourseOf(tx, patientId);
  // Locked first, so that two devices started at once share one check-in.
  const record = courseId === null ? null : await loadCourseRecord(tx, { courseId }, { lock: true });
  if (!record) return null;
  const open = await findOpenCheckIn(tx, patientId, now);
  const made = open ? null : checkInForToday(linkSecret, record.about, now, record.policy);
  const { id, generation } = open ?? made ?? { id: "", generation: 0 };
  const entry = (action: AuditEntry["action"], subjectKind: string, subjectId: string) =>
    auditInsert(tx, { at: now, actorKind: "staff", actorId: staffId, action, subjectKind, subjectId });
  await sendTogether(tx, [
    ...(made ? [checkInWrite(tx, [made]), notifyScreens({ kind: "course", courseId: record.about.courseId, patientId })] : []),
    entry("check-in.on-tablet", "check-in", id),
  ]);
  if (await endSession(tx, { sessionId, at: now })) await sendTogether(tx, [entry("session.ended", "session", sessionId)]);
  return { checkInId: id, generation };
}
