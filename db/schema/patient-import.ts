import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { clinicId, id, instant, ownClinic } from "./scope";
import { membership } from "./staff";

/** A file of patients that was imported, by the SHA-256 of its bytes: the same file enrols once, however often it is sent. */
export const patientImport = pgTable(
  "patient_import",
  {
    clinicId: clinicId(),
    fileHash: text().notNull(),
    patients: integer().notNull(),
    importedBy: id(),
    importedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.fileHash] }),
    foreignKey({ columns: [t.clinicId, t.importedBy], foreignColumns: [membership.clinicId, membership.staffId] }),
    check("patient_import_patients", sql`${t.patients} > 0`),
    ownClinic(),
  ],
);
