import { sql } from "drizzle-orm";
import { bigint, customType, index, jsonb, pgPolicy, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { clinic } from "./clinic";
import { clinicId, instant, ownClinic, workerRole } from "./scope";

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
  (t) => [
    primaryKey({ columns: [t.clinicId, t.seq] }),
    // "Has this person read this lately?", asked at each refetch.
    index("audit_log_reads").on(t.clinicId, t.actorId, t.action, t.subjectId, t.at),
    ownClinic(),
  ],
);

/**
 * The newest entry of each clinic's chain; its row lock puts writers in order. The worker sees all of them: a number and a hash a
 * clinic, from which whoever verifies the chains learns which there are.
 */
export const auditHead = pgTable(
  "audit_head",
  {
    clinicId: clinicId()
      .primaryKey()
      .references(() => clinic.id),
    seq: bigint({ mode: "number" }).notNull(),
    hash: bytea().notNull(),
  },
  () => [ownClinic(), pgPolicy("worker_reads_heads", { for: "select", to: [workerRole], using: sql`true` })],
);
