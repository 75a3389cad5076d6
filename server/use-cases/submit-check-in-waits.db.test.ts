import { createServer, connect as dial, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "@/db/client";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { answer, enrolled, testClinic } from "./testing-clinic";

const ANSWER_DELAY_MS = 20;

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

/** A way through to the server that counts round trips: each time the client speaks after the server has. */
async function countingProxy(target: URL) {
  const counter = { waits: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = dial(Number(target.port), target.hostname);
    let answered = true;
    client.on("data", (chunk) => {
      if (answered) counter.waits += 1;
      answered = false;
      upstream.write(chunk);
    });
    upstream.on("data", (chunk) => {
      // Answers are held back a little: what the client sends meanwhile, it did not wait to send.
      setTimeout(() => {
        answered = true;
        client.write(chunk);
      }, ANSWER_DELAY_MS);
    });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => [client, upstream].map((end) => end.destroy()));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { counter, url: Object.assign(new URL(target), { hostname: "127.0.0.1", port: String(port) }).href, close };
}

test("a submission waits on the database four times: begin, read, write, commit", async () => {
  const proxy = await countingProxy(new URL(db.urls.webUrl));
  const one = connect(proxy.url, { max: 1, name: "test-waits" });
  try {
    const clinic = await testClinic(db.web);
    const at = (minute: number) => new Date(Date.UTC(2026, 1, 2, 10, minute));
    // The first submissions teach the connection its statements: one that raises an alert and one that does not.
    for (const [minute, last] of [
      [1, 3],
      [2, 0],
      [3, 3],
    ] as const) {
      const { phone } = await enrolled(db.web, clinic.prescriber, at(0));
      await answer(one, phone, [1, 1, 1, 1, 1, 0, 0, 0, last], at(minute));
    }
    const { phone } = await enrolled(db.web, clinic.prescriber, at(0));
    proxy.counter.waits = 0;
    const result = await answer(one, phone, [1, 1, 1, 1, 1, 0, 0, 0, 3], at(9));
    expect(result).toMatchObject({ ok: true, repeated: false });
    expect(proxy.counter.waits).toBe(4);
  } finally {
    await one.close();
    proxy.close();
  }
});
