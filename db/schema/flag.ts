import { sql } from "drizzle-orm";
import { date, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { MovedItem } from "@/clinical/moved-items";
import { RULE_IDS } from "@/clinical/rules";
import { URGENCIES } from "@/clinical/urgency";
import { FLAG_EVENT_KINDS, FLAG_STATES, RECORDED_OUTCOMES } from "@/contracts/flag-states";
import { checkIn, submission } from "./check-in";
import { course } from "./patient";
import { clinicId, id, instant, isOneOf, oneOf, ownClinic, queueByLookup, workerQueue } from "./scope";
import { membership } from "./staff";

/**
 * A rule fired. What it said when it was raised is never changed; only its state and claim move. `checkInId` is the check-in it came of;
 * `submissionId` is null where nothing had been sent: answers left unsent, a call asked for, a check-in missed.
 */
export const flag = pgTable(
  "flag",
  {
    clinicId: clinicId(),
    id: id(),
    courseId: id(),
    checkInId: uuid(),
    submissionId: uuid(),
    rule: oneOf(RULE_IDS).notNull(),
    urgency: oneOf(URGENCIES).notNull(),
    numbers: jsonb().$type<Record<string, number>>().notNull(),
    items: jsonb().$type<MovedItem[]>().notNull(),
    explanation: text().notNull(),
    raisedAt: instant().notNull(),
    policyVersion: text().notNull(),
    codeVersion: text().notNull(),
    state: oneOf(FLAG_STATES).notNull().default("open"),
    claimedBy: uuid(),
    claimedAt: instant(),
    closedAt: instant(),
    /** When a claim on it last lapsed. */
    lapsedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.courseId], foreignColumns: [course.clinicId, course.id] }),
    foreignKey({ columns: [t.clinicId, t.submissionId], foreignColumns: [submission.clinicId, submission.id] }),
    foreignKey({ columns: [t.clinicId, t.checkInId], foreignColumns: [checkIn.clinicId, checkIn.id] }),
    foreignKey({ columns: [t.clinicId, t.claimedBy], foreignColumns: [membership.clinicId, membership.staffId] }),
    index("flag_course").on(t.clinicId, t.courseId, t.state),
    index("flag_check_in").on(t.clinicId, t.checkInId),
    // However often an answer is saved before Send, one flag of it waits for somebody; one whose claim lapsed may wait beside a newer.
    uniqueIndex("flag_of_draft")
      .on(t.clinicId, t.checkInId, t.rule)
      .where(
        sql`submission_id is null and state = 'open' and claimed_by is null and lapsed_at is null and rule in ('item-9-high', 'item-9')`,
      ),
    // A task is raised once, however many workers look: one a missed check-in, and one for a course without a baseline.
    uniqueIndex("flag_of_missed").on(t.clinicId, t.checkInId).where(sql`rule = 'missed'`),
    uniqueIndex("flag_of_no_baseline").on(t.clinicId, t.courseId).where(sql`rule = 'no-baseline'`),
    isOneOf("flag_rule", t.rule, RULE_IDS),
    isOneOf("flag_urgency", t.urgency, URGENCIES),
    isOneOf("flag_state", t.state, FLAG_STATES),
    ownClinic(),
  ],
);

/** What was done to a flag: a signature (who, when, meaning). Appended, never changed. `staffId` is null where the rules did it. */
export const flagEvent = pgTable(
  "flag_event",
  {
    clinicId: clinicId(),
    id: id(),
    flagId: id(),
    kind: oneOf(FLAG_EVENT_KINDS).notNull(),
    staffId: uuid(),
    at: instant().notNull(),
    meaning: text().notNull(),
    outcome: oneOf(RECORDED_OUTCOMES),
    note: text(),
    reviewOn: date({ mode: "string" }),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.flagId], foreignColumns: [flag.clinicId, flag.id] }),
    foreignKey({ columns: [t.clinicId, t.staffId], foreignColumns: [membership.clinicId, membership.staffId] }),
    index("flag_event_flag").on(t.clinicId, t.flagId, t.at),
    isOneOf("flag_event_kind", t.kind, FLAG_EVENT_KINDS),
    isOneOf("flag_event_outcome", t.outcome, RECORDED_OUTCOMES),
    ownClinic(),
  ],
);

/** Under this name the web process may see which claims lapse, whatever the clinic. */
export const CLAIM_LAPSES = "claim-lapses";

/** When a flag's claim lapses. A queue: the row goes when a contact is recorded, the flag is closed, or the claim has lapsed. */
export const claimLapse = pgTable("claim_lapse", { clinicId: clinicId(), flagId: id(), dueAt: instant().notNull() }, (t) => [
  primaryKey({ columns: [t.clinicId, t.flagId] }),
  foreignKey({ columns: [t.clinicId, t.flagId], foreignColumns: [flag.clinicId, flag.id] }),
  index("claim_lapse_due").on(t.dueAt),
  ownClinic(),
  workerQueue(),
  queueByLookup(CLAIM_LAPSES),
]);
