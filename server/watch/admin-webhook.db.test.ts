import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { connect, type Database } from "@/db/client";
import { beat } from "@/db/queries/heartbeats";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { adminWebhook, TOLD } from "./admin-webhook";
import { type HttpCatcher, startHttpCatcher } from "./testing-http";

let db: TestDatabase;
let superuser: Database;
let hook: HttpCatcher;
let printed: string[];
beforeAll(async () => {
  db = await createTestDatabase();
  superuser = connect(db.urls.superuserUrl, { max: 1, name: "test-webhook" });
});
afterAll(async () => {
  await superuser.close();
  await db.close();
});
beforeEach(async () => {
  hook = await startHttpCatcher();
  printed = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    printed.push(String(line));
    return true;
  });
  await superuser.sql`delete from alert_outage`;
  await worker();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await hook.stop();
});

/** One worker, heard of so long ago, whose mails have failed for so long. */
async function worker({ silent = 0, failing }: { silent?: number; failing?: number } = {}): Promise<void> {
  const id = "00000000-0000-7000-8000-000000000001";
  const smtpFailingSince = failing === undefined ? null : new Date(Date.now() - failing * 1000);
  await beat(db.worker, { workerId: id, startedAt: new Date(), smtpFailingSince });
  await superuser.sql`update worker_heartbeat set beat_at = now() - make_interval(secs => ${silent})`;
}
const told = () => hook.requests.map(({ body }) => JSON.parse(body));
const webhook = (database: Database = db.web) => adminWebhook(database, `${hook.url}/secret-path`);

test("an outage and its end are told once each, in the same words, by however many web processes", async () => {
  const looks = [webhook(), webhook(), webhook()];
  const all = () => Promise.all(looks.map((look) => look()));
  await all();
  expect(hook.requests).toEqual([]);
  await worker({ silent: 121 });
  await all();
  await all();
  expect(told()).toEqual([TOLD.begin]);
  await worker();
  await all();
  await all();
  expect(told()).toEqual([TOLD.begin, TOLD.end]);
  await worker({ failing: 130 });
  await all();
  expect(told()).toEqual([TOLD.begin, TOLD.end, TOLD.begin]);
  expect(hook.requests[0]).toMatchObject({ method: "POST", path: "/secret-path", type: "application/json" });
});

test("a worker that is silent for less than two minutes is nothing to tell", async () => {
  await worker({ silent: 115, failing: 115 });
  await webhook()();
  expect(hook.requests).toEqual([]);
});

test("a webhook that refuses is tried again at each look and logged once, without its address", async () => {
  const look = webhook();
  hook.behave(500);
  await worker({ silent: 300 });
  await look();
  await look();
  expect(told()).toEqual([TOLD.begin, TOLD.begin]);
  hook.behave(204);
  await look();
  await look();
  expect(told()).toHaveLength(3);
  const events = printed.map((line) => JSON.parse(line).event);
  expect(events).toEqual(["webhook-failed", "webhook-answers"]);
  expect(printed.join("")).not.toContain("secret-path");
});

test("an outage that ended before anybody could be told of it is not told", async () => {
  const look = webhook();
  hook.behave(500);
  await worker({ silent: 300 });
  await look();
  await worker();
  hook.behave(200);
  await look();
  expect(told()).toEqual([TOLD.begin]);
});

test("a redirect is not followed: it counts as not told", async () => {
  hook.behave(302);
  await worker({ silent: 300 });
  await webhook()();
  expect(hook.requests).toHaveLength(1);
  expect(printed.join("")).toContain("webhook-failed");
});

test("with the database away for two minutes it is told all the same, and its end once", async () => {
  const away = Object.assign(new Error("away"), { code: "ECONNREFUSED" });
  let isAway = true;
  const drizzle = new Proxy(db.web.drizzle, {
    get(target, name) {
      if (isAway) throw away;
      return Reflect.get(target, name);
    },
  });
  const look = webhook({ ...db.web, drizzle });
  const at = (seconds: number) => new Date(Date.now() + seconds * 1000);
  await look(at(0));
  await look(at(119));
  expect(hook.requests).toEqual([]);
  await look(at(120));
  await look(at(150));
  expect(told()).toEqual([TOLD.begin]);
  isAway = false;
  // Back, and the worker not heard of yet: the same outage goes on.
  await worker({ silent: 200 });
  await look();
  expect(told()).toEqual([TOLD.begin]);
  await worker();
  await look();
  await look();
  expect(told()).toEqual([TOLD.begin, TOLD.end]);
});
