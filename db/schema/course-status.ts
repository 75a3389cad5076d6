import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  foreignKey,
  index,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { SEVERITIES } from "@/clinical/score-phq9";
import { RECORDED_OUTCOMES } from "@/contracts/flag-states";
import { MESSAGE_WISHES } from "@/contracts/message-wishes";
import type { RecentCheckIn } from "@/contracts/panel";
import { course } from "./patient";
import { clinicId, id, instant, isOneOf, oneOf, ownClinic } from "./scope";

/**
 * One row a course with everything the panel shows, so that a page of it is one walk along an index and fifty rows, whatever the size of
 * the clinic. What the rules and signatures say is made anew in the transaction that changes them; what is copied of the patient, the
 * course, its doses, check-ins and consent is kept true by triggers (migration 0005), whoever changes them.
 * The index that the panel walks carries what it filters by; it and those of what is missed and due for review are made by hand there and in
 * 0009, because the kit knows no INCLUDE.
 */
export const courseStatus = pgTable(
  "course_status",
  {
    clinicId: clinicId(),
    courseId: id(),
    patientId: id(),
    prescriberId: id(),
    /** Urgency 0 is none, higher is more urgent. */
    urgency: smallint().notNull().default(0),
    /** Since when the oldest open flag of that urgency waits; the course's creation where none is open, so that the order is total. */
    waitingSince: instant().notNull(),
    openFlags: smallint().notNull().default(0),
    unclaimedFlags: smallint().notNull().default(0),
    topFlagId: uuid(),
    reason: text(),
    claimedBy: uuid(),
    claimedAt: instant(),
    latestTotal: smallint(),
    latestSeverity: oneOf(SEVERITIES),
    latestAt: instant(),
    baseline: numeric({ precision: 4, scale: 1, mode: "number" }),
    change: real().generatedAlwaysAs(sql`(latest_total - baseline)::real`),
    baselineIsLate: boolean().notNull().default(false),
    latestGad7: smallint(),
    lastScores: jsonb().$type<{ at: string; total: number }[]>().notNull().default([]),
    /** The last three check-ins that were answered, newest first. */
    recent: jsonb().$type<RecentCheckIn[]>().notNull().default([]),
    lastContactAt: instant(),
    lastOutcome: oneOf(RECORDED_OUTCOMES),
    reviewOn: date({ mode: "string" }),
    /** Whether the newest answers raised anything, open or closed since; null before the first answers. */
    newestRaised: boolean(),
    /** A message that nobody has dealt with. */
    unreadMessage: boolean().notNull().default(false),
    /** The newest answers say that they stopped taking it. */
    saysStopped: boolean().notNull().default(false),
    /** From when an open task (a missed check-in, no baseline) stands on Missed: since it was raised, or from the day of the next try; null: none. */
    missedFrom: instant(),

    // Copies.
    name: text().notNull().default(""),
    /** What a search compares: name and record number, lower case without accents, one a line. */
    searchText: text().notNull().default(""),
    recordNumber: text().notNull().default(""),
    dateOfBirth: date({ mode: "string" }).notNull().default("1900-01-01"),
    timeZone: text().notNull().default("UTC"),
    wants: oneOf(MESSAGE_WISHES).notNull().default("all"),
    declined: boolean().notNull().default(false),
    phone: text(),
    /** Baseline risks whose newest answer is yes. */
    risks: text().array().notNull().default([]),
    startsOn: date({ mode: "string" }).notNull().default("1900-01-01"),
    endedOn: date({ mode: "string" }),
    weightKg: numeric({ precision: 5, scale: 1, mode: "number" }).notNull().default(1),
    /** Every dose from its date on, oldest first. */
    doses: jsonb().$type<[on: string, mgPerDay: number][]>().notNull().default([]),
    /** Check-ins that can still be answered, now or later, soonest first: the day each falls due and the moment it closes. */
    dueDates: date({ mode: "string" }).array().notNull().default([]),
    closeTimes: timestamp({ withTimezone: true, mode: "date" }).array().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.courseId] }),
    foreignKey({ columns: [t.clinicId, t.courseId], foreignColumns: [course.clinicId, course.id] }),
    // Every order that the panel can be read in; the first is what a search looks through, too. Nobody without the key is left out.
    index("course_status_name").on(t.clinicId, t.searchText, t.courseId),
    index("course_status_score").on(t.clinicId, sql`coalesce(latest_total, '-1'::smallint) desc`, t.courseId),
    index("course_status_change").on(t.clinicId, sql`coalesce(change, '-99'::real) desc`, t.courseId),
    index("course_status_silent").on(t.clinicId, sql`coalesce(latest_at, '-infinity'::timestamptz)`, t.courseId),
    isOneOf("course_status_severity", t.latestSeverity, SEVERITIES),
    isOneOf("course_status_outcome", t.lastOutcome, RECORDED_OUTCOMES),
    isOneOf("course_status_wants", t.wants, MESSAGE_WISHES),
    ownClinic(),
  ],
);
