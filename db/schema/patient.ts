import { sql } from "drizzle-orm";
import { boolean, check, date, foreignKey, index, numeric, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { REGIONS } from "@/clinical/crisis-lines";
import { COURSE_END_REASONS } from "@/contracts/course-end";
import { LANGUAGES } from "@/contracts/languages";
import { MESSAGE_WISHES } from "@/contracts/message-wishes";
import { clinic } from "./clinic";
import { clinicId, id, instant, isOneOf, oneOf, ownClinic } from "./scope";
import { membership } from "./staff";

export const patient = pgTable(
  "patient",
  {
    clinicId: clinicId().references(() => clinic.id),
    id: id(),
    name: text().notNull(),
    /** Lower case without accents: what search compares. */
    searchName: text().notNull(),
    dateOfBirth: date({ mode: "string" }).notNull(),
    recordNumber: text().notNull(),
    email: text(),
    phone: text(),
    /** Whether address and number are the patient's own; under 18 they must be. */
    ownsContact: boolean().notNull().default(true),
    /** Which mails they still want, as they said with a link in one of them, and since when; null: they never said. */
    wants: oneOf(MESSAGE_WISHES).notNull().default("all"),
    wantsSince: instant(),
    language: oneOf(LANGUAGES).notNull(),
    region: oneOf(REGIONS).notNull(),
    timeZone: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    // The number first: with the clinic first an empty table's foreign keys are planned by this index instead of the key, and an import
    // into it takes ten times as long (measured).
    unique("patient_record_number").on(t.recordNumber, t.clinicId),
    isOneOf("patient_language", t.language, LANGUAGES),
    isOneOf("patient_region", t.region, REGIONS),
    isOneOf("patient_wants", t.wants, MESSAGE_WISHES),
    ownClinic(),
  ],
);

/**
 * One isotretinoin treatment, as it is known now: a correction changes it and keeps in `course_correction` what it said before. `endedOn` is
 * the day of the last dose.
 */
export const course = pgTable(
  "course",
  {
    clinicId: clinicId(),
    id: id(),
    patientId: id(),
    prescriberId: id(),
    startsOn: date({ mode: "string" }).notNull(),
    endedOn: date({ mode: "string" }),
    /** Why, as whoever recorded the end said; null where nobody did. */
    endReason: oneOf(COURSE_END_REASONS),
    /** The day of the last dose is not known: `endedOn` is somebody's best guess. */
    endIsEstimate: boolean().notNull().default(false),
    /** At the start; what was recorded since stands in `weight`. */
    weightKg: numeric({ precision: 5, scale: 1, mode: "number" }).notNull(),
    /** The newest of `weight`, kept in the transaction that changes it, so that the panel reads one row; null: none since the start. */
    latestWeightKg: numeric({ precision: 5, scale: 1, mode: "number" }),
    targetMgPerKg: numeric({ precision: 5, scale: 1, mode: "number" }).notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    foreignKey({ columns: [t.clinicId, t.prescriberId], foreignColumns: [membership.clinicId, membership.staffId] }),
    index("course_patient").on(t.clinicId, t.patientId),
    isOneOf("course_end_reason", t.endReason, COURSE_END_REASONS),
    check("course_dates", sql`${t.endedOn} is null or ${t.endedOn} >= ${t.startsOn}`),
    ownClinic(),
  ],
);

/** From a day on so many milligrams; 0 is a pause. Never changed; one that was wrong is withdrawn by a correction. */
export const doseChange = pgTable(
  "dose_change",
  {
    clinicId: clinicId(),
    id: id(),
    courseId: id(),
    takesEffectOn: date({ mode: "string" }).notNull(),
    mgPerDay: numeric({ precision: 5, scale: 1, mode: "number" }).notNull(),
    recordedBy: id(),
    recordedAt: instant().notNull(),
    /** Since when it counts no longer: a correction says why, and another row may stand in its place. */
    withdrawnAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.courseId], foreignColumns: [course.clinicId, course.id] }),
    foreignKey({ columns: [t.clinicId, t.recordedBy], foreignColumns: [membership.clinicId, membership.staffId] }),
    index("dose_change_course").on(t.clinicId, t.courseId, t.takesEffectOn),
    ownClinic(),
  ],
);
