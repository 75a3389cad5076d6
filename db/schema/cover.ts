import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { clinic } from "./clinic";
import { clinicId, id, instant, ownClinic } from "./scope";
import { membership } from "./staff";

/**
 * Who stands in, as it was recorded at one moment: the weekly pattern (`weeklyTurn`), the safety lead and the clinician of last resort. The
 * newest version is in force; the older ones stay to be read. A second version of one number is refused, so that nobody overwrites a
 * colleague's change unseen.
 */
export const cover = pgTable(
  "cover",
  {
    clinicId: clinicId().references(() => clinic.id),
    version: integer().notNull(),
    safetyLeadId: uuid(),
    lastResortId: uuid(),
    recordedBy: uuid(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.version] }),
    foreignKey({ columns: [t.clinicId, t.safetyLeadId], foreignColumns: [membership.clinicId, membership.staffId] }),
    foreignKey({ columns: [t.clinicId, t.lastResortId], foreignColumns: [membership.clinicId, membership.staffId] }),
    foreignKey({ columns: [t.clinicId, t.recordedBy], foreignColumns: [membership.clinicId, membership.staffId] }),
    check("cover_version", sql`${t.version} > 0`),
    ownClinic(),
  ],
);

/** One person's turn on a weekday (ISO, 1 Monday - 7 Sunday) of the pattern; who has the lowest position and is there is the cover. */
export const weeklyTurn = pgTable(
  "weekly_turn",
  { clinicId: clinicId(), version: integer().notNull(), weekday: smallint().notNull(), position: smallint().notNull(), staffId: id() },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.version, t.weekday, t.position] }),
    unique("weekly_turn_person").on(t.clinicId, t.version, t.weekday, t.staffId),
    foreignKey({ columns: [t.clinicId, t.version], foreignColumns: [cover.clinicId, cover.version] }),
    foreignKey({ columns: [t.clinicId, t.staffId], foreignColumns: [membership.clinicId, membership.staffId] }),
    check("weekly_turn_weekday", sql`${t.weekday} between 1 and 7`),
    check("weekly_turn_position", sql`${t.position} > 0`),
    ownClinic(),
  ],
);

/** From one day to another of the clinic's calendar, both included; withdrawn rather than deleted, because somebody may have relied on it. */
const spell = {
  clinicId: clinicId(),
  id: id(),
  staffId: id(),
  fromOn: date({ mode: "string" }).notNull(),
  untilOn: date({ mode: "string" }).notNull(),
  recordedBy: uuid(),
  recordedAt: instant().notNull(),
  withdrawnBy: uuid(),
  withdrawnAt: instant(),
};

/** Days on which somebody stands in whatever the weekly pattern says: on each of them only who has such a turn does. */
export const datedTurn = pgTable("dated_turn", spell, (t) => [
  primaryKey({ columns: [t.clinicId, t.id] }),
  foreignKey({ columns: [t.clinicId, t.staffId], foreignColumns: [membership.clinicId, membership.staffId] }),
  foreignKey({ columns: [t.clinicId, t.recordedBy], foreignColumns: [membership.clinicId, membership.staffId] }),
  foreignKey({ columns: [t.clinicId, t.withdrawnBy], foreignColumns: [membership.clinicId, membership.staffId] }),
  index("dated_turn_days").on(t.clinicId, t.untilOn).where(sql`withdrawn_at is null`),
  check("dated_turn_days", sql`${t.fromOn} <= ${t.untilOn}`),
  ownClinic(),
]);

/** Days on which somebody is away: they are told of nothing, and whoever stands in is told in their place. */
export const leave = pgTable("leave", spell, (t) => [
  primaryKey({ columns: [t.clinicId, t.id] }),
  foreignKey({ columns: [t.clinicId, t.staffId], foreignColumns: [membership.clinicId, membership.staffId] }),
  foreignKey({ columns: [t.clinicId, t.recordedBy], foreignColumns: [membership.clinicId, membership.staffId] }),
  foreignKey({ columns: [t.clinicId, t.withdrawnBy], foreignColumns: [membership.clinicId, membership.staffId] }),
  index("leave_days").on(t.clinicId, t.untilOn).where(sql`withdrawn_at is null`),
  check("leave_days", sql`${t.fromOn} <= ${t.untilOn}`),
  ownClinic(),
]);

/** A day on which nobody is at the clinic though its weekday is a working one. */
export const closedDay = pgTable(
  "closed_day",
  {
    clinicId: clinicId(),
    id: id(),
    closedOn: date({ mode: "string" }).notNull(),
    name: text().notNull(),
    recordedBy: uuid(),
    recordedAt: instant().notNull(),
    withdrawnBy: uuid(),
    withdrawnAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId], foreignColumns: [clinic.id] }),
    foreignKey({ columns: [t.clinicId, t.recordedBy], foreignColumns: [membership.clinicId, membership.staffId] }),
    foreignKey({ columns: [t.clinicId, t.withdrawnBy], foreignColumns: [membership.clinicId, membership.staffId] }),
    uniqueIndex("closed_day_date").on(t.clinicId, t.closedOn).where(sql`withdrawn_at is null`),
    check("closed_day_name", sql`char_length(${t.name}) between 1 and 120`),
    ownClinic(),
  ],
);
