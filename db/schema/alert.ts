import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { LADDER_STEPS } from "@/clinical/alert-ladder";
import { COVER_PARTS } from "@/clinical/cover";
import { URGENCIES } from "@/clinical/urgency";
import { ATTEMPT_OUTCOMES, DELIVERY_KINDS, DELIVERY_STATES } from "@/contracts/delivery-states";
import type { WorkerNumbers } from "@/contracts/worker-numbers";
import { checkIn, submission } from "./check-in";
import { course } from "./patient";
import { clinicId, id, instant, isOneOf, oneOf, ownClinic, webRole, workerQueue } from "./scope";
import { invitation, membership } from "./staff";

/**
 * The mail owed because of one check-in's flags, at their highest urgency: of what was sent, or (`submissionId` null) of a draft or a call
 * asked for. `stoppedAt`: a clinician claimed. `ownerId`: what repeated a flag that this person has in hand; they alone are told, once.
 */
export const alert = pgTable(
  "alert",
  {
    clinicId: clinicId(),
    id: id(),
    checkInId: id(),
    submissionId: uuid(),
    courseId: id(),
    urgency: oneOf(URGENCIES).notNull(),
    createdAt: instant().notNull(),
    stoppedAt: instant(),
    ownerId: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    unique("alert_submission").on(t.clinicId, t.submissionId),
    foreignKey({ columns: [t.clinicId, t.submissionId], foreignColumns: [submission.clinicId, submission.id] }),
    foreignKey({ columns: [t.clinicId, t.courseId], foreignColumns: [course.clinicId, course.id] }),
    foreignKey({ columns: [t.clinicId, t.checkInId], foreignColumns: [checkIn.clinicId, checkIn.id] }),
    foreignKey({ columns: [t.clinicId, t.ownerId], foreignColumns: [membership.clinicId, membership.staffId] }),
    index("alert_check_in").on(t.clinicId, t.checkInId),
    index("alert_course").on(t.clinicId, t.courseId),
    isOneOf("alert_urgency", t.urgency, URGENCIES),
    ownClinic(),
  ],
);

/**
 * One tier of an alert, numbered as they fall due; `step` says which rung of the ladder it is. When it falls due the worker makes one delivery a
 * recipient, stamps `dispatchedAt` and adds the next tier, for as long as nobody has claimed.
 */
export const alertTier = pgTable(
  "alert_tier",
  {
    clinicId: clinicId(),
    alertId: id(),
    tier: integer().notNull(),
    step: oneOf(LADDER_STEPS).notNull().default("prescriber"),
    dueAt: instant().notNull(),
    dispatchedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.alertId, t.tier] }),
    foreignKey({ columns: [t.clinicId, t.alertId], foreignColumns: [alert.clinicId, alert.id] }),
    // One tier of an alert waits at a time: two ladders of one alert would tell everybody twice.
    uniqueIndex("alert_tier_waiting").on(t.clinicId, t.alertId).where(sql`dispatched_at is null`),
    index("alert_tier_due").on(t.dueAt).where(sql`dispatched_at is null`),
    isOneOf("alert_tier_step", t.step, LADDER_STEPS),
    ownClinic(),
    workerQueue(),
  ],
);

/**
 * One mail to one recipient; its id is the Message-ID. `dedupeKey` says what is owed (one tier of one alert to one person, one
 * digest a person a morning, one invitation a check-in), so that nothing can make it twice.
 */
export const delivery = pgTable(
  "delivery",
  {
    clinicId: clinicId(),
    id: id(),
    kind: oneOf(DELIVERY_KINDS).notNull(),
    priority: smallint().notNull(),
    dedupeKey: text().notNull(),
    recipientStaffId: uuid(),
    checkInId: uuid(),
    invitationId: uuid(),
    /** The delivery whose recipient could not be told, and who is told instead by this one. */
    insteadOf: uuid(),
    state: oneOf(DELIVERY_STATES).notNull().default("queued"),
    createdAt: instant().notNull(),
    nextAttemptAt: instant().notNull(),
    attempts: integer().notNull().default(0),
    leaseId: uuid(),
    leasedUntil: instant(),
    settledAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    unique("delivery_dedupe").on(t.clinicId, t.dedupeKey),
    foreignKey({ columns: [t.clinicId, t.recipientStaffId], foreignColumns: [membership.clinicId, membership.staffId] }),
    foreignKey({ columns: [t.clinicId, t.checkInId], foreignColumns: [checkIn.clinicId, checkIn.id] }),
    foreignKey({ columns: [t.clinicId, t.invitationId], foreignColumns: [invitation.clinicId, invitation.id] }),
    foreignKey({ columns: [t.clinicId, t.insteadOf], foreignColumns: [t.clinicId, t.id] }),
    index("delivery_to_staff").on(t.clinicId, t.createdAt).where(sql`recipient_staff_id is not null`),
    index("delivery_due").on(t.priority, t.nextAttemptAt).where(sql`state = 'queued'`),
    // Each of these leads to the clinic: a foreign key of its own would be looked up 200,000 times more in an import (measured).
    check("delivery_owed", sql`num_nonnulls(${t.recipientStaffId}, ${t.checkInId}, ${t.invitationId}) > 0`),
    isOneOf("delivery_kind", t.kind, DELIVERY_KINDS),
    isOneOf("delivery_state", t.state, DELIVERY_STATES),
    ownClinic(),
    workerQueue(),
  ],
);

/** Which alerts a delivery carries, one for an alert, several for a digest, and as what its recipient is told of each. */
export const deliveryAlert = pgTable(
  "delivery_alert",
  {
    clinicId: clinicId(),
    deliveryId: id(),
    alertId: id(),
    tier: integer().notNull(),
    part: oneOf(COVER_PARTS).notNull().default("prescriber"),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.deliveryId, t.alertId] }),
    foreignKey({ columns: [t.clinicId, t.deliveryId], foreignColumns: [delivery.clinicId, delivery.id] }),
    foreignKey({ columns: [t.clinicId, t.alertId, t.tier], foreignColumns: [alertTier.clinicId, alertTier.alertId, alertTier.tier] }),
    index("delivery_alert_alert").on(t.clinicId, t.alertId),
    isOneOf("delivery_alert_part", t.part, COVER_PARTS),
    ownClinic(),
  ],
);

/** Each try at sending, with the server's code: never its text, which may quote an address. */
export const deliveryAttempt = pgTable(
  "delivery_attempt",
  {
    clinicId: clinicId(),
    deliveryId: id(),
    attempt: integer().notNull(),
    at: instant().notNull(),
    outcome: oneOf(ATTEMPT_OUTCOMES).notNull(),
    smtpCode: smallint(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.deliveryId, t.attempt] }),
    foreignKey({ columns: [t.clinicId, t.deliveryId], foreignColumns: [delivery.clinicId, delivery.id] }),
    isOneOf("delivery_attempt_outcome", t.outcome, ATTEMPT_OUTCOMES),
    ownClinic(),
  ],
);

/**
 * When each worker was last alive, and what it counted: what waits in all clinics' queues together, because nobody else may look across clinics.
 * Read by everybody who asks whether alerts can leave; it names no clinic.
 */
export const workerHeartbeat = pgTable(
  "worker_heartbeat",
  {
    workerId: uuid().primaryKey(),
    startedAt: timestamp({ withTimezone: true }).notNull(),
    beatAt: timestamp({ withTimezone: true }).notNull(),
    smtpFailingSince: timestamp({ withTimezone: true }),
    /** Since when it holds all mails back, because the data were put back from a copy. */
    heldSince: timestamp({ withTimezone: true }),
    numbers: jsonb().$type<WorkerNumbers>(),
  },
  () => [workerQueue(), pgPolicy("readable", { for: "select", to: [webRole], using: sql`true` })],
);

/**
 * Where the outbox was worked last, in one row: a copy of the data that was put back is elsewhere. `heldSince`: since then no mail leaves, until
 * somebody who knows what left meanwhile releases them.
 */
export const outboxHome = pgTable(
  "outbox_home",
  {
    id: integer().primaryKey(),
    home: text().notNull(),
    heldSince: timestamp({ withTimezone: true }),
  },
  (t) => [check("outbox_home_once", sql`${t.id} = 1`), workerQueue()],
);

/**
 * A time in which alerts could not leave, and whether an admin was told of its beginning and of its end by the webhook. All web processes
 * share it, so that each is told once; it names no clinic. `tellingUntil`: one of them is telling.
 */
export const alertOutage = pgTable(
  "alert_outage",
  {
    id: uuid().primaryKey(),
    beganAt: timestamp({ withTimezone: true }).notNull(),
    endedAt: timestamp({ withTimezone: true }),
    tellingUntil: timestamp({ withTimezone: true }),
    beginToldAt: timestamp({ withTimezone: true }),
    endToldAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    // At most one goes on.
    uniqueIndex("alert_outage_open").on(sql`(ended_at is null)`).where(sql`ended_at is null`),
    index("alert_outage_began").on(t.beganAt),
    pgPolicy("shared", { for: "all", to: [webRole], using: sql`true`, withCheck: sql`true` }),
  ],
);
