import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { CONTACT_LENGTHS, type ContactField } from "@/contracts/contacts";
import { patient } from "./patient";
import { clinicId, id, instant, ownClinic } from "./scope";
import { membership } from "./staff";

/**
 * Whom to reach and where, in versions from 1 on; the newest counts and none is ever changed. Number and tick are those of the patient's
 * row at the time. `recordedBy` null: known before versions were kept.
 */
export const contact = pgTable(
  "contact",
  {
    clinicId: clinicId(),
    patientId: id(),
    version: integer().notNull(),
    phone: text(),
    ownsContact: boolean().notNull(),
    address: text(),
    gpName: text(),
    gpPractice: text(),
    gpPhone: text(),
    emergencyName: text(),
    emergencyRelation: text(),
    emergencyPhone: text(),
    recordedBy: uuid(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.patientId, t.version] }),
    foreignKey({ columns: [t.clinicId, t.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    foreignKey({ columns: [t.clinicId, t.recordedBy], foreignColumns: [membership.clinicId, membership.staffId] }),
    check("contact_version", sql`${t.version} > 0`),
    ...(Object.entries(CONTACT_LENGTHS) as [ContactField, number][]).map(([field, length]) =>
      check(
        `contact_${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
        sql`char_length(${t[field]}) between 1 and ${sql.raw(String(length))}`,
      ),
    ),
    ownClinic(),
  ],
);
