import { type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { assignCourses } from "@/db/queries/course-prescribers";
import { notifyScreens } from "@/db/queries/notifications";
import { listPrescribers } from "@/db/queries/patients";
import type { StaffActor } from "@/server/actor";

export type AssignResult = { ok: true; assigned: number } | { ok: false; code: "not-a-prescriber" };

/** Gives these courses to another prescriber of the clinic, all of them or none. Who has them already stays; each change is audited with old and new. */
export function assignPatients(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  { courses, prescriberId }: { courses: readonly string[]; prescriberId: string },
  now: Date,
): Promise<AssignResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<AssignResult> => {
    if (!(await listPrescribers(tx)).some(({ id }) => id === prescriberId)) return { ok: false, code: "not-a-prescriber" };
    const changed = await assignCourses(tx, { courses, prescriberId });
    await sendTogether(tx, [
      ...changed.map(({ courseId, patientId }) => notifyScreens({ kind: "course", courseId, patientId })),
      ...changed.map(({ courseId, from }) =>
        auditInsert(tx, {
          at: now,
          actorKind: "staff",
          actorId: actor.staffId,
          action: "course.assigned",
          subjectKind: "course",
          subjectId: courseId,
          detail: { from, to: prescriberId },
        }),
      ),
    ]);
    return { ok: true, assigned: changed.length };
  });
}
