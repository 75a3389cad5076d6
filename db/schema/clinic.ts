import { boolean, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
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
    isDemo: boolean().notNull().default(false),
    createdAt: instant().notNull(),
  },
  (t) => [isOneOf("clinic_region", t.region, REGIONS), ownClinic("id"), byLookup("slug")],
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
