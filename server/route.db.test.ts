import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { CLINICIANS } from "@/contracts/roles";
import { withClinic } from "@/db/client";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { StaffActor } from "./actor";
import { database } from "./database";
import { problemResponse } from "./problem-response";
import { type RouteHandler, withRoute } from "./route";
import { SESSION_COOKIE } from "./session-cookie";
import { signOut, startSession } from "./staff-session";
import { beWeb } from "./testing-web";
import { testClinic } from "./use-cases/testing-clinic";

const AUTH_SECRET = "an auth secret of thirty-two or more";
const CANARY = "Nora said she cannot go on";

let db: TestDatabase;
let endWeb: () => Promise<void>;
let nurse: StaffActor;
let assistant: StaffActor;
beforeAll(async () => {
  db = await createTestDatabase();
  endWeb = beWeb(db, { APP_URL: "http://127.0.0.1:4298", AUTH_SECRET });
  const clinic = await testClinic(db.web);
  nurse = clinic.nurse;
  assistant = await clinic.addStaff("assistant");
});
afterAll(async () => {
  await endWeb();
  await db.close();
});

async function cookieOf({ clinicId, staffId }: StaffActor): Promise<string> {
  const secret = await withClinic(db.web, clinicId, (tx) => startSession(tx, { clinicId, staffId, now: new Date() }));
  return `${SESSION_COOKIE}=${await encode({ token: { sid: secret }, secret: AUTH_SECRET })}`;
}
type Sent = { cookie?: string; body?: string; type?: string; query?: string; params?: Record<string, string> };
function call(route: RouteHandler, { cookie, body, type = "application/json", query = "", params = {} }: Sent = {}): Promise<Response> {
  const headers = new Headers(cookie ? { cookie } : {});
  if (body !== undefined) headers.set("content-type", type);
  const request = new Request(`http://127.0.0.1:4298/api/x${query}`, { method: "POST", headers, body: body ?? null });
  return route(request, { params: Promise.resolve(params) });
}
async function auditedOf({ clinicId, staffId }: StaffActor): Promise<unknown[]> {
  return withClinic(db.web, clinicId, (tx) => tx.execute(`select action from audit_log where actor_id = '${staffId}' order by seq`));
}

const forClinicians = withRoute({
  callers: CLINICIANS,
  params: z.strictObject({ flagId: z.uuid() }),
  body: z.strictObject({ note: z.string().min(3, "Say more") }),
  audit: { none: "a test" },
  handler: ({ actor, body }) => Response.json({ by: actor.staffId, at: actor.clinicId, note: body.note }),
});
const FLAG = { flagId: "01a207b0-60f6-7287-bc9c-d7065022dfde" };
const NOTE = JSON.stringify({ note: "spoke" });

test("a clinician gets through, and the handler learns who and where from the session", async () => {
  const answer = await call(forClinicians, { cookie: await cookieOf(nurse), params: FLAG, body: NOTE });
  expect(await answer.json()).toEqual({ by: nurse.staffId, at: nurse.clinicId, note: "spoke" });
});

test.each([[undefined], ["x=y"], [`${SESSION_COOKIE}=forged`], [`${SESSION_COOKIE}=a; ${SESSION_COOKIE}=b`]])(
  "with the cookies %s nobody is signed in",
  async (cookie) => {
    const answer = await call(forClinicians, { ...(cookie ? { cookie } : {}), params: FLAG, body: NOTE });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  },
);

test("somebody whose session was ended elsewhere is refused at the next request", async () => {
  const cookie = await cookieOf(nurse);
  const whoAmI = withRoute({
    callers: CLINICIANS,
    audit: { none: "a test" },
    handler: ({ actor }) => Response.json({ id: actor.sessionId }),
  });
  const { id: sessionId } = (await (await call(whoAmI, { cookie })).json()) as { id: string };
  await signOut(database(), { ...nurse, sessionId }, new Date());
  expect((await call(whoAmI, { cookie })).status).toBe(401);
});

test("the wrong role is refused, and that is audited", async () => {
  const answer = await call(forClinicians, { cookie: await cookieOf(assistant), params: FLAG, body: NOTE });
  expect(answer.status).toBe(403);
  expect(await auditedOf(assistant)).toContainEqual({ action: "access.denied" });
});

test("an id that is no id is answered byte for byte like one that is not there", async () => {
  const malformed = await call(forClinicians, { cookie: await cookieOf(nurse), params: { flagId: "' or 1=1" }, body: NOTE });
  const missing = problemResponse("not-found");
  expect(malformed.status).toBe(missing.status);
  expect(await malformed.text()).toBe(await missing.text());
});

test.each([
  ["a field too short", { body: '{"note":"x"}' }, { path: "note", message: "Say more" }],
  ["a field nobody asked for", { body: '{"note":"spoke","role":"admin"}' }, { path: "" }],
  ["a question nobody asked for", { body: NOTE, query: "?clinicId=1" }, { path: "" }],
  ["no body", {}, { path: "note" }],
])("%s is refused with its reason", async (_what, sent, issue) => {
  const answer = await call(forClinicians, { cookie: await cookieOf(nurse), params: FLAG, ...sent });
  expect(answer.status).toBe(422);
  expect(((await answer.json()) as { issues: unknown[] }).issues[0]).toMatchObject(issue);
});

test("a body where none is expected is refused", async () => {
  const bare = withRoute({ callers: "public", audit: { none: "a test" }, handler: () => new Response("done") });
  expect((await call(bare, { body: '{"a":1}' })).status).toBe(422);
  expect((await call(bare)).status).toBe(200);
});

test("a form gets its page back with what was typed, when a field is wrong and when the database is away", async () => {
  const page = (text: string) => new Response(text, { status: 422 });
  const form = withRoute({
    callers: "public",
    body: z.strictObject({ note: z.string().min(3, "Say more") }),
    audit: { none: "a test" },
    onInvalid: (issues, raw) => page(`${issues[0]?.message}: ${raw.note}`),
    onUnavailable: (raw) => new Response(`not sent yet: ${raw.note}`, { status: 503 }),
    handler: () => {
      throw Object.assign(new Error(CANARY), { code: "57P01" });
    },
  });
  const type = "application/x-www-form-urlencoded";
  expect(await (await call(form, { body: "note=x", type })).text()).toBe("Say more: x");
  const away = await call(form, { body: "note=a+long+note", type });
  expect([away.status, away.headers.get("retry-after"), await away.text()]).toEqual([503, "5", "not sent yet: a long note"]);
});

test.each([
  ["a page", "text/html; charset=utf-8", "<p>help</p>", "text/html; charset=utf-8"],
  ["a document", "application/problem+json", "{}", "application/problem+json"],
])(
  "where something breaks and %s would be the answer while the database is away, that is 500 and no retry is promised",
  async (_what, type, body, sent) => {
    const stdout = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const broken = withRoute({
      callers: "public",
      audit: { none: "a test" },
      onUnavailable: () => new Response(body, { status: 503, headers: { "content-type": type } }),
      handler: () => {
        throw new Error(CANARY);
      },
    });
    const answer = await call(broken);
    const words = await answer.text();
    stdout.mockRestore();
    expect([answer.status, answer.headers.get("content-type"), answer.headers.has("retry-after")]).toEqual([500, sent, false]);
    expect(words.includes("help")).toBe(type.startsWith("text/html"));
    expect(words).not.toContain(CANARY);
  },
);

test("whatever is thrown says nothing of its words, in the answer or in the log", async () => {
  const written: string[] = [];
  const stdout = vi.spyOn(process.stdout, "write").mockImplementation((text) => written.push(String(text)) > 0);
  const broken = withRoute({
    callers: "public",
    audit: { none: "a test" },
    handler: () => {
      throw new Error(CANARY);
    },
  });
  const answer = await call(broken);
  stdout.mockRestore();
  expect(answer.status).toBe(500);
  expect(written).toHaveLength(1);
  expect(`${await answer.text()}${written.join("")}`).not.toContain(CANARY);
});
