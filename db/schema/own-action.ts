import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { ACTION_URGENCIES } from "@/clinical/jurisdiction";
import { OWN_ACTION_LETTERS } from "@/contracts/suggested-actions";
import { clinic } from "./clinic";
import { clinicId, id, instant, isOneOf, oneOf, ownClinic } from "./scope";
import { membership } from "./staff";

/**
 * What a clinic suggests at an urgency in place of the jurisdiction pack. Versions count from 1 on for each urgency; the newest is in force, one
 * without a text gives the pack's back, and none is ever changed: what a flag showed on a day can be told from their times.
 */
export const ownAction = pgTable(
  "own_action",
  {
    clinicId: clinicId().references(() => clinic.id),
    urgency: oneOf(ACTION_URGENCIES).notNull(),
    version: integer().notNull(),
    text: text(),
    recordedBy: id(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.urgency, t.version] }),
    foreignKey({ columns: [t.clinicId, t.recordedBy], foreignColumns: [membership.clinicId, membership.staffId] }),
    isOneOf("own_action_urgency", t.urgency, ACTION_URGENCIES),
    check("own_action_version", sql`${t.version} > 0`),
    check("own_action_text", sql`char_length(${t.text}) between 1 and ${sql.raw(String(OWN_ACTION_LETTERS.most))}`),
    ownClinic(),
  ],
);
