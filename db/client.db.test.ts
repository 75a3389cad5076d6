import { sql } from "drizzle-orm";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ClinicTx, connect, withClinic } from "./client";
import { createTestDatabase, type TestDatabase } from "./testing";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const scopeOf = async (tx: ClinicTx) =>
  (
    await tx.execute<{ scope: string; pid: number }>(sql`select current_setting('app.clinic_id', true) as scope, pg_backend_pid() as pid`)
  )[0];

test("the scope ends with its transaction: the next user of the connection sees no clinic", async () => {
  const one = connect(db.urls.webUrl, { max: 1, name: "test-scope" });
  try {
    const clinicId = uuidv7();
    expect((await withClinic(one, clinicId, scopeOf))?.scope).toBe(clinicId);
    const [after] = await one.sql<{ scope: string }[]>`select current_setting('app.clinic_id', true) as scope`;
    expect(after?.scope ?? "").toBe("");
  } finally {
    await one.close();
  }
});

test("a transaction whose connection dies while it waits for something else is over: it never goes on inside another clinic's", async () => {
  const one = connect(db.urls.webUrl, { max: 1, name: "test-dead" });
  const killer = postgres(db.urls.superuserUrl, { max: 1, onnotice: () => {} });
  const [first, second] = [uuidv7(), uuidv7()];
  let died: () => void = () => {};
  const secondIsIn = new Promise<void>((resolve) => {
    died = resolve;
  });
  try {
    let afterwards: Promise<string> | undefined;
    const lost = withClinic(one, first, async (tx) => {
      const before = await scopeOf(tx);
      await killer`select pg_terminate_backend(${before?.pid ?? 0})`;
      await secondIsIn;
      afterwards = scopeOf(tx).then(
        (row) => `went on in ${row?.scope}`,
        () => "refused",
      );
      return afterwards;
    });
    const lostOutcome = lost.then(
      () => "kept",
      () => "lost",
    );
    // Tried again until the pool has noticed the death and connected anew.
    const other = await untilConnected(() =>
      withClinic(one, second, async (tx) => {
        died();
        await new Promise((resolve) => setImmediate(resolve));
        return (await scopeOf(tx))?.scope;
      }),
    );
    expect(await lostOutcome).toBe("lost");
    expect(await afterwards).toBe("refused");
    expect(other).toBe(second);
  } finally {
    await one.close();
    await killer.end();
  }
});

async function untilConnected<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === 20) throw error;
    }
  }
}
