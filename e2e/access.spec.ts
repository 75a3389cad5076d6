import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { CARE_TEAM, CLINICIANS, ROLES, type Role } from "@/contracts/roles";
import { type DemoPerson, expect, test } from "./app";

/** Who the access matrix says may call, as roles; null where no sign-in is asked for. */
const ROLES_OF: Readonly<Record<string, readonly Role[] | null>> = {
  anybody: null,
  "the phone with the check-in's cookie": null,
  "all staff": ROLES,
  "care team": CARE_TEAM,
  clinicians: CLINICIANS,
  prescriber: ["prescriber"],
  assistant: ["assistant"],
  admin: ["admin"],
  "prescriber, admin": ["prescriber", "admin"],
  "prescriber, nurse, admin": [...CLINICIANS, "admin"],
};
const CALLERS = { prescriber: "prescriber", nurse: "nurse", admin: "admin" } as const satisfies Partial<Record<DemoPerson, Role>>;
/** Streams: their first answer is looked at and no more. */
const STREAMS = ["/api/live"];

const HANDLERS = readFileSync("docs/access-matrix.md", "utf8")
  .split("\n")
  .flatMap((line) => {
    const [, method, path, who] = /^\| (GET|POST|PUT|PATCH|DELETE) (\/api\/\S+)\s+\| ([^|]+?)\s+\|/.exec(line) ?? [];
    return method && path && who ? [{ method, path, who }] : [];
  });
const GUARDED = HANDLERS.filter(({ who }) => ROLES_OF[who]);

const HEADER_TRICKS = {
  "x-forwarded-host": "evil.example",
  "x-forwarded-for": "127.0.0.1",
  "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware",
  "x-original-url": "/api/health",
  "x-rewrite-url": "/api/health",
  "x-http-method-override": "GET",
  "next-action": "x",
  authorization: "Bearer 0123456789",
};

function call(
  request: APIRequestContext,
  url: string,
  { method, path }: { method: string; path: string },
  headers = {},
): Promise<APIResponse> {
  const address = path.replace(/\[[^\]]+\]/g, randomUUID());
  return request.fetch(url + address, {
    method,
    maxRedirects: 0,
    headers: { origin: url, ...headers },
    ...(method === "GET" ? {} : { data: {} }),
  });
}

test("the matrix has a line for every role-bound handler, and each names callers we know", () => {
  expect(GUARDED.length).toBeGreaterThan(8);
  expect(HANDLERS.filter(({ who }) => !(who in ROLES_OF))).toEqual([]);
});

test("every handler lets in whom the matrix names, and nobody else: not without a session, by header tricks or with forged cookies", async ({
  demo,
  ask,
  playwright,
}) => {
  const url = demo.app.url;
  const nobody = await playwright.request.newContext();
  const forged = { cookie: `__Host-isomood.session=${randomUUID()}.${"x".repeat(43)}; __Host-ci-${randomUUID()}=e30.e30` };
  const callers = await Promise.all(
    Object.entries(CALLERS).map(async ([person, role]) => ({ role, request: await ask(person as DemoPerson) })),
  );
  for (const handler of GUARDED) {
    const [allowed, what] = [ROLES_OF[handler.who] ?? [], `${handler.method} ${handler.path}`];
    await test.step(`${what} lets in ${handler.who}`, async () => {
      for (const headers of [{}, HEADER_TRICKS, forged])
        expect.soft((await call(nobody, url, handler, headers)).status(), `nobody calls ${what}`).toBe(401);
      for (const { role, request } of callers) {
        if (STREAMS.includes(handler.path) && allowed.includes(role)) continue;
        const status = (await call(request, url, handler)).status();
        if (allowed.includes(role)) expect.soft([401, 403], `${role} calls ${what}`).not.toContain(status);
        else expect.soft(status, `${role} calls ${what}`).toBe(403);
        expect.soft(status, `${role} calls ${what}`).toBeLessThan(500);
      }
    });
  }
  await nobody.dispose();
});

test("what belongs to another clinic and what does not exist are answered byte for byte alike, for reading and for writing", async ({
  demo,
  ask,
}) => {
  const url = demo.app.url;
  const [theirs] = await demo.look.sql<{ patient: string; flag: string; alert: string }[]>`
    select c.patient_id as patient, f.id as flag, a.id as alert from flag f join course c on c.id = f.course_id
    join alert a on a.submission_id = f.submission_id join clinic k on k.id = f.clinic_id where k.slug = 'riverside' limit 1`;
  if (!theirs) throw new Error("the demo has no flag");
  const request = await ask("other-prescriber");
  const courseEnd = { seen: "", endedOn: "2026-11-01", reason: "finished" };
  const acknowledgement = { outcome: "contacted", note: "", reviewOn: "", close: true };
  const addresses = [
    { method: "GET", at: (id: string) => `/api/patients/${id}`, id: theirs.patient },
    { method: "POST", at: (id: string) => `/api/patients/${id}/check-in-link`, id: theirs.patient },
    { method: "POST", at: (id: string) => `/api/patients/${id}/course-end`, id: theirs.patient, data: courseEnd },
    { method: "POST", at: (id: string) => `/api/patients/${id}/tablet`, id: theirs.patient, data: {} },
    { method: "POST", at: (id: string) => `/api/flags/${id}/claim`, id: theirs.flag, data: {} },
    { method: "POST", at: (id: string) => `/api/flags/${id}/acknowledge`, id: theirs.flag, data: acknowledgement },
    { method: "POST", at: (id: string) => `/api/flags/${id}/reopen`, id: theirs.flag, data: { note: "Worse again" } },
    { method: "POST", at: (id: string) => `/api/flags/${id}/hand-over`, id: theirs.flag, data: { to: randomUUID(), from: randomUUID() } },
  ];
  for (const { method, at, id, data } of addresses) {
    const answers = await Promise.all(
      [id, randomUUID(), "not-an-id"].map(async (each) => {
        const answer = await request.fetch(url + at(each), { method, headers: { origin: url }, ...(data ? { data } : {}) });
        return [answer.status(), await answer.text()];
      }),
    );
    expect(answers[0]?.[0], at(":id")).toBe(404);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  }
  const [untouched] = await demo.look.sql<{ claims: number }[]>`select count(*)::int as claims from flag_event e
    join membership m on m.staff_id = e.staff_id where e.clinic_id <> m.clinic_id`;
  expect(untouched?.claims).toBe(0);
});

test("a session that was ended elsewhere is refused at its next request", async ({ demo, ask }) => {
  const request = await ask("nurse");
  const get = () => request.get(`${demo.app.url}/api/panel`);
  expect((await get()).status()).toBe(200);
  await demo.look
    .sql`update session set ended_at = now() where staff_id in (select id from staff where email = 'nora.byrne@riverside.example')`;
  expect((await get()).status()).toBe(401);
});
