import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { boolean, check, date, foreignKey, index, integer, pgTable, primaryKey, smallint, text, unique } from "drizzle-orm/pg-core";
import {
  ADHERENCE,
  ANSWERED_BY,
  ANTIDEPRESSANT_STARTS,
  ASQ_ANSWERS,
  DEPRESSION_INSTRUMENTS,
  MEDICINE_CHANGES,
  SEXUAL_CHANGES,
  SKIN_CHANGES,
} from "@/clinical/check-in-answers";
import { ASQ_ITEMS, INSTRUMENT_IDS, INSTRUMENTS, type Instrument, SIDE_EFFECT_ITEMS } from "@/clinical/instruments";
import { SEVERITIES } from "@/clinical/score-phq9";
import { MESSAGE_LENGTH, NOTE_LENGTH, PHONE_LENGTH } from "@/contracts/check-in";
import { CHECK_IN_KINDS, CHECK_IN_STATES } from "@/contracts/check-in-states";
import { LANGUAGES } from "@/contracts/languages";
import { course } from "./patient";
import { answerCodes, byLookup, clinicId, id, instant, isOneOf, oneOf, ownClinic } from "./scope";

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

/**
 * Everything sent for one check-in: one row, whatever was pressed twice. What is no instrument's answer stands here; null was not asked
 * or not answered. `highestItem9` and `highestAsq` are the gravest answers given before sending.
 */
export const submission = pgTable(
  "submission",
  {
    clinicId: clinicId(),
    id: id(),
    checkInId: id(),
    courseId: id(),
    receivedAt: instant().notNull(),
    language: oneOf(LANGUAGES).notNull(),
    skin: oneOf(SKIN_CHANGES),
    adherence: oneOf(ADHERENCE),
    adherenceNote: text(),
    medicineChange: oneOf(MEDICINE_CHANGES),
    medicineNote: text(),
    /** Whether an antidepressant was started; asked under 25 where a medicine for mood changed. */
    antidepressant: oneOf(ANTIDEPRESSANT_STARTS),
    sexualChange: oneOf(SEXUAL_CHANGES),
    message: text(),
    /** Said beside the words, so that the worker can know of them without reading them. */
    hasMessage: boolean().notNull().generatedAlwaysAs(sql`message is not null`),
    helpRequested: boolean().notNull().default(false),
    answeredBy: oneOf(ANSWERED_BY).notNull().default("self"),
    /** Ended by "Stop here and send": what is missing was left out on purpose. */
    stopped: boolean().notNull().default(false),
    onTablet: boolean().notNull().default(false),
    /** A number that nobody else answers, given after item 9, and whether a message may be left there. */
    privateNumber: text(),
    mayLeaveMessage: boolean(),
    highestItem9: smallint(),
    highestAsq: answerCodes(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    unique("submission_check_in").on(t.clinicId, t.checkInId),
    foreignKey({ columns: [t.clinicId, t.checkInId], foreignColumns: [checkIn.clinicId, checkIn.id] }),
    foreignKey({ columns: [t.clinicId, t.courseId], foreignColumns: [course.clinicId, course.id] }),
    index("submission_course").on(t.clinicId, t.courseId, t.receivedAt),
    isOneOf("submission_language", t.language, LANGUAGES),
    isOneOf("submission_skin", t.skin, SKIN_CHANGES),
    isOneOf("submission_adherence", t.adherence, ADHERENCE),
    isOneOf("submission_medicine_change", t.medicineChange, MEDICINE_CHANGES),
    check("submission_highest_item_9", sql`${t.highestItem9} between 0 and 3`),
    check("submission_highest_asq", areAnswers(t.highestAsq, { count: ASQ_ITEMS.length, highest: ASQ_ANSWERS.length - 1 })),
    isOneOf("submission_antidepressant", t.antidepressant, ANTIDEPRESSANT_STARTS),
    isOneOf("submission_sexual_change", t.sexualChange, SEXUAL_CHANGES),
    isOneOf("submission_answered_by", t.answeredBy, ANSWERED_BY),
    isWritten("submission_message", t.message, MESSAGE_LENGTH),
    isWritten("submission_private_number", t.privateNumber, PHONE_LENGTH),
    isWritten("submission_adherence_note", t.adherenceNote, NOTE_LENGTH),
    isWritten("submission_medicine_note", t.medicineNote, NOTE_LENGTH),
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
    instrument: oneOf(INSTRUMENT_IDS).notNull(),
    instrumentVersion: text().notNull(),
    language: oneOf(LANGUAGES).notNull(),
    answers: answerCodes().notNull(),
    difficulty: smallint(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.submissionId], foreignColumns: [submission.clinicId, submission.id] }),
    foreignKey({ columns: [t.clinicId, t.courseId], foreignColumns: [course.clinicId, course.id] }),
    unique("response_instrument").on(t.clinicId, t.submissionId, t.instrument),
    index("response_course").on(t.clinicId, t.courseId, t.answeredAt),
    isOneOf("response_instrument_id", t.instrument, INSTRUMENT_IDS),
    check("response_answers", areAnswersOf(t.instrument, t.answers)),
    check(
      "response_difficulty",
      sql`${t.difficulty} between 0 and 3 and (${t.difficulty} is null or ${t.instrument} in (${list(DEPRESSION_INSTRUMENTS)}))`,
    ),
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

/** As many answers as questions, each between 0 and the highest or missing. A NULL among them decides nothing, and so passes. */
function areAnswers(answers: AnyColumn | SQL, { count, highest }: { count: number; highest: number }): SQL {
  return sql`cardinality(${answers}) = ${number(count)} and 0 <= all(${answers}) and ${number(highest)} >= all(${answers})`;
}

function areAnswersOf(instrument: AnyColumn, answers: AnyColumn): SQL {
  const cases = Object.values(INSTRUMENTS).map(({ id, items, answers: offered }: Instrument) => {
    const legal = areAnswers(answers, { count: items.length, highest: offered.length - 1 });
    return sql`when ${list([id])} then ${legal}${id === "side-effects" ? sql` and ${warningsAreYesOrNo(answers)}` : sql``}`;
  });
  return sql`case ${instrument} ${sql.join(cases, sql` `)} end`;
}

function warningsAreYesOrNo(answers: AnyColumn): SQL {
  const symptoms = SIDE_EFFECT_ITEMS.filter(({ kind }) => kind === "symptom").length;
  return sql`1 >= all(${answers}[${number(symptoms + 1)}:])`;
}

/** What somebody wrote: something, and not more than the form takes. */
export function isWritten(name: string, column: AnyColumn, most: number) {
  return check(name, sql`char_length(${column}) between 1 and ${number(most)}`);
}

function number(value: number): SQL {
  return sql.raw(String(value));
}

function list(values: readonly string[]): SQL {
  return sql.raw(values.map((value) => `'${value}'`).join(", "));
}
