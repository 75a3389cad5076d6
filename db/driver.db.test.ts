import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { withClinic } from "./client";
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
