import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FullClinic, fullClinic } from "@/server/use-cases/testing-full-clinic";
import { connect, type Database, withClinic } from "./client";
import { createTestDatabase, type TestDatabase } from "./testing";
import { type ClinicTable, clinicTables, ownRow, type Row, scopedTo } from "./testing-isolation";

let db: TestDatabase;
let superuser: Database;
let mine: FullClinic;
let theirs: FullClinic;
let tables: ClinicTable[];
beforeAll(async () => {
  db = await createTestDatabase();
  superuser = connect(db.urls.superuserUrl, { max: 1, name: "test-look" });
  [theirs, mine] = [await fullClinic(db), await fullClinic(db)];
  tables = await clinicTables(superuser.sql);
});
afterAll(async () => {
  await superuser.close();
  await db.close();
});

/** What PostgreSQL answers to one statement of the web process in my clinic: "done", or the refusal. */
function attempt(statement: string, parameters: string[] = []): Promise<string> {
  return scopedTo(db.web.sql, { "app.clinic_id": mine.clinicId }, statement, parameters).then(
    () => "done",
    (error: { code?: string; constraint_name?: string; message: string }) => error.constraint_name ?? error.message,
  );
}
/** Every table, and `report` of it where that is not what it should be. */
async function each(report: (table: ClinicTable) => Promise<unknown>): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const table of tables) found[table.name] = await report(table);
  return found;
}
const all = (value: unknown) => Object.fromEntries(tables.map(({ name }) => [name, value]));
const countOf = (rows: Row[]) => Number(rows[0]?.n);

test("the other clinic has rows in every table that belongs to a clinic", async () => {
  expect(tables.length).toBeGreaterThanOrEqual(26);
  const empty: string[] = [];
  for (const { name, clinic } of tables)
    for (const { clinicId } of [mine, theirs]) {
      const rows = await superuser.sql.unsafe<Row[]>(`select count(*) as n from ${name} where ${clinic} = $1`, [clinicId]);
      if (countOf(rows) === 0) empty.push(name);
    }
  expect(empty).toEqual([]);
});

test("a clinic sees none of the other clinic's rows, whichever way it asks", async () => {
  const asked = await each(async ({ name, clinic }) => {
    const rows = await scopedTo(
      db.web.sql,
      { "app.clinic_id": mine.clinicId },
      `select (select count(*) from ${name} where ${clinic} = $1) + (select count(*) from ${name} where ${clinic} <> $2) as n,
        (select count(*) from ${name}) as own`,
      [theirs.clinicId, mine.clinicId],
    );
    return [countOf(rows), Number(rows[0]?.own) > 0];
  });
  expect(asked).toEqual(all([0, true]));
});

test("a clinic can change or delete none of the other clinic's rows", async () => {
  const changed = await each(async ({ name, clinic, updatable, deletable }) => {
    const counts: (number | string)[] = [];
    for (const statement of [
      `update ${name} set ${updatable ?? clinic} = ${updatable ?? clinic} where ${clinic} = $1`,
      `delete from ${name} where ${clinic} = $1`,
    ]) {
      const allowed = statement.startsWith("update") ? updatable !== null : deletable;
      const outcome = await scopedTo(db.web.sql, { "app.clinic_id": mine.clinicId }, statement, [theirs.clinicId]).then(
        (rows) => rows.count,
        (error: { code?: string }) => error.code,
      );
      if (outcome !== (allowed ? 0 : "42501")) counts.push(`${statement}: ${outcome}`);
    }
    return counts;
  });
  expect(changed).toEqual(all([]));
});

test("a row in the other clinic's name is refused", async () => {
  const inserted = await each(async ({ name, clinic, columns, insertable }) => {
    const row = { ...(await ownRow(superuser.sql, name, clinic, mine.clinicId)), [clinic]: theirs.clinicId };
    const list = columns.map((column) => `"${column}"`).join(", ");
    const answer = await attempt(
      `insert into ${name} (${list}) select ${list} from jsonb_populate_record(null::${name}, $1::text::jsonb)`,
      [JSON.stringify(row)],
    );
    return insertable ? /violates row-level security policy/.test(answer) : /permission denied/.test(answer);
  });
  expect(inserted).toEqual(all(true));
});

test("no row can be given away to the other clinic", async () => {
  const given = await each(async ({ name, clinic }) =>
    /violates row-level security policy|permission denied/.test(await attempt(`update ${name} set ${clinic} = $1`, [theirs.clinicId])),
  );
  expect(given).toEqual(all(true));
});

describe("references", () => {
  type Reference = { name: string; child: string; parent: string; columns: string[]; targets: string[] };
  const references = () => superuser.sql<Reference[]>`
    select k.conname as name, k.conrelid::regclass::text as child, k.confrelid::regclass::text as parent,
      array(select a.attname::text from unnest(k.conkey) with ordinality u(n, i) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n order by i) as columns,
      array(select a.attname::text from unnest(k.confkey) with ordinality u(n, i) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n order by i) as targets
    from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace`;

  const typeOf = (value: unknown) =>
    typeof value === "number" ? "int" : typeof value === "string" && !/^[0-9a-f]{8}-/.test(value) ? "text" : "uuid";

  test("between two tables of a clinic each reference carries the clinic", async () => {
    const owned = new Set(tables.filter(({ clinic }) => clinic === "clinic_id").map(({ name }) => name));
    const between = (await references()).filter(({ child, parent }) => owned.has(child) && owned.has(parent));
    expect(between.length).toBeGreaterThan(20);
    expect(between.filter(({ columns, targets }) => columns[0] !== "clinic_id" || targets[0] !== "clinic_id")).toEqual([]);
  });

  test("a row of my clinic that names a row of the other clinic is refused", async () => {
    const owned = new Set(tables.map(({ name }) => name));
    const followed: string[] = [];
    for (const { name, child, parent, columns, targets } of (await references()).filter(
      (r) => owned.has(r.child) && r.columns.length > 1,
    )) {
      const target = await ownRow(superuser.sql, parent, "clinic_id", theirs.clinicId);
      const row = await ownRow(superuser.sql, child, "clinic_id", mine.clinicId);
      const changes = columns.slice(1).map((column, index) => [column, String(target[targets[index + 1] ?? ""])] as const);
      const set = changes.map(([column], index) => `${column} = $${index + 2}::text::${typeOf(row[column])}`).join(", ");
      // By a superuser, whom no policy binds: what refuses is the reference itself. The newest row, to which nothing refers.
      const statement = `update ${child} set ${set} where ctid = (select ctid from ${child} where clinic_id = $1 order by ctid desc limit 1)`;
      const answer = await scopedTo(superuser.sql, {}, statement, [mine.clinicId, ...changes.map(([, value]) => value)]).then(
        () => "accepted",
        (error: { code?: string; constraint_name?: string }) => `${error.code} ${error.constraint_name}`,
      );
      if (answer !== `23503 ${name}`) followed.push(`${child} -> ${parent}: ${answer}`);
    }
    expect(followed).toEqual([]);
  });
});

test.each([
  ["no scope", {}],
  ["an empty scope, as a finished transaction leaves it", { "app.clinic_id": "", "app.lookup": "", "app.staff_id": "" }],
  ["a clinic that does not exist", { "app.clinic_id": "00000000-0000-7000-8000-000000000000" }],
])("with %s everything is empty, people and clinics included", async (_, scope) => {
  for (const { sql } of [db.web, db.owner].map((made) => ("sql" in made ? made : { sql: made }))) {
    const seen = await each(async ({ name }) => countOf(await scopedTo(sql, scope, `select count(*) as n from ${name}`)));
    const people = countOf(await scopedTo(sql, scope, "select (select count(*) from staff) + (select count(*) from rate_limit) as n"));
    expect([seen, people]).toEqual([all(0), 0]);
  }
});

test("what a look-up finds is its own row and nothing beside it", async () => {
  for (const [found, hash] of Object.entries(mine.lookups)) {
    const seen = await each(async ({ name }) =>
      countOf(await scopedTo(db.web.sql, { "app.lookup": hash }, `select count(*) as n from ${name}`)),
    );
    expect(seen).toEqual({ ...all(0), [found]: 1 });
  }
  const [person] = await superuser.sql<{ hash: string }[]>`select email_hash as hash from staff where id = ${mine.prescriber.staffId}`;
  const lookup = { "app.lookup": person?.hash ?? "" };
  expect(await scopedTo(db.web.sql, lookup, "select id from staff")).toEqual([{ id: mine.prescriber.staffId }]);
  expect(await each(async ({ name }) => countOf(await scopedTo(db.web.sql, lookup, `select count(*) as n from ${name}`)))).toEqual(all(0));
});

test("after its transaction a connection is in no clinic", async () => {
  const one = connect(db.urls.webUrl, { max: 1, name: "test-after" });
  try {
    for (const outcome of ["done", "thrown"]) {
      const work = withClinic(one, mine.clinicId, async () => {
        if (outcome === "thrown") throw new Error("undone");
      });
      await work.catch(() => {});
      expect(await each(async ({ name }) => countOf(await one.sql.unsafe(`select count(*) as n from ${name}`)))).toEqual(all(0));
    }
  } finally {
    await one.close();
  }
});

test.each(["response", "score", "submission", "flag_event", "course_correction", "sexual_function_question", "note", "audit_log"])(
  "the web process can neither change nor delete what is in %s",
  async (table) => {
    for (const statement of [`update ${table} set clinic_id = clinic_id`, `delete from ${table}`, `truncate ${table}`])
      expect(await attempt(statement)).toBe(`permission denied for table ${table}`);
  },
);

/**
 * What patients saved and have not sent is no record yet: it goes when it is sent, or long after it no longer can be. When a claim lapses is a
 * queue: what became of the claim is in the flag's events. A row of the panel says nothing that the record does not, and can be made anew.
 */
const NO_RECORD = ["draft_answer", "draft_alarm", "claim_lapse", "digest_due", "course_status"];

test("nothing that a clinician may have acted on can be deleted by a run-time role", async () => {
  for (const { sql } of [db.web, db.worker])
    for (const { name } of tables.filter((table) => !NO_RECORD.includes(table.name)))
      await expect(scopedTo(sql, { "app.clinic_id": mine.clinicId }, `delete from ${name}`), name).rejects.toMatchObject({ code: "42501" });
});

test.each([
  ["a name", "select name from patient"],
  ["a name as it is searched", "select search_name from patient"],
  ["a record number", "select record_number from patient"],
  ["a whole patient", "select * from patient"],
  ["a telephone number", "select phone from patient"],
  ["the panel's row", "select latest_total from course_status"],
  ["what somebody wrote", "select message from submission"],
  ["why somebody stopped", "select adherence_note from submission"],
  ["a medicine", "select medicine_note from submission"],
  ["a number that nobody else answers", "select private_number from submission"],
  ["where to call", "select private_number from help_request"],
  ["what was saved and not sent", "select value from draft_answer"],
  ["on which device it was saved", "select device from draft_answer"],
  ["what somebody was told before they consented", "select version from consent"],
  ["a clinician's note", "select note from flag_event"],
  ["the audit log", "select detail from audit_log"],
  ["a password's hash", "select password_hash from staff"],
  ["a session", "select token_hash from session"],
])("the worker, which writes mails and raises what was left unsent, cannot read %s", async (_, statement) => {
  await expect(scopedTo(db.worker.sql, { "app.clinic_id": mine.clinicId }, statement)).rejects.toMatchObject({ code: "42501" });
});
