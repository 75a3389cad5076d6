import { sql } from "drizzle-orm";
import { boolean, date, foreignKey, index, jsonb, numeric, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { SEVERITIES } from "@/clinical/score-phq9";
import { OUTCOMES } from "@/contracts/flag-states";
import { course } from "./patient";
import { clinicId, id, instant, isOneOf, oneOf, ownClinic } from "./scope";

/** One row a course with what the panel shows, kept in the transaction that changes it. Urgency 0 is none, higher is more urgent. */
export const courseStatus = pgTable(
  "course_status",
  {
    clinicId: clinicId(),
    courseId: id(),
    patientId: id(),
    prescriberId: id(),
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
    baselineIsLate: boolean().notNull().default(false),
    lastScores: jsonb().$type<{ at: string; total: number }[]>().notNull().default([]),
    lastContactAt: instant(),
    lastOutcome: oneOf(OUTCOMES),
    reviewOn: date({ mode: "string" }),
    /** Whether the newest answers raised anything, open or closed since; null before the first answers. */
    newestRaised: boolean(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.courseId] }),
    foreignKey({ columns: [t.clinicId, t.courseId], foreignColumns: [course.clinicId, course.id] }),
    // A plain ORDER BY ... DESC puts nulls first, and an index that says otherwise cannot serve it.
    index("course_status_review").on(t.clinicId, t.reviewOn).where(sql`review_on is not null`),
    index("course_status_panel").on(t.clinicId, t.urgency.desc().nullsFirst(), t.waitingSince, t.courseId),
    isOneOf("course_status_severity", t.latestSeverity, SEVERITIES),
    isOneOf("course_status_outcome", t.lastOutcome, OUTCOMES),
    ownClinic(),
  ],
);
