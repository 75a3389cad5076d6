import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { ANSWERED_BY } from "@/clinical/check-in-answers";
import { DRAFT_FIELD, MESSAGE_LENGTH, PHONE_LENGTH } from "@/contracts/check-in";
import { CONSENT_DECISIONS } from "@/contracts/consent";
import { LANGUAGES } from "@/contracts/languages";
import { checkIn, isWritten } from "./check-in";
import { course, patient } from "./patient";
import { clinicId, id, instant, isOneOf, oneOf, ownClinic, waitingByLookup, workerQueue } from "./scope";

/** What a patient was told of who reads their answers, in which version and language, and what they said to it. Appended, never changed. */
export const consent = pgTable(
  "consent",
  {
    clinicId: clinicId(),
    id: id(),
    patientId: id(),
    checkInId: id(),
    version: text().notNull(),
    language: oneOf(LANGUAGES).notNull(),
    decision: oneOf(CONSENT_DECISIONS).notNull(),
    /** Who said it: what a parent says is not what the patient says. */
    answeredBy: oneOf(ANSWERED_BY).notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    foreignKey({ columns: [t.clinicId, t.checkInId], foreignColumns: [checkIn.clinicId, checkIn.id] }),
    index("consent_patient").on(t.clinicId, t.patientId, t.at),
    isOneOf("consent_language", t.language, LANGUAGES),
    isOneOf("consent_decision", t.decision, CONSENT_DECISIONS),
    isOneOf("consent_answered_by", t.answeredBy, ANSWERED_BY),
    ownClinic(),
  ],
);

/**
 * An answer saved before Send, by the field it was given in; null was taken back. A question of item 9 or the ASQ has its answer as a code,
 * too, which is what the worker may read, and `highest`, the gravest code ever given to it. `device` is the browser session that gave it:
 * no other one is shown it. Deleted once the check-in is sent.
 */
export const draftAnswer = pgTable(
  "draft_answer",
  {
    clinicId: clinicId(),
    checkInId: id(),
    field: text().notNull(),
    value: text(),
    code: smallint(),
    highest: smallint(),
    device: uuid().notNull(),
    /** Of the page that it was given on. */
    language: oneOf(LANGUAGES).notNull(),
    givenAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.checkInId, t.field] }),
    foreignKey({ columns: [t.clinicId, t.checkInId], foreignColumns: [checkIn.clinicId, checkIn.id] }),
    isOneOf("draft_answer_language", t.language, LANGUAGES),
    check("draft_answer_field", sql`${t.field} ~ ${sql.raw(`'${DRAFT_FIELD}'`)}`),
    check("draft_answer_highest", sql`${t.highest} between 0 and 3`),
    check("draft_answer_code", sql`${t.code} between 0 and ${t.highest}`),
    isWritten("draft_answer_value", t.value, MESSAGE_LENGTH),
    ownClinic(),
  ],
);

/** Under this name the web process may see which check-ins wait, whatever the clinic. */
export const LEFT_DRAFTS = "left-drafts";

/** When somebody has to be told of an answer to item 9 that was given and not sent. A queue: it says which check-in, never what was answered. */
export const draftAlarm = pgTable(
  "draft_alarm",
  { clinicId: clinicId(), checkInId: id(), dueAt: instant().notNull(), settledAt: instant() },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.checkInId] }),
    foreignKey({ columns: [t.clinicId, t.checkInId], foreignColumns: [checkIn.clinicId, checkIn.id] }),
    index("draft_alarm_due").on(t.dueAt).where(sql`settled_at is null`),
    ownClinic(),
    workerQueue(),
    waitingByLookup(LEFT_DRAFTS),
  ],
);

/** "Ask the clinic to call me" was pressed: with or without a finished form. Appended, never changed. */
export const helpRequest = pgTable(
  "help_request",
  {
    clinicId: clinicId(),
    id: id(),
    checkInId: id(),
    courseId: id(),
    askedAt: instant().notNull(),
    privateNumber: text(),
    mayLeaveMessage: boolean(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.checkInId], foreignColumns: [checkIn.clinicId, checkIn.id] }),
    foreignKey({ columns: [t.clinicId, t.courseId], foreignColumns: [course.clinicId, course.id] }),
    index("help_request_course").on(t.clinicId, t.courseId, t.askedAt),
    isWritten("help_request_private_number", t.privateNumber, PHONE_LENGTH),
    ownClinic(),
  ],
);
