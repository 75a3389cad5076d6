import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { type FullClinic, fullClinic } from "@/server/use-cases/testing-full-clinic";
import { type AuditVerdict, verifyAudit } from "@/server/use-cases/verify-audit";
import { connect, type Database, withClinic } from "./client";
import { appendAudit } from "./queries/audit";
import { createTestDatabase, type TestDatabase } from "./testing";

let db: TestDatabase;
let superuser: Database;
let clinic: FullClinic;
beforeAll(async () => {
  db = await createTestDatabase();
  superuser = connect(db.urls.superuserUrl, { max: 1, name: "test-tamper" });
  await fullClinic(db);
  clinic = await fullClinic(db);
});
afterAll(async () => {
  await superuser.close();
  await db.close();
});
// What was tampered with is put back, so that each test is about one thing.
beforeEach(() => superuser.sql.unsafe("create table saved_log as table audit_log; create table saved_head as table audit_head"));
afterEach(() =>
  superuser.sql.unsafe(`alter table audit_log disable trigger user;
    truncate audit_log; insert into audit_log table saved_log; truncate audit_head; insert into audit_head table saved_head;
    alter table audit_log enable always trigger audit_chain, enable always trigger append_only, enable always trigger no_truncate;
    drop table saved_log, saved_head`),
);

/** Changes the log as somebody may who can do everything: the triggers are off meanwhile, and on again afterwards. */
async function tamper(statements: string): Promise<AuditVerdict> {
  await superuser.sql.unsafe(`alter table audit_log disable trigger user; ${statements.replaceAll(":clinic", `'${clinic.clinicId}'`)};
    alter table audit_log enable always trigger audit_chain, enable always trigger append_only, enable always trigger no_truncate`);
  return verifyAudit(db);
}
const broken = (seq: number, fault: string) => ({ ok: false, code: "chain-broken", clinicId: clinic.clinicId, seq, fault });
const entries = async () => Number((await superuser.sql`select count(*) as n from audit_log where clinic_id = ${clinic.clinicId}`)[0]?.n);

test("untouched chains are whole, every entry of every clinic counted", async () => {
  const [all] = await superuser.sql<{ n: number }[]>`select count(*)::int as n from audit_log`;
  expect(all?.n).toBeGreaterThanOrEqual(20);
  expect(await verifyAudit(db)).toEqual({ ok: true, clinics: 2, entries: all?.n });
  // However many entries are read at a time.
  for (const page of [1, 3, 10]) expect(await verifyAudit(db, { page })).toEqual({ ok: true, clinics: 2, entries: all?.n });
});

test("a chain stays whole while twenty people write at once", async () => {
  const before = await entries();
  const entry = {
    at: new Date("2026-03-02T08:00:00Z"),
    actorKind: "staff",
    actorId: clinic.prescriber.staffId,
    action: "patient.opened",
  } as const;
  const writes = Array.from({ length: 20 }, () =>
    withClinic(db.web, clinic.clinicId, (tx) => appendAudit(tx, { ...entry, subjectKind: "patient", subjectId: null })),
  );
  const [verdict] = await Promise.all([verifyAudit(db), ...writes]);
  expect(verdict.ok).toBe(true);
  expect(await entries()).toBe(before + 20);
  expect((await verifyAudit(db)).ok).toBe(true);
});

test.each([
  ["who", "actor_id = gen_random_uuid()"],
  ["what", "action = 'panel.listed'"],
  ["when, by a microsecond", "at = at + interval '1 microsecond'"],
  ["about whom", "subject_id = gen_random_uuid()"],
  ["a detail", `detail = detail || '{"flags": 0}'`],
  ["the kind of actor", "actor_kind = 'system'"],
])("an entry edited in %s is found", async (_, change) => {
  expect(await tamper(`update audit_log set ${change} where clinic_id = :clinic and seq = 4`)).toEqual(broken(4, "altered"));
});

test("an entry edited and hashed anew is found at the next one", async () => {
  const edit = "update audit_log set action = 'panel.listed' where clinic_id = :clinic and seq = 4";
  const rehash = "update audit_log a set hash = audit_entry_hash(a) where clinic_id = :clinic and seq = 4";
  expect(await tamper(`${edit}; ${rehash}`)).toEqual(broken(5, "missing"));
});

test("the last entry edited and hashed anew is found by the head", async () => {
  const last = await entries();
  const edit = `update audit_log set action = 'panel.listed' where clinic_id = :clinic and seq = ${last}`;
  const rehash = `update audit_log a set hash = audit_entry_hash(a) where clinic_id = :clinic and seq = ${last}`;
  expect(await tamper(`${edit}; ${rehash}`)).toEqual(broken(last, "head-differs"));
});

test.each([
  ["in the middle", "seq = 4", () => 4],
  ["the first", "seq = 1", () => 1],
  ["the last", "seq = (select max(seq) from audit_log where clinic_id = :clinic)", (last: number) => last],
  ["all from one on", "seq >= 3", () => 3],
])("an entry deleted is found: %s", async (_, which, at) => {
  const last = await entries();
  expect(await tamper(`delete from audit_log where clinic_id = :clinic and ${which}`)).toEqual(broken(at(last), "missing"));
});

test("an entry deleted with the later ones moved up is found", async () => {
  // One by one from the lowest, or two would have one number for a moment.
  const moved = "do $$ begin for n in 5..100 loop update audit_log set seq = n - 1 where clinic_id = :clinic and seq = n; end loop; end $$";
  expect(await tamper(`delete from audit_log where clinic_id = :clinic and seq = 4; ${moved}`)).toEqual(broken(4, "altered"));
});

test("two entries that changed places are found", async () => {
  const swap = [
    [4, 0],
    [5, 4],
    [0, 5],
  ].map(([from, to]) => `update audit_log set seq = ${to} where clinic_id = :clinic and seq = ${from}`);
  expect(await tamper(swap.join(";"))).toEqual(broken(4, "altered"));
});

test("the whole log thrown away is found", async () => {
  expect(await tamper("truncate audit_log")).toMatchObject({ ok: false, code: "chain-broken", seq: 1, fault: "missing" });
});

test("the whole log thrown away with its heads is found where anything is in a queue", async () => {
  expect(await tamper("truncate audit_log; truncate audit_head")).toMatchObject({ ok: false, code: "chain-broken", fault: "head-differs" });
});

test("a head that was set back is found", async () => {
  const last = await entries();
  expect(await tamper("update audit_head set seq = 3 where clinic_id = :clinic")).toEqual(broken(last, "head-differs"));
});

test("an entry slipped in while the triggers were off is found", async () => {
  const last = await entries();
  const copy = (seq: string) =>
    `insert into audit_log select clinic_id, ${seq}, at, actor_kind, actor_id, action, subject_kind, subject_id, detail, previous_hash, hash from audit_log where clinic_id = :clinic and seq = 4`;
  expect(await tamper(copy(String(last + 1)))).toEqual(broken(last + 1, "altered"));
});

test.each(["audit_chain", "append_only", "no_truncate"])("the trigger %s switched off, or on for some only, is found", async (trigger) => {
  for (const how of ["disable", "enable", "enable replica"]) {
    await superuser.sql.unsafe(`alter table audit_log ${how} trigger ${trigger}`);
    expect(await verifyAudit(db)).toEqual({ ok: false, code: "triggers-off", triggers: [trigger] });
  }
});

test.each([
  ["edited", "update audit_log set action = 'panel.listed'"],
  ["deleted", "delete from audit_log"],
  ["thrown away whole", "truncate audit_log"],
])("with the triggers on an entry cannot be %s by a superuser either, nor as a replica", async (_, statement) => {
  for (const role of ["origin", "replica"]) {
    const attempt = superuser.sql.begin((sql) => [sql.unsafe(`set local session_replication_role = ${role}`), sql.unsafe(statement)]);
    await expect(attempt).rejects.toMatchObject({ message: "audit_log is append-only" });
  }
});

test("what an entry says of its own number and hash does not count", async () => {
  const before = await entries();
  await superuser.sql.unsafe(
    `insert into audit_log select clinic_id, 1, at, actor_kind, actor_id, action, subject_kind, subject_id, detail, '', 'forged' from audit_log where clinic_id = '${clinic.clinicId}' and seq = 4`,
  );
  expect(await entries()).toBe(before + 1);
  expect((await verifyAudit(db)).ok).toBe(true);
});

/** Runs the command as an operator does and gives its exit code and what it said. */
async function command(env: Record<string, string>): Promise<string> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const child = spawn(process.execPath, [inject("programs")["audit-verify"]], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: "test", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const [code] = await once(child, "close");
  return `${code} ${said.trim()}`;
}

test("npm run audit:verify says so when all is whole, names the first broken entry, and refuses a missing setting by its name", async () => {
  const env = { APP_DATABASE_URL: db.urls.webUrl, WORKER_DATABASE_URL: db.urls.workerUrl };
  expect(await command(env)).toMatch(/^0 Whole: \d+ entries of 2 clinics\.$/);
  await tamper("update audit_log set action = 'panel.listed' where clinic_id = :clinic and seq = 4");
  expect(await command(env)).toBe(`1 Broken: clinic ${clinic.clinicId}, entry 4: its contents are not those that were recorded.`);
  expect(await command({ APP_DATABASE_URL: db.urls.webUrl })).toMatch(/^78 WORKER_DATABASE_URL is required/);
});
