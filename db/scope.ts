import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";

/** The clinic of the transaction, for inserts: the scope is never repeated by a caller, who might get it wrong. */
export const clinicInScope = sql<string>`nullif(current_setting('app.clinic_id', true), '')::uuid`;

const dialect = new PgDialect({ casing: "snake_case" });

/** A plain statement, to be sent together with others. */
export function statement(text: SQL): { toSQL(): { sql: string; params: unknown[] } } {
  return { toSQL: () => dialect.sqlToQuery(text) };
}
