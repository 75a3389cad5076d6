import { bigint, customType, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { clinic } from "./clinic";
import { clinicId, instant, ownClinic } from "./scope";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/**
 * Who did what, appended. A trigger gives each entry its number and its hash over the entry before it, so that an edit, a
 * removal or a reordering shows. Subjects are ids; `detail` never holds a patient's words.
 */
export const auditLog = pgTable(
  "audit_log",
  {
    clinicId: clinicId().references(() => clinic.id),
    seq: bigint({ mode: "number" }).notNull(),
    at: instant().notNull(),
    actorKind: text().notNull(),
    actorId: uuid(),
    action: text().notNull(),
    subjectKind: text().notNull(),
    subjectId: uuid(),
    detail: jsonb().$type<Record<string, string | number | boolean | null>>().notNull(),
    previousHash: bytea().notNull(),
    hash: bytea().notNull(),
  },
  (t) => [primaryKey({ columns: [t.clinicId, t.seq] }), ownClinic()],
);

/** The newest entry of each clinic's chain; its row lock puts writers in order. */
export const auditHead = pgTable(
  "audit_head",
  {
    clinicId: clinicId()
      .primaryKey()
      .references(() => clinic.id),
    seq: bigint({ mode: "number" }).notNull(),
    hash: bytea().notNull(),
  },
  () => [ownClinic()],
);
