import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { connect } from "@/db/client";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/scripts/supervisor/embedded-postgres";

const isRoot = process.getuid?.() === 0;
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (let last = undo.pop(); last !== undefined; last = undo.pop()) await last();
});

function newFolder(mode = 0o711): string {
  const folder = mkdtempSync(join(tmpdir(), "isomood-embedded-"));
  chmodSync(folder, mode);
  undo.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, durable: true, log: () => {} });
  undo.push(() => server.stop());
  return server;
}

async function query<T extends Record<string, unknown>>(url: string, text: string): Promise<T[]> {
  const db = connect(url, { max: 1, name: "test" });
  try {
    return [...(await db.sql.unsafe<T[]>(text))];
  } finally {
    await db.close();
  }
}

const record = (dataDir: string) => JSON.parse(readFileSync(join(dataDir, "postgres.json"), "utf8")) as { home: string; port: number };
const pidFile = (dataDir: string) => join(record(dataDir).home, "data", "postmaster.pid");

async function killHard(server: EmbeddedPostgres): Promise<void> {
  process.kill(server.pid(), "SIGKILL");
  await server.exited();
}

describe("the embedded database", () => {
  // Made once: each test finds the cluster as the one before left it, stopped.
  const shared = mkdtempSync(join(tmpdir(), "isomood-embedded-"));
  chmodSync(shared, 0o711);
  const dataDir = join(shared, "data");
  afterAll(() => rmSync(shared, { recursive: true, force: true, maxRetries: 5 }));

  test("hands out an owner that is no superuser and cannot bypass row-level security", async () => {
    const { ownerUrl } = await start(dataDir);
    const rows = await query(
      ownerUrl,
      "select rolsuper, rolbypassrls, rolreplication, rolcreaterole from pg_roles where rolname = current_user",
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolreplication: false, rolcreaterole: true }]);
  });

  test("lets nobody in without the password, who can only be on this machine", async () => {
    const { ownerUrl, superuserUrl } = await start(dataDir);
    await expect(query(ownerUrl.replace(/:[^:@/]+@/, ":wrong@"), "select 1")).rejects.toThrow(/password authentication failed/);
    expect(await query(superuserUrl(), "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  });

  test("keeps its passwords and data from every other user", async () => {
    await start(dataDir);
    expect(statSync(join(dataDir, "postgres.json")).mode & 0o077).toBe(0);
    expect(statSync(join(record(dataDir).home, "data")).mode & 0o077).toBe(0);
  });

  test("starts again after it was killed, with what was committed, on the same port", async () => {
    const first = await start(dataDir);
    await query(first.ownerUrl, "drop table if exists kept; create table kept (n int); insert into kept values (42)");
    await killHard(first);
    const again = await start(dataDir);
    expect(again.port).toBe(first.port);
    expect(await query(again.ownerUrl, "select n from kept")).toEqual([{ n: 42 }]);
  });

  test("stops a server that an earlier, killed run left running, and takes over its data", async () => {
    const left = await start(dataDir);
    await query(left.ownerUrl, "drop table if exists kept; create table kept (n int)");
    const again = await start(dataDir);
    expect(again.pid()).not.toBe(left.pid());
    await left.exited();
    expect(await query(again.ownerUrl, "select n from kept")).toEqual([]);
  });

  test("starts although postmaster.pid names a process that lives and is somebody else's", async () => {
    const first = await start(dataDir);
    await killHard(first);
    const stranger: ChildProcess = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    undo.push(() => stranger.kill("SIGKILL"));
    const rest = readFileSync(pidFile(dataDir), "utf8").split("\n").slice(1);
    writeFileSync(pidFile(dataDir), [stranger.pid, ...rest].join("\n"));
    const again = await start(dataDir);
    expect(await query(again.ownerUrl, "select 1 as n")).toEqual([{ n: 1 }]);
    expect(stranger.exitCode).toBeNull();
    expect(stranger.signalCode).toBeNull();
  });

  test("makes a half-made data directory anew and deletes nothing that may be data", async () => {
    const dataDir = join(newFolder(), "data");
    const home = join(dataDir, "postgres");
    mkdirSync(join(home, "draft-left-by-a-crash"), { recursive: true });
    mkdirSync(join(home, "data", "base"), { recursive: true });
    chmodSync(dataDir, 0o711);
    writeFileSync(join(home, "data", "PG_VERSION"), "18\n");
    const { ownerUrl } = await start(dataDir);
    expect(await query(ownerUrl, "select 1 as n")).toEqual([{ n: 1 }]);
    const found = readdirSync(record(dataDir).home);
    expect(found).not.toContain("draft-left-by-a-crash");
    if (record(dataDir).home === home) expect(found.some((name) => name.startsWith("data.incomplete-"))).toBe(true);
  });

  test("takes another port when somebody has its own", async () => {
    const first = await start(dataDir);
    await first.stop();
    const other = createServer().listen(first.port, "127.0.0.1");
    await once(other, "listening");
    undo.push(() => other.close());
    const again = await start(dataDir);
    expect(again.port).not.toBe(first.port);
    expect(record(dataDir).port).toBe(again.port);
  });

  test("finds its data again when the file with its passwords is lost", async () => {
    const first = await start(dataDir);
    await query(first.ownerUrl, "drop table if exists kept; create table kept (n int); insert into kept values (7)");
    await query(first.ownerUrl, "drop role if exists isomood_web_login; create role isomood_web_login login password 'old'");
    const home = record(dataDir).home;
    await first.stop();
    rmSync(join(dataDir, "postgres.json"));
    const again = await start(dataDir);
    expect(record(dataDir).home).toBe(home);
    expect(await query(again.ownerUrl, "select n from kept")).toEqual([{ n: 7 }]);
    expect(await query(again.webUrl, "select current_user::text as me")).toEqual([{ me: "isomood_web_login" }]);
  });

  test.runIf(isRoot)("as root below a folder closed to others, lives where its user can reach it", async () => {
    const closed = newFolder(0o700);
    const first = await start(join(closed, "data"));
    const { home } = record(join(closed, "data"));
    undo.unshift(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
    expect(home.startsWith(closed)).toBe(false);
    await query(first.ownerUrl, "create table kept (n int)");
    await first.stop();
    rmSync(join(closed, "data", "postgres.json"));
    const again = await start(join(closed, "data"));
    expect(await query(again.ownerUrl, "select n from kept")).toEqual([]);
  });
});
