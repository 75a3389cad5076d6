import { and, asc, eq } from "drizzle-orm";
import type { BaselineRisk } from "@/clinical/baseline-risks";
import type { ClinicTx } from "@/db/client";
import { insertRows, type NewRow } from "@/db/insert-rows";
import { baselineRisk, secondLook, staff } from "@/db/schema";

/** Every recorded answer about a patient's baseline risks, oldest first, and by whom. */
export function readRiskVersions(tx: ClinicTx, patientId: string) {
  return tx
    .select({
      risk: baselineRisk.risk,
      version: baselineRisk.version,
      answer: baselineRisk.answer,
      detail: baselineRisk.detail,
      at: baselineRisk.recordedAt,
      by: staff.name,
    })
    .from(baselineRisk)
    .innerJoin(staff, eq(staff.id, baselineRisk.recordedBy))
    .where(eq(baselineRisk.patientId, patientId))
    .orderBy(asc(baselineRisk.recordedAt), asc(baselineRisk.version), asc(baselineRisk.risk))
    .prepare("patient-risks")
    .execute();
}
export type RiskVersion = Awaited<ReturnType<typeof readRiskVersions>>[number];

/** The second looks at a patient's answers. */
export function readSecondLooks(tx: ClinicTx, patientId: string) {
  return tx
    .select({ version: secondLook.version, note: secondLook.note, at: secondLook.recordedAt, by: staff.name, byId: staff.id })
    .from(secondLook)
    .innerJoin(staff, eq(staff.id, secondLook.recordedBy))
    .where(and(eq(secondLook.patientId, patientId), eq(secondLook.risk, LOOKED_AT)))
    .prepare("patient-second-looks")
    .execute();
}
export type SecondLookRow = Awaited<ReturnType<typeof readSecondLooks>>[number];

/** The one risk that asks for a second look. */
const LOOKED_AT: BaselineRisk = "severe-depression";

/** New versions of some answers. */
export function riskWrites(versions: readonly NewRow<typeof baselineRisk>[]) {
  return insertRows(baselineRisk, versions);
}

/** A clinician's second look at one version of the answer. */
export function secondLookWrites(row: Omit<NewRow<typeof secondLook>, "risk">) {
  return insertRows(secondLook, [{ ...row, risk: LOOKED_AT }]);
}
