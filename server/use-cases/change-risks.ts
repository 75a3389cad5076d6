import type { RiskStatement } from "@/clinical/baseline-risks";
import type { ChangeRisksInput } from "@/contracts/baseline-risks";
import { type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { type RiskVersion, readRiskVersions, riskWrites } from "@/db/queries/baseline-risks";
import { lockPatient } from "@/db/queries/contacts";
import { coursesOfPatient } from "@/db/queries/message-wishes";
import { notifyScreens } from "@/db/queries/notifications";
import type { StaffActor } from "@/server/actor";
import { newestRisks } from "@/server/newest-risks";

export type ChangeRisksResult = { ok: true; changed: number } | { ok: false; code: "not-found" | "conflict" };

/**
 * Records answers about a patient's baseline risks, each that differs as a version of its own with its date: the earlier ones stay. The
 * same answers a second time change nothing. `conflict`: a colleague recorded others since what this change is based on.
 */
export function changeRisks(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  { patientId, basedOn, risks }: ChangeRisksInput & { patientId: string },
  now: Date,
): Promise<ChangeRisksResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<ChangeRisksResult> => {
    if (!(await lockPatient(tx, patientId))) return { ok: false, code: "not-found" };
    const versions = await readRiskVersions(tx, patientId);
    const changed = changesTo(newestRisks(versions), risks);
    if (changed.length === 0) return { ok: true, changed: 0 };
    if (basedOn !== versions.length) return { ok: false, code: "conflict" };
    const courses = await coursesOfPatient(tx, patientId);
    await sendTogether(tx, [
      ...riskWrites(
        changed.map(({ before, risk, answer, detail }) => ({
          patientId,
          risk,
          answer,
          detail,
          version: (before?.version ?? 0) + 1,
          recordedBy: actor.staffId,
          recordedAt: now,
        })),
      ),
      ...courses.map((stale) => notifyScreens({ kind: "course", ...stale })),
      auditInsert(tx, {
        at: now,
        actorKind: "staff",
        actorId: actor.staffId,
        action: "patient.risks-changed",
        subjectKind: "patient",
        subjectId: patientId,
        detail: Object.fromEntries(changed.map(({ risk, before, answer }) => [risk, `${before?.answer ?? "not-asked"} > ${answer}`])),
      }),
    ]);
    return { ok: true, changed: changed.length };
  });
}

function changesTo(
  newest: readonly RiskVersion[],
  given: readonly RiskStatement[],
): (RiskStatement & { before: RiskVersion | undefined })[] {
  return given.flatMap((statement) => {
    const before = newest.find(({ risk }) => risk === statement.risk);
    const isSame = statement.answer === (before?.answer ?? "not-asked") && statement.detail === (before?.detail ?? null);
    return isSame ? [] : [{ ...statement, before }];
  });
}
