import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FullClinic, fullClinic } from "@/server/use-cases/testing-full-clinic";
import { connect, type Database } from "./client";
import { createTestDatabase, type TestDatabase } from "./testing";
import { type ClinicTable, clinicTables, ownRow, type Row, scopedTo } from "./testing-isolation";

const SEED = 20_261_123;
let db: TestDatabase;
let superuser: Database;
let mine: FullClinic;
let theirs: FullClinic;
let tables: ClinicTable[];
/** The other clinic's id and its people's addresses: each of its rows holds one of them. */
let foreign: string[];
let forged: Map<string, string[]>;
beforeAll(async () => {
  db = await createTestDatabase();
  superuser = connect(db.urls.superuserUrl, { max: 1, name: "test-look" });
  [theirs, mine] = [await fullClinic(db), await fullClinic(db)];
  tables = await clinicTables(superuser.sql);
  const people = await superuser.sql<{ email: string }[]>`
    select s.email from staff s join membership m on m.staff_id = s.id where m.clinic_id = ${theirs.clinicId}`;
  foreign = [theirs.clinicId, ...people.map(({ email }) => email)];
  forged = await forgedRows();
  // With statistics the planner may choose other plans, and pg_stats holds values of rows.
  await superuser.sql.unsafe("analyze");
});
afterAll(async () => {
  await superuser.close();
  await db.close();
});

type Statement = { readonly table: string; readonly scope: Record<string, string>; readonly text: string };

/** Where rows are asked for: conditions that the other clinic's rows meet, and one that fails loudly if it is tried on them. */
function conditions(t: string, { clinic }: ClinicTable): string[] {
  const column = `${t}.${clinic}`;
  return [
    "true",
    `${column} = '${theirs.clinicId}'`,
    `${column} <> '${mine.clinicId}'`,
    `${column} in ('${mine.clinicId}', '${theirs.clinicId}')`,
    `${column}::text like '${theirs.clinicId.slice(0, 20)}%'`,
    `1 / (case when ${column} = '${theirs.clinicId}' then 0 else 1 end) = 1`,
    `exists (select from membership m where m.clinic_id = ${column})`,
    `${column} = (select id from clinic where id = '${theirs.clinicId}')`,
  ];
}

/** Ways of asking `table` for what `where` (over `t`) says, or of changing it; `other` is a second table. */
function shapes(table: ClinicTable, other: ClinicTable, row: string): ((where: string) => string)[] {
  const { name, clinic } = table;
  const column = table.updatable ?? clinic;
  const whole = `${name} t`;
  const insert = `insert into ${name} as t select * from jsonb_populate_record(null::${name}, '${row}')`;
  return [
    (where) => `select to_jsonb(t) from ${whole} where ${where}`,
    (where) => `select to_jsonb(t) from ${whole} where ${where} order by ${clinic} desc limit 1 for share`,
    (where) => `select jsonb_agg(t) from ${whole} where ${where} group by t.${clinic} having count(*) > 0`,
    (where) => `select to_jsonb(t), to_jsonb(o) from ${whole} full join ${other.name} o on t.${clinic} = o.${other.clinic} where ${where}`,
    (where) =>
      `select to_jsonb(o) from ${whole}, lateral (select * from ${other.name} x where x.${other.clinic} <> '${mine.clinicId}') o where ${where}`,
    (where) => `with t as materialized (select * from ${name}) select to_jsonb(t) from t where ${where}`,
    (where) => `select to_jsonb(t) from ${whole} where ${where} union all select to_jsonb(o) from ${other.name} o`,
    (where) => `select to_jsonb(s) from staff s where exists (select from ${whole} where ${where})`,
    () => `select to_jsonb(p) from pg_stats p where tablename = '${name}'`,
    (where) => `update ${whole} set ${column} = ${column} where ${where} returning to_jsonb(t)`,
    (where) => `update ${whole} set ${clinic} = '${theirs.clinicId}' where ${where} returning to_jsonb(t)`,
    (where) => `delete from ${whole} where ${where} returning to_jsonb(t)`,
    (where) => `merge into ${whole} using (select 1) s on ${where} when matched then update set ${column} = t.${column}`,
    // These three name no column of the table, so that only the policy for the verb itself stands in their way.
    () => `update ${name} set ${column} = null`,
    () => `delete from ${name}`,
    () => insert,
    () => `${insert} returning to_jsonb(t)`,
    () => `${insert} on conflict do nothing returning to_jsonb(t)`,
    (where) => `insert into ${name} select * from ${whole} where ${where} on conflict do nothing`,
  ];
}

/** Rows that somebody might try to insert: one that is there, mine in their name, theirs in mine. As SQL text, by table. */
async function forgedRows(): Promise<Map<string, string[]>> {
  const rows = new Map<string, string[]>();
  for (const { name, clinic } of tables) {
    const [own, their] = [
      await ownRow(superuser.sql, name, clinic, mine.clinicId),
      await ownRow(superuser.sql, name, clinic, theirs.clinicId),
    ];
    // A person may work at two clinics, so their membership of mine is no foreign row: whoever is hired is no stranger any more.
    const taken = name === "membership" ? own : { ...their, [clinic]: mine.clinicId };
    const all = [their, { ...own, [clinic]: theirs.clinicId }, taken];
    rows.set(
      name,
      all.map((row) => JSON.stringify(row).replaceAll("'", "''")),
    );
  }
  return rows;
}

function statements(many: number, seed: number): Statement[] {
  const own = { "app.clinic_id": mine.clinicId };
  const scopes: Record<string, string>[] = [
    ...Array(6).fill(own),
    {},
    { "app.clinic_id": "" },
    { ...own, "app.lookup": mine.lookups.session },
    { "app.lookup": mine.lookups.check_in },
    { "app.staff_id": mine.prescriber.staffId },
    { ...own, "app.staff_id": mine.prescriber.staffId },
  ];
  const pick = fc.nat({ max: 1_000_000 });
  const drawn = fc.sample(fc.tuple(fc.constantFrom(...tables), fc.constantFrom(...tables), fc.constantFrom(...scopes), pick, pick, pick), {
    numRuns: many,
    seed,
  });
  return drawn.map(([table, other, scope, a, b, c]) => {
    const given = forged.get(table.name) ?? [];
    const shape = at(shapes(table, other, at(given, c)), a);
    return { table: table.name, scope, text: shape(at(conditions("t", table), b)) };
  });
}
const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** Runs them all as the web process and lists what it should never have got; counts what ran and what it saw of its own. */
async function run(all: readonly Statement[]) {
  const leaks: string[] = [];
  const seen = { done: 0, ownRows: 0 };
  const before = await picture();
  for (const { scope, text } of all) {
    const rows = await scopedTo(db.web.sql, scope, text).catch((error: { code?: string }) => {
      // Division by zero: a condition was tried on a row that the policy should have kept from it.
      if (error.code === "22012") leaks.push(text);
      return null;
    });
    if (rows === null) continue;
    seen.done += 1;
    const got = JSON.stringify(rows satisfies Row[]);
    if (got.includes(mine.clinicId)) seen.ownRows += 1;
    if (foreign.some((mark) => got.includes(mark))) leaks.push(text);
  }
  return { ...seen, leaks, changed: (await picture()).filter((line, index) => line !== before[index]) };
}

/** A fingerprint of the other clinic's rows, a line a table. */
async function picture(): Promise<string[]> {
  const lines = tables.map(async ({ name, clinic }) => {
    const [row] = await superuser.sql.unsafe<{ print: string }[]>(
      `select md5(coalesce(string_agg(to_jsonb(t)::text, ' ' order by to_jsonb(t)::text), '')) as print from ${name} t where ${clinic} = $1`,
      [theirs.clinicId],
    );
    return `${name} ${row?.print}`;
  });
  return Promise.all(lines);
}

test("two thousand statements of every kind never return or change another clinic's row", { timeout: 120_000 }, async () => {
  const { done, ownRows, ...found } = await run(statements(2_000, SEED));
  expect(found).toEqual({ leaks: [], changed: [] });
  // Refusals alone would prove little.
  expect(done).toBeGreaterThan(1_000);
  expect(ownRows).toBeGreaterThan(200);
});

test.each([
  ["read", "flag", "for select to isomood_web using (true)"],
  ["changed", "flag", "for update to isomood_web using (true) with check (true)"],
  ["added to", "patient", "for insert to isomood_web with check (true)"],
])("the same statements find a table that can be %s from another clinic", { timeout: 120_000 }, async (_, table, policy) => {
  await superuser.sql.unsafe(`create policy planted on ${table} ${policy}`);
  try {
    const about = statements(6_000, SEED).filter((statement) => statement.table === table);
    const { leaks, changed } = await run(about);
    expect(leaks.length + changed.length).toBeGreaterThan(0);
  } finally {
    await superuser.sql.unsafe(`drop policy planted on ${table}`);
  }
});
