import { createServer, connect as dial, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "@/db/client";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { answer, testClinic } from "./testing-clinic";
import { answeredCourse, gad7Of, noonOf } from "./testing-course";
import { save } from "./testing-drafts";

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

/** Everything a check-in may ask. With answers that rise it raises flags of every kind and asks for an extra check-in. */
const EVERYTHING = {
  ...gad7Of(3),
  "asq.1": "yes",
  "asq.2": "no",
  "asq.3": "no",
  "asq.4": "refused",
  "asq.5": "no",
  "symptom.headache": 2,
  "symptom.vision": 1,
  "symptom.anxiety": 3,
  skin: "better",
  adherence: "stopped",
  adherenceNote: "Too dry",
  medicineChange: "psychotropic",
  message: "Please ring me. ".repeat(100),
  highestGiven: { item9: 3, asq: null },
} as const;

test("a submission waits on the database four times, whatever it tells, raises and merges: begin, read, write, commit", async () => {
  const proxy = await countingProxy(new URL(db.urls.webUrl));
  const one = connect(proxy.url, { max: 1, name: "test-waits" });
  try {
    const clinic = await testClinic(db.web);
    const rising = [{ total: 2 }, { total: 2 }];
    const next = async () => {
      const { phone, planned } = await answeredCourse(db.web, clinic.prescriber, rising);
      const begun = { phone: { ...phone, checkInId: planned[2]?.id ?? "" }, at: noonOf(planned[2]?.dueOn ?? "") };
      // Saved before: a graver item 9, whose flag what is sent has to join.
      await save(db.web, begun.phone, { "phq9.9": 3, "asq.5": "no", message: "From the bus" }, begun.at);
      return begun;
    };
    // The first submissions teach the connection its statements.
    for (const more of [EVERYTHING, {}, EVERYTHING]) {
      const { phone, at } = await next();
      await answer(one, phone, [2, 2, 2, 2, 2, 2, 0, 0, 1], at, more);
    }
    const { phone, at } = await next();
    proxy.counter.waits = 0;
    const result = await answer(one, phone, [2, 2, 2, 2, 2, 2, 0, 0, 1], at, EVERYTHING);
    expect(result).toMatchObject({ ok: true, repeated: false });
    expect(proxy.counter.waits).toBe(4);
  } finally {
    await one.close();
    proxy.close();
  }
});
