import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { connect, withClinic } from "./client";
import { createTestDatabase, type TestDatabase } from "./testing";

const CLINIC = "00000000-0000-7000-8000-000000000001";
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

test("a connection that dies inside a transaction is an error to its caller, the process lives, and the pool serves on", async () => {
  for (let round = 0; round < 3; round += 1) {
    const transactions = Array.from({ length: 8 }, () =>
      withClinic(db.web, CLINIC, async (tx) => {
        await tx.execute("select 1");
        await tx.execute("select pg_terminate_backend(pg_backend_pid())");
      }),
    );
    const results = await Promise.allSettled(transactions);
    expect(results.map(({ status }) => status)).toEqual(Array(8).fill("rejected"));
  }
  // A connection that is told of its end just before it ends may be handed out once more, and say so.
  await vi.waitFor(async () => {
    const rows = await Promise.all(
      Array.from({ length: 16 }, () => withClinic(db.web, CLINIC, (tx) => tx.execute<{ one: number }>("select 1 as one"))),
    );
    expect(rows.map(([row]) => row?.one)).toEqual(Array(16).fill(1));
  });
});

test("a connection that dies while it asks for the database's types is an error to its caller, and the process lives", async () => {
  const superuser = connect(db.urls.superuserUrl, { max: 1, name: "test-superuser" });
  const opened = connect(db.urls.webUrl, { max: 1, name: "test-types" });
  let read: Promise<unknown> = Promise.resolve();
  await superuser.sql.begin(async (tx) => {
    // Whoever reads the types waits for us.
    await tx`lock table pg_type in access exclusive mode`;
    read = opened.sql`select 1`.execute();
    read.catch(() => {});
    // Asked by whoever holds the lock: anybody else's question would wait for it, too.
    await vi.waitFor(async () => {
      await tx`select pg_stat_clear_snapshot()`;
      const [ended] = await tx`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'test-types' and datname = current_database() and query like '%pg_type%' and wait_event_type = 'Lock'`;
      expect(ended).toBeDefined();
    });
  });
  await expect(read).rejects.toThrow("terminating connection");
  await vi.waitFor(async () => expect(await opened.sql`select 1 as one`).toEqual([{ one: 1 }]));
  await Promise.all([opened.close(), superuser.close()]);
});
