import { sql } from "drizzle-orm";
import { boolean, check, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { REGIONS } from "@/clinical/crisis-lines";
import { byLookup, clinicId, instant, isOneOf, oneOf, ownClinic } from "./scope";

export const clinic = pgTable(
  "clinic",
  {
    id: uuid().primaryKey(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    phone: text().notNull(),
    region: oneOf(REGIONS).notNull(),
    timeZone: text().notNull(),
    /** When somebody is there, on the clinic's clock: ISO weekdays, "HH:MM", the end not included. */
    staffedWeekdays: smallint().array().notNull().default(sql`'{1,2,3,4,5}'`),
    staffedFrom: text().notNull().default("09:00"),
    staffedUntil: text().notNull().default("17:00"),
    /** Whether patients see their own course after sending. */
    sharesCourse: boolean().notNull().default(true),
    isDemo: boolean().notNull().default(false),
    createdAt: instant().notNull(),
  },
  (t) => [
    isOneOf("clinic_region", t.region, REGIONS),
    check("clinic_staffed_weekdays", sql`${t.staffedWeekdays} <@ '{1,2,3,4,5,6,7}' and cardinality(${t.staffedWeekdays}) > 0`),
    check(
      "clinic_staffed_hours",
      sql`${t.staffedFrom} ~ '^([01]\\d|2[0-3]):[0-5]\\d$' and ${t.staffedUntil} ~ '^([01]\\d|2[0-3]):[0-5]\\d$' and ${t.staffedFrom} < ${t.staffedUntil}`,
    ),
    ownClinic("id"),
    byLookup("slug"),
  ],
);

/** The thresholds in force, one row a version; the newest is in force. A clinic without a row uses the defaults. */
export const policy = pgTable(
  "policy",
  {
    clinicId: clinicId().references(() => clinic.id),
    version: text().notNull(),
    thresholds: jsonb().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.clinicId, t.version] }), ownClinic()],
);
