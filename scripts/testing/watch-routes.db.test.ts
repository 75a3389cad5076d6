import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as metrics } from "@/app/api/metrics/route";
import { GET as ready } from "@/app/api/ready/route";
import { connect } from "@/db/client";
import { beat } from "@/db/queries/heartbeats";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { webEnv } from "@/server/env";
import type { RouteHandler } from "@/server/route";
import { beWeb } from "@/server/testing-web";

const TOKEN = "a-token-for-metrics-0123456789-abcdefgh";
let db: TestDatabase;
let endWeb: () => Promise<void>;
beforeAll(async () => {
  db = await createTestDatabase();
  endWeb = beWeb(db, { METRICS_TOKEN: TOKEN });
});
afterAll(async () => {
  await endWeb();
  await db.close();
});

const get = (route: RouteHandler, headers: Record<string, string> = {}) =>
  route(new Request("http://127.0.0.1:4299/api/x", { headers }), { params: Promise.resolve({}) });
async function asSuperuser(statement: string): Promise<void> {
  const superuser = connect(db.urls.superuserUrl, { max: 1, name: "test-watch" });
  await superuser.sql.unsafe(statement);
  await superuser.close();
}

test("it is ready only with a worker heard of, with every migration and a fit role; else a problem names the part and nothing more", async () => {
  const failing = async () => {
    const answer = await get(ready);
    expect([answer.status, answer.headers.get("content-type"), answer.headers.get("retry-after")]).toEqual([
      ...[503, "application/problem+json", "5"],
    ]);
    const { failing: part, ...rest } = await answer.json();
    expect(rest).toEqual({ type: "urn:isomood:problem:unavailable", title: expect.any(String), status: 503, detail: "Not ready" });
    return part;
  };
  expect(await failing()).toBe("worker");
  await beat(db.worker, { workerId: randomUUID(), startedAt: new Date(), smtpFailingSince: null });
  expect((await get(ready)).status).toBe(200);
  await asSuperuser("update worker_heartbeat set beat_at = now() - interval '121 seconds'");
  expect(await failing()).toBe("worker");
  await asSuperuser("alter table note no force row level security");
  expect(await failing()).toBe("role");
  await asSuperuser(
    "alter table note force row level security; delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)",
  );
  expect(await failing()).toBe("migrations");
});

test.each([
  ["nothing", {}],
  ["another token", { authorization: "Bearer another-token-for-metrics-0123456789" }],
  ["the token anywhere else", { cookie: `__Host-isomood.session=${TOKEN}`, "x-metrics-token": TOKEN }],
])("metrics are not told to who shows %s", async (_what, headers: Record<string, string>) => {
  const answer = await get(metrics, headers);
  expect(answer.status).toBe(401);
  expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="metrics"');
  expect(await answer.text()).not.toContain("isomood_");
});

test("metrics are told to who bears the token, in Prometheus's format; without that setting there are none", async () => {
  const answer = await get(metrics, { authorization: `Bearer ${TOKEN}` });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
  expect(await answer.text()).toMatch(/^# HELP isomood_/);
  const settings = webEnv() as { METRICS_TOKEN?: string | undefined };
  settings.METRICS_TOKEN = undefined;
  expect((await get(metrics, { authorization: `Bearer ${TOKEN}` })).status).toBe(404);
  settings.METRICS_TOKEN = TOKEN;
});
