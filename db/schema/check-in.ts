import { sql } from "drizzle-orm";
import { boolean, check, date, foreignKey, index, integer, pgTable, primaryKey, smallint, text, unique } from "drizzle-orm/pg-core";
import { SEVERITIES } from "@/clinical/score-phq9";
import { CHECK_IN_KINDS, CHECK_IN_STATES } from "@/contracts/check-in-states";
import { LANGUAGES } from "@/contracts/languages";
import { course } from "./patient";
import { byLookup, clinicId, id, instant, isOneOf, oneOf, ownClinic } from "./scope";

/** One scheduled set of questionnaires. Its token is derived, never stored: HMAC(LINK_SECRET, id, generation). */
export const checkIn = pgTable(
  "check_in",
  {
    clinicId: clinicId(),
    id: id(),
    courseId: id(),
    kind: oneOf(CHECK_IN_KINDS).notNull(),
    dueOn: date({ mode: "string" }).notNull(),
    opensAt: instant().notNull(),
    expiresAt: instant().notNull(),
    generation: integer().notNull().default(1),
    tokenHash: text().notNull().unique(),
    state: oneOf(CHECK_IN_STATES).notNull().default("open"),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.courseId], foreignColumns: [course.clinicId, course.id] }),
    index("check_in_course").on(t.clinicId, t.courseId, t.dueOn),
    isOneOf("check_in_kind", t.kind, CHECK_IN_KINDS),
    isOneOf("check_in_state", t.state, CHECK_IN_STATES),
    ownClinic(),
    byLookup("token_hash"),
  ],
);

/** Everything sent for one check-in: one row, whatever was pressed twice. */
export const submission = pgTable(
  "submission",
  {
    clinicId: clinicId(),
    id: id(),
    checkInId: id(),
    courseId: id(),
    receivedAt: instant().notNull(),
    language: oneOf(LANGUAGES).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    unique("submission_check_in").on(t.clinicId, t.checkInId),
    foreignKey({ columns: [t.clinicId, t.checkInId], foreignColumns: [checkIn.clinicId, checkIn.id] }),
    foreignKey({ columns: [t.clinicId, t.courseId], foreignColumns: [course.clinicId, course.id] }),
    isOneOf("submission_language", t.language, LANGUAGES),
    ownClinic(),
  ],
);

/** Answers to one instrument as given: the record, never changed. */
export const response = pgTable(
  "response",
  {
    clinicId: clinicId(),
    id: id(),
    submissionId: id(),
    courseId: id(),
    answeredAt: instant().notNull(),
    instrument: text().notNull(),
    instrumentVersion: text().notNull(),
    language: oneOf(LANGUAGES).notNull(),
    answers: smallint().array().notNull(),
    difficulty: smallint(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.submissionId], foreignColumns: [submission.clinicId, submission.id] }),
    foreignKey({ columns: [t.clinicId, t.courseId], foreignColumns: [course.clinicId, course.id] }),
    unique("response_instrument").on(t.clinicId, t.submissionId, t.instrument),
    index("response_course").on(t.clinicId, t.courseId, t.answeredAt),
    check("response_answers", sql`cardinality(${t.answers}) > 0 and 0 <= all(${t.answers}) and 3 >= all(${t.answers})`),
    check("response_difficulty", sql`${t.difficulty} between 0 and 3`),
    ownClinic(),
  ],
);

/** What the answers scored when they came, with the policy and code that said so. */
export const score = pgTable(
  "score",
  {
    clinicId: clinicId(),
    responseId: id(),
    total: smallint().notNull(),
    severity: oneOf(SEVERITIES).notNull(),
    prorated: boolean().notNull().default(false),
    policyVersion: text().notNull(),
    codeVersion: text().notNull(),
    scoredAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.responseId] }),
    foreignKey({ columns: [t.clinicId, t.responseId], foreignColumns: [response.clinicId, response.id] }),
    isOneOf("score_severity", t.severity, SEVERITIES),
    ownClinic(),
  ],
);
