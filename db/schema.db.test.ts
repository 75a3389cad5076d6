import { afterAll, beforeAll, expect, test } from "vitest";
import { postureProblems } from "./posture";
import { createTestDatabase, type TestDatabase } from "./testing";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

test("every table forces row-level security and has a policy for a run-time role", async () => {
  const tables = await db.owner<{ name: string; forced: boolean; policies: number }[]>`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid and not (0 = any (p.polroles))) as policies
    from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`;
  expect(tables.length).toBeGreaterThan(20);
  expect(tables.filter((table) => !table.forced || table.policies === 0)).toEqual([]);
});

test("every table that belongs to a clinic leads its key with the clinic", async () => {
  const keys = await db.owner<{ name: string; first: string }[]>`
    select c.relname as name, a.attname as first from pg_index i join pg_class c on c.oid = i.indrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where i.indisprimary and c.relnamespace = 'public'::regnamespace
      and exists (select from pg_attribute x where x.attrelid = c.oid and x.attname = 'clinic_id')`;
  expect(keys.filter((key) => key.first !== "clinic_id")).toEqual([]);
});

test("the run-time roles own nothing and may not step around the policies", async () => {
  expect(await postureProblems(db.web.sql, "isomood_web")).toEqual([]);
  expect(await postureProblems(db.worker.sql, "isomood_worker")).toEqual([]);
});

test("a start as the owner or as a superuser is found out", async () => {
  expect(await postureProblems(db.owner, "isomood_web")).toEqual(expect.arrayContaining([expect.stringMatching(/owns \d+ tables/)]));
});
