import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { CORRECTED_ENTRIES, type EntryValue, REASON_LENGTH } from "@/contracts/course-corrections";
import { PATIENT_NOTE_LENGTH } from "@/contracts/patient-notes";
import { isWritten } from "./check-in";
import { course, patient } from "./patient";
import { clinicId, id, instant, isOneOf, oneOf, ownClinic } from "./scope";
import { membership } from "./staff";

/** A weight recorded after the one the course began with. Never changed; one that was wrong is withdrawn by a correction. */
export const weight = pgTable(
  "weight",
  {
    clinicId: clinicId(),
    id: id(),
    courseId: id(),
    measuredOn: date({ mode: "string" }).notNull(),
    kg: numeric({ precision: 5, scale: 1, mode: "number" }).notNull(),
    recordedBy: id(),
    recordedAt: instant().notNull(),
    /** Since when it counts no longer: a correction says why. */
    withdrawnAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.courseId], foreignColumns: [course.clinicId, course.id] }),
    foreignKey({ columns: [t.clinicId, t.recordedBy], foreignColumns: [membership.clinicId, membership.staffId] }),
    uniqueIndex("weight_of_day").on(t.clinicId, t.courseId, t.measuredOn).where(sql`withdrawn_at is null`),
    ownClinic(),
  ],
);

/** One prescription: from when, for how many days, and how old the last mood check was when it was written. */
export const renewal = pgTable(
  "renewal",
  {
    clinicId: clinicId(),
    id: id(),
    courseId: id(),
    renewedOn: date({ mode: "string" }).notNull(),
    daysSupplied: smallint().notNull(),
    /** Days from the last mood check to the renewal; null: there was none. */
    daysSinceCheck: smallint(),
    /** Why without a mood check inside the clinic's limit; null where there was one. */
    withoutCheckReason: text(),
    recordedBy: id(),
    recordedAt: instant().notNull(),
    withdrawnAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.courseId], foreignColumns: [course.clinicId, course.id] }),
    foreignKey({ columns: [t.clinicId, t.recordedBy], foreignColumns: [membership.clinicId, membership.staffId] }),
    uniqueIndex("renewal_of_day").on(t.clinicId, t.courseId, t.renewedOn).where(sql`withdrawn_at is null`),
    check("renewal_days_supplied", sql`${t.daysSupplied} between 1 and 180`),
    isWritten("renewal_without_check_reason", t.withoutCheckReason, REASON_LENGTH),
    ownClinic(),
  ],
);

/** Whether a clinician asked in private about sexual function. What was said is not kept here. */
export const sexualFunctionQuestion = pgTable(
  "sexual_function_question",
  {
    clinicId: clinicId(),
    id: id(),
    courseId: id(),
    asked: boolean().notNull(),
    on: date("on_day", { mode: "string" }).notNull(),
    recordedBy: id(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.courseId], foreignColumns: [course.clinicId, course.id] }),
    foreignKey({ columns: [t.clinicId, t.recordedBy], foreignColumns: [membership.clinicId, membership.staffId] }),
    index("sexual_function_question_course").on(t.clinicId, t.courseId, t.on),
    ownClinic(),
  ],
);

/**
 * What was wrong about a course and what is right instead: what it said, what it says (null: it should not have been there), who, when and
 * why. Appended, never changed, so every version of an entry can be read. `entryId` is the dose, weight or renewal that was withdrawn.
 */
export const courseCorrection = pgTable(
  "course_correction",
  {
    clinicId: clinicId(),
    id: id(),
    courseId: id(),
    entry: oneOf(CORRECTED_ENTRIES).notNull(),
    entryId: uuid(),
    was: jsonb().$type<EntryValue>().notNull(),
    became: jsonb().$type<EntryValue>(),
    reason: text().notNull(),
    recordedBy: id(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.courseId], foreignColumns: [course.clinicId, course.id] }),
    foreignKey({ columns: [t.clinicId, t.recordedBy], foreignColumns: [membership.clinicId, membership.staffId] }),
    index("course_correction_course").on(t.clinicId, t.courseId, t.recordedAt),
    isOneOf("course_correction_entry", t.entry, CORRECTED_ENTRIES),
    isWritten("course_correction_reason", t.reason, REASON_LENGTH),
    ownClinic(),
  ],
);

/** What a clinician wrote about a patient, signed. Appended, never changed: a correction is a note that names the one it replaces. */
export const note = pgTable(
  "note",
  {
    clinicId: clinicId(),
    id: id(),
    patientId: id(),
    body: text().notNull(),
    /** Written at a visit: "since the last visit" counts from it. */
    atVisit: boolean().notNull(),
    corrects: uuid(),
    writtenBy: id(),
    writtenAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    foreignKey({ columns: [t.clinicId, t.writtenBy], foreignColumns: [membership.clinicId, membership.staffId] }),
    foreignKey({ columns: [t.clinicId, t.corrects], foreignColumns: [t.clinicId, t.id] }),
    index("note_patient").on(t.clinicId, t.patientId, t.writtenAt),
    // Two who correct one note at once: the second is told.
    uniqueIndex("note_corrected_once").on(t.clinicId, t.corrects).where(sql`corrects is not null`),
    isWritten("note_body", t.body, PATIENT_NOTE_LENGTH),
    ownClinic(),
  ],
);
