import { type Column, is, Param, Placeholder, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/postgres-js";
import { clientOf, type Sends } from "./client";
import type { NewRow } from "./insert-rows";
import { clinicInScope } from "./scope";

/** Makes statements and sends none: it has no connection. */
const builder = drizzle.mock({ casing: "snake_case" });
type Builder = typeof builder;

type Values = Readonly<Record<string, unknown>>;
type Runs<Result> = { execute(values?: Record<string, unknown>): Promise<Result> };
type Statement<Result> = PromiseLike<Result> & { prepare(name: string): unknown };
type Written = { toSQL(): { sql: string; params: unknown[] } };

/** What is given with each call, by its name, in the place of a value that the driver takes as it is. */
export const given = (name: string) => sql.placeholder(name);
/** The same where a column says how it travels: a moment, say. In `values()` Drizzle knows the column by itself. */
export const givenAs = (column: Column, name: string) => sql`${sql.param(given(name), column)}`;

/**
 * A read whose text Drizzle makes once a process, at its first call, and PostgreSQL plans once a connection. Making it anew for each call
 * took a quarter of a submission's processor time.
 * @param build the same statement each time, with `given("name")` where its values stand
 */
export function preparedRead<Result>(build: (db: Builder) => Statement<Result>): (tx: Sends, values: Values) => Promise<Result> {
  let made: object | undefined;
  return (tx, values) => {
    made ??= build(builder).prepare("prepared") as object;
    // Drizzle's own statement, but for the connection that it is sent over: that of this transaction.
    const own = Object.create(made, { client: { value: clientOf(tx) } }) as Runs<Result>;
    return own.execute({ ...values });
  };
}

/** A write whose text is made once a process, to be sent together with others (`sendTogether`). */
export function preparedWrite(build: (db: Builder) => Written): (values: Values) => Written {
  let made: { sql: string; params: unknown[] } | undefined;
  return (values) => ({
    toSQL() {
      made ??= build(builder).toSQL();
      return { sql: made.sql, params: made.params.map((param) => filled(param, values)) };
    },
  });
}

const inserts = new WeakMap<PgTable, Map<string, (values: Values) => Written>>();

/**
 * The insert of one row into the clinic in scope, its text made once a process for each table and set of columns. As in Drizzle, a column
 * without a value takes its default.
 */
export function insertRow<T extends PgTable>(table: T, row: NewRow<T>): Written {
  const columns = Object.keys(row).filter((key) => row[key as keyof typeof row] !== undefined);
  const known = inserts.get(table) ?? new Map<string, (values: Values) => Written>();
  inserts.set(table, known);
  const key = columns.join();
  const insert = known.get(key) ?? preparedWrite((db) => db.insert(table).values(rowOf<T>(columns)));
  known.set(key, insert);
  return insert(row as Values);
}

/** A row of this clinic in which each of these columns is given. */
export function rowOf<T extends PgTable>(columns: readonly string[]): T["$inferInsert"] {
  return { ...Object.fromEntries(columns.map((column) => [column, given(column)])), clinicId: clinicInScope } as T["$inferInsert"];
}

/** As Drizzle fills it, but for null, which it would hand to the column's own encoder. */
function filled(param: unknown, values: Values): unknown {
  const column = is(param, Param) ? param : null;
  const place = column ? column.value : param;
  if (!is(place, Placeholder)) return param;
  if (!(place.name in values)) throw new RangeError(`no value is given for ${place.name}`);
  const value = values[place.name];
  return value === null || column === null ? value : column.encoder.mapToDriverValue(value);
}
