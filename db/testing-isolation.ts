import type { Sql } from "postgres";

export type Row = Record<string, unknown>;

/** A table whose rows belong to a clinic, and what the web role may do with it. */
export type ClinicTable = {
  readonly name: string;
  /** The column that says whose a row is: `id` for the clinics themselves. */
  readonly clinic: "clinic_id" | "id";
  /** Those that a statement may give a value: not the ones the database makes itself. */
  readonly columns: readonly string[];
  readonly insertable: boolean;
  /** A column that the web role may update, if there is any. */
  readonly updatable: string | null;
  readonly deletable: boolean;
};

/** Every table of the database that belongs to a clinic, from the catalogue: a new one is tested the day it is made. */
export async function clinicTables(superuser: Sql): Promise<ClinicTable[]> {
  return superuser<ClinicTable[]>`
    select c.relname as name, case c.relname when 'clinic' then 'id' else 'clinic_id' end as clinic,
      array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns,
      has_table_privilege('isomood_web', c.oid, 'insert') as insertable,
      has_table_privilege('isomood_web', c.oid, 'delete') as deletable,
      min(a.attname::text) filter (where has_column_privilege('isomood_web', c.oid, a.attnum, 'update')) as updatable
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
    group by c.relname, c.oid having c.relname = 'clinic' or bool_or(a.attname = 'clinic_id') order by 1`;
}

/** The newest row of a clinic as JSON would hold it. @throws Error when there is none */
export async function ownRow(superuser: Sql, table: string, clinic: string, clinicId: string): Promise<Row> {
  const [found] = await superuser.unsafe<{ row: Row }[]>(
    `select to_jsonb(t) as row from ${table} t where ${clinic} = $1 order by ctid desc limit 1`,
    [clinicId],
  );
  if (!found) throw new Error(`no row in ${table}`);
  return found.row;
}

/** Runs one statement in a transaction of its own under these settings. */
export async function scopedTo(sql: Sql, settings: Readonly<Record<string, string>>, statement: string, parameters: string[] = []) {
  const results = await sql.begin((tx) => [
    ...Object.entries(settings).map(([name, value]) => tx`select set_config(${name}, ${value}, true)`),
    tx.unsafe<Row[]>(statement, parameters),
  ]);
  return results.at(-1) as Row[] & { count: number };
}
