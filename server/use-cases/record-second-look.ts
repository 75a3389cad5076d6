import { asksForSecondLook } from "@/clinical/baseline-risks";
import type { SecondLookInput } from "@/contracts/baseline-risks";
import { type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { readRiskVersions, readSecondLooks, secondLookWrites } from "@/db/queries/baseline-risks";
import { lockPatient } from "@/db/queries/contacts";
import { coursesOfPatient } from "@/db/queries/message-wishes";
import { notifyScreens } from "@/db/queries/notifications";
import type { StaffActor } from "@/server/actor";
import { newestRisks } from "@/server/newest-risks";

export type SecondLookResult = { ok: true } | { ok: false; code: "not-found" | "conflict" };

/**
 * Records that a clinician looked again at a history of severe depression, and what they decided. Once for each answer that asks for it;
 * the same a second time changes nothing. `conflict`: the answer has changed since, or a colleague has looked already.
 */
export function recordSecondLook(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  { patientId, version, note }: SecondLookInput & { patientId: string },
  now: Date,
): Promise<SecondLookResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<SecondLookResult> => {
    if (!(await lockPatient(tx, patientId))) return { ok: false, code: "not-found" };
    const [versions, looks] = await Promise.all([readRiskVersions(tx, patientId), readSecondLooks(tx, patientId)]);
    const newest = newestRisks(versions).find(({ risk }) => risk === "severe-depression");
    if (!newest || newest.version !== version || !asksForSecondLook([newest])) return { ok: false, code: "conflict" };
    const known = looks.find((look) => look.version === version);
    if (known) return known.byId === actor.staffId && known.note === note ? { ok: true } : { ok: false, code: "conflict" };
    const courses = await coursesOfPatient(tx, patientId);
    await sendTogether(tx, [
      ...secondLookWrites({ patientId, version, note, recordedBy: actor.staffId, recordedAt: now }),
      ...courses.map((stale) => notifyScreens({ kind: "course", ...stale })),
      auditInsert(tx, {
        at: now,
        actorKind: "staff",
        actorId: actor.staffId,
        action: "patient.second-look",
        subjectKind: "patient",
        subjectId: patientId,
        detail: { version },
      }),
    ]);
    return { ok: true };
  });
}
