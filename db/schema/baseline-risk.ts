import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { BASELINE_RISKS, RISK_ANSWERS } from "@/clinical/baseline-risks";
import { RISK_DETAIL_LENGTH, SECOND_LOOK_LENGTH } from "@/contracts/baseline-risks";
import { patient } from "./patient";
import { clinicId, id, instant, isOneOf, oneOf, ownClinic } from "./scope";
import { membership } from "./staff";

/** One recorded answer about one risk. Versions count from 1 on for each risk; the newest counts, and none is ever changed. */
export const baselineRisk = pgTable(
  "baseline_risk",
  {
    clinicId: clinicId(),
    patientId: id(),
    risk: oneOf(BASELINE_RISKS).notNull(),
    version: integer().notNull(),
    answer: oneOf(RISK_ANSWERS).notNull(),
    detail: text(),
    recordedBy: id(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.patientId, t.risk, t.version] }),
    foreignKey({ columns: [t.clinicId, t.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    foreignKey({ columns: [t.clinicId, t.recordedBy], foreignColumns: [membership.clinicId, membership.staffId] }),
    isOneOf("baseline_risk_risk", t.risk, BASELINE_RISKS),
    isOneOf("baseline_risk_answer", t.answer, RISK_ANSWERS),
    check("baseline_risk_version", sql`${t.version} > 0`),
    check("baseline_risk_detail", sql`char_length(${t.detail}) between 1 and ${sql.raw(String(RISK_DETAIL_LENGTH))}`),
    ownClinic(),
  ],
);

/** A clinician's second look at a history of severe depression: one for each recorded answer that asks for it. */
export const secondLook = pgTable(
  "second_look",
  {
    clinicId: clinicId(),
    patientId: id(),
    risk: oneOf(BASELINE_RISKS).notNull(),
    version: integer().notNull(),
    note: text().notNull(),
    recordedBy: id(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.patientId, t.risk, t.version] }),
    foreignKey({
      name: "second_look_answer",
      columns: [t.clinicId, t.patientId, t.risk, t.version],
      foreignColumns: [baselineRisk.clinicId, baselineRisk.patientId, baselineRisk.risk, baselineRisk.version],
    }),
    foreignKey({ columns: [t.clinicId, t.recordedBy], foreignColumns: [membership.clinicId, membership.staffId] }),
    check("second_look_note", sql`char_length(${t.note}) between 1 and ${sql.raw(String(SECOND_LOOK_LENGTH))}`),
    ownClinic(),
  ],
);
