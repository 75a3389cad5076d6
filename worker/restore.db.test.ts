import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addDays, localDateOf } from "@/clinical/plain-date";
import { connect, type Database } from "@/db/client";
import { readWorkerHealth } from "@/db/queries/heartbeats";
import { holdOutbox, openOutbox, outboxHeldSince, releaseOutbox } from "@/db/queries/outbox-home";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { type SmtpCatcher, startSmtpCatcher } from "@/scripts/testing/smtp";
import { readAlertPath } from "@/server/use-cases/read-alert-path";
import { answer, enrolled, testClinic } from "@/server/use-cases/testing-clinic";
import { NOW_ANSWERS } from "@/server/use-cases/testing-flags";
import { verifyAudit } from "@/server/use-cases/verify-audit";
import { runWorker } from "./run";
import { mailServer } from "./smtp-sender";
import { SETTINGS } from "./testing";

let db: TestDatabase;
let copy: TestDatabase;
let smtp: SmtpCatcher;
let clinic: Awaited<ReturnType<typeof testClinic>>;
let before: Catalogue;
const stop = new AbortController();
const running: Promise<void>[] = [];

/** Everything that a restore must bring back: each table's rows, and what guards them. */
type Catalogue = Awaited<ReturnType<typeof catalogueOf>>;
async function catalogueOf(url: string) {
  const { sql, close } = connect(url, { max: 1, name: "test-look" });
  const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public' order by 1`;
  const rows: Record<string, string> = {};
  for (const { name } of tables) {
    const [found] = await sql.unsafe<{ all: string }[]>(
      `select count(*) || ' ' || md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) as all from ${name} t`,
    );
    rows[name] = found?.all ?? "";
  }
  const guards = {
    policies: await sql`select * from pg_policies where schemaname = 'public' order by tablename, policyname`,
    forced:
      await sql`select relname, relrowsecurity, relforcerowsecurity from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
    triggers: await sql`select tgname, tgrelid::regclass::text as on, tgenabled from pg_trigger where not tgisinternal order by 2, 1`,
    grants: await sql`select grantee, table_name, column_name, privilege_type from information_schema.column_privileges
      where table_schema = 'public' and grantee like 'isomood%' order by 1, 2, 3, 4`,
  };
  await close();
  return { rows, guards: JSON.parse(JSON.stringify(guards)) as Record<string, unknown[]> };
}

/** Starts a worker. Resolves once it has come round twice. */
async function work(on: Database, files = ""): Promise<void> {
  let rounds = 0;
  const server = mailServer({ smtpUrl: smtp.url, mailFrom: "no-reply@isomood.example" });
  const came = new Promise<void>((resolve) => {
    const alive = () => {
      rounds += 1;
      if (rounds === 2) resolve();
    };
    running.push(runWorker({ db: on, server, settings: SETTINGS, files, alive }, stop.signal));
  });
  await came;
}

beforeAll(async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  smtp = await startSmtpCatcher();
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
  const now = new Date();
  const startsOn = addDays(localDateOf(now, "UTC"), 7);
  const { phone } = await enrolled(db.web, clinic.prescriber, now, { startsOn, email: null, phone: "+1 555 0101" });
  await answer(db.web, phone, NOW_ANSWERS, now);
  expect(await openOutbox(db.worker, "")).toBeNull();
  before = await catalogueOf(db.urls.superuserUrl);
  await Promise.all([db.owner.end(), db.web.close(), db.worker.close()]);
  copy = await createTestDatabase({ copyOf: db });
});
afterAll(async () => {
  stop.abort();
  await Promise.all(running);
  vi.restoreAllMocks();
  await smtp.stop();
  await copy.close();
  await db.close();
});

test("a copy that is put back has every row, policy, trigger and right, and a whole audit chain", async () => {
  const after = await catalogueOf(copy.urls.superuserUrl);
  expect(after).toEqual(before);
  for (const guards of Object.values(after.guards)) expect(guards.length).toBeGreaterThan(10);
  expect(await verifyAudit(copy)).toMatchObject({ ok: true, entries: 2 });
});

test("its mails are held until somebody releases them, which everybody is told; then each leaves once", async () => {
  await work(copy.worker);
  expect(smtp.mails).toEqual([]);
  await vi.waitFor(async () => expect((await readWorkerHealth(copy.web))?.heldSince).toBeInstanceOf(Date));
  expect(await readAlertPath(copy.web, clinic, new Date())).toMatchObject({ leaving: false, fault: "held" });
  await work(copy.worker);
  expect(smtp.mails).toEqual([]);
  await releaseOutbox(copy.worker);
  await smtp.received(1);
  await vi.waitFor(async () => expect(await readAlertPath(copy.web, clinic, new Date())).toEqual({ leaving: true }));
  expect(smtp.mails).toHaveLength(1);
});

test("an operator holds the mails of workers that run, and lets them leave again", async () => {
  const now = new Date();
  const startsOn = addDays(localDateOf(now, "UTC"), 7);
  const { phone } = await enrolled(copy.web, clinic.prescriber, now, { startsOn, email: null, phone: "+1 555 0102", recordNumber: "R-2" });
  await holdOutbox(copy.worker);
  await vi.waitFor(async () => expect(await readAlertPath(copy.web, clinic, new Date())).toMatchObject({ leaving: false, fault: "held" }));
  await answer(copy.web, phone, NOW_ANSWERS, now);
  await work(copy.worker);
  expect(smtp.mails).toHaveLength(1);
  await releaseOutbox(copy.worker);
  await smtp.received(2);
  await vi.waitFor(async () => expect(await readAlertPath(copy.web, clinic, new Date())).toEqual({ leaving: true }));
});

test("where nothing was put back nothing is held, files that are a copy hold it, and an operator can", async () => {
  for (const files of ["", "files"]) expect(await openOutbox(copy.worker, files)).toBeNull();
  expect(await Promise.all([openOutbox(copy.worker, "other files"), openOutbox(copy.worker, "other files")])).toEqual([
    expect.any(Date),
    expect.any(Date),
  ]);
  const held = await outboxHeldSince(copy.worker);
  await holdOutbox(copy.worker);
  expect(await openOutbox(copy.worker, "other files")).toEqual(held);
  await releaseOutbox(copy.worker);
  expect(await openOutbox(copy.worker, "other files")).toBeNull();
  // A worker that was started beside the supervisor, and after it those that do know.
  for (const files of ["", "other files"]) expect(await openOutbox(copy.worker, files)).toBeNull();
  await holdOutbox(copy.worker);
  expect(await outboxHeldSince(copy.worker)).toBeInstanceOf(Date);
});
