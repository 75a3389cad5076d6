import { getTableColumns, type InferInsertModel, type SQL, sql } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import type { PgTable } from "drizzle-orm/pg-core";
import { clinicInScope, statement } from "./scope";

/** A row to insert, without its clinic: that is the one in scope. */
export type NewRow<T extends PgTable> = Omit<InferInsertModel<T>, "clinicId">;

/**
 * The insert of few or thousands of rows into the clinic in scope, as a list of one, or none without rows; for `sendTogether`. They
 * travel as one JSON parameter, which PostgreSQL reads by the table's own types: a parameter a value ends at 65,535 of them, and COPY
 * does not work under row-level security. The first row names the columns.
 */
export function insertRows<T extends PgTable>(table: T, rows: readonly NewRow<T>[]): ReturnType<typeof statement>[] {
  const given = givenRows(table, rows);
  return given === null
    ? []
    : [statement(sql`insert into ${table} (clinic_id, ${given.names}) select ${clinicInScope}, ${given.names} from ${given.recordset}`)];
}

/** The same for a statement that adds to the rows: the columns they name, and what they are read from; null without rows. */
export function givenRows<T extends PgTable>(table: T, rows: readonly NewRow<T>[]): { names: SQL; recordset: SQL } | null {
  const [first] = rows;
  if (first === undefined) return null;
  const columns = getTableColumns(table);
  const given = Object.entries(first).flatMap(([key, value]) =>
    key in columns && value !== undefined ? [[key, toSnakeCase(key)] as const] : [],
  );
  const names = sql.join(
    given.map(([, name]) => sql.identifier(name)),
    sql`, `,
  );
  const json = JSON.stringify(rows.map((row) => named(row, given)));
  return { names, recordset: sql`json_populate_recordset(null::${table}, ${json}::text::json)` };
}

/** Keys become the columns' names; JSON makes a date its ISO text. A loop, because an import names a million cells. */
function named(row: Record<string, unknown>, given: readonly (readonly [key: string, name: string])[]): Record<string, unknown> {
  const cells: Record<string, unknown> = {};
  for (const [key, name] of given) cells[name] = row[key];
  return cells;
}

/** An array as PostgreSQL reads it, of what needs no quotation marks: ids, hashes, numbers. */
export function arrayOf(values: readonly (string | number | boolean)[]): string {
  return `{${values.join(",")}}`;
}
