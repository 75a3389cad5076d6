import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { POST as draft } from "@/app/api/check-ins/draft/route";
import { POST as help } from "@/app/api/check-ins/help/route";
import { POST as start } from "@/app/api/check-ins/start/route";
import { POST as submit } from "@/app/api/check-ins/submit/route";
import { GAD7_FIELDS, PHQ9_FIELDS } from "@/contracts/check-in";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { type CheckInSession, displayOf, issueCheckInCookie, readCheckInSession } from "@/server/check-in-session";
import { HELP_PER_LINK, START_PER_LINK, within } from "@/server/limits";
import type { RouteHandler } from "@/server/route";
import { beWeb } from "@/server/testing-web";
import { readCheckIn } from "@/server/use-cases/open-check-in";
import { enrolled, TEST_LINK_SECRET, testClinic } from "@/server/use-cases/testing-clinic";
import { linkOf, newDevice, raisedBy, rowsOf } from "@/server/use-cases/testing-drafts";

vi.mock("@/server/check-in-assets", () => ({ checkInAssets: () => ({ css: "p{}", early: "0", js: "/check-in.js" }) }));

let db: TestDatabase;
let endWeb: () => Promise<void>;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  endWeb = beWeb(db, { LINK_SECRET: TEST_LINK_SECRET });
  clinic = await testClinic(db.web);
});
afterAll(async () => {
  await endWeb();
  await db.close();
});

/** A phone whose check-in has been started, as its cookie has it. */
async function begin(given: Partial<CheckInSession> = {}) {
  const now = new Date();
  const { phone } = await enrolled(db.web, clinic.prescriber, now);
  const view = await readCheckIn(db.web, phone, now);
  if (!view) throw new Error("no check-in");
  const about = { answeredBy: "self", onTablet: false, acute: false, told: null } as const;
  const session: CheckInSession = { actor: phone, display: displayOf(view), device: newDevice(), ...about, ...given };
  return { phone, session, cookie: cookieOf(issueCheckInCookie(session, TEST_LINK_SECRET, now)) };
}
const cookieOf = (header: string | null) => header?.split("; ")[0] ?? "";

function call(route: RouteHandler, body: Record<string, unknown>, { cookie = "", json = false }: { cookie?: string; json?: boolean } = {}) {
  const headers = { cookie, "content-type": json ? "application/json" : "application/x-www-form-urlencoded" };
  const text = json ? JSON.stringify(body) : new URLSearchParams(body as Record<string, string>).toString();
  return route(new Request("http://127.0.0.1:4299/api/check-ins", { method: "POST", headers, body: text }), {
    params: Promise.resolve({}),
  });
}
const sessionAfter = (response: Response, checkInId: string) =>
  readCheckInSession(cookieOf(response.headers.get("set-cookie")), checkInId, TEST_LINK_SECRET, new Date());
const TOLD = "We have been told what you ticked";
const submissionsOf = (phone: Parameters<typeof raisedBy>[1]) =>
  rowsOf(db.web, phone, "select stopped from submission where check_in_id = $1", phone.checkInId);
const whole = (checkIn: string, more: Record<string, string> = {}) => ({
  ...{ checkIn, language: "en", shown: "phq9 adult" },
  ...Object.fromEntries([...PHQ9_FIELDS, ...GAD7_FIELDS].map((field) => [field, "0"])),
  ...more,
});

test.each([
  ["3", "with a whole form missing", {}, ["item-9-high, not sent"], "now"],
  ["2", "with a message that is too long", { message: "a".repeat(2001) }, ["item-9-high, not sent"], "now"],
  ["1", "with a whole form missing", {}, [], "today"],
  ["0", "with a whole form missing", {}, [], null],
] as const)(
  "without the script, item 9 at %s sent %s is told of at once, and the page says so only where there was something to tell",
  async (item9, _what, more, rules, told) => {
    const { phone, cookie } = await begin();
    const form = { checkIn: phone.checkInId, language: "en", shown: "phq9 adult", "phq9.9": item9, ...more };
    const answer = await call(submit, form, { cookie });
    expect(answer.status).toBe(422);
    expect((await answer.text()).includes(TOLD)).toBe(told !== null);
    expect((await raisedBy(db.web, phone)).rules).toEqual(rules);
    expect(sessionAfter(answer, phone.checkInId)?.told).toBe(told);
    expect(await submissionsOf(phone)).toEqual([]);
    const alarms = await rowsOf(db.web, phone, "select * from draft_alarm where check_in_id = $1", phone.checkInId);
    expect(alarms).toHaveLength(item9 === "1" ? 1 : 0);
  },
);

test("without the script, whoever ticks item 9 first and stops has sent it, whatever stands in the telephone's place", async () => {
  const { phone, cookie } = await begin();
  const form = {
    checkIn: phone.checkInId,
    language: "en",
    shown: "phq9 adult",
    "phq9.9": "2",
    stopped: "1",
    privateNumber: "at my aunt's",
  };
  const answer = await call(submit, form, { cookie });
  expect([answer.status, answer.headers.get("location")]).toEqual([303, `/check-in/${phone.checkInId}`]);
  expect(await submissionsOf(phone)).toEqual([{ stopped: true }]);
  expect(sessionAfter(answer, phone.checkInId)?.told).toBe("now");
});

test("a second tab's repeat takes back neither that somebody is not safe nor what was promised", async () => {
  const { phone, cookie } = await begin();
  const acute = await call(submit, whole(phone.checkInId, { "phq9.9": "1", "asq.5": "yes" }), { cookie });
  expect(sessionAfter(acute, phone.checkInId)).toMatchObject({ acute: true, told: "now" });
  const after = cookieOf(acute.headers.get("set-cookie"));
  const repeat = await call(submit, whole(phone.checkInId), { cookie: after });
  expect(sessionAfter(repeat, phone.checkInId)).toMatchObject({ acute: true, told: "now" });
});

test("what a saved answer promised stays in the cookie, also when the answer is taken back", async () => {
  const { phone, cookie } = await begin();
  const save = async (answers: Record<string, unknown>, held: string) => {
    const response = await call(draft, { checkIn: phone.checkInId, language: "en", answers }, { cookie: held, json: true });
    const { who } = (await response.json()) as { who?: string };
    return { who, told: sessionAfter(response, phone.checkInId)?.told, cookie: cookieOf(response.headers.get("set-cookie")) };
  };
  const first = await save({ "phq9.9": 1 }, cookie);
  expect(first).toMatchObject({ who: expect.any(String), told: "today" });
  const graver = await save({ "phq9.9": 2 }, first.cookie);
  expect(graver.told).toBe("now");
  expect(await save({ "phq9.9": 0 }, graver.cookie)).toMatchObject({ who: undefined, told: "now" });
});

test.each([
  ["self", "self", true],
  ["proxy", "proxy", true],
  ["self", "proxy", false],
  ["proxy", "self", false],
] as const)("started by %s and then by %s in one browser, it gives back what was saved: %s", async (first, then, same) => {
  const { phone, session, cookie } = await begin({ answeredBy: first, told: "now" });
  const answer = await call(start, { ...linkOf(phone), answeredBy: then }, { cookie });
  const after = sessionAfter(answer, phone.checkInId);
  expect([after?.device === session.device, after?.told, after?.answeredBy]).toEqual([same, same ? "now" : null, then]);
});

test.each([
  ["starts", "start", START_PER_LINK, {}],
  ["asks for a call", "help", HELP_PER_LINK, {}],
  ["asks for a call from the form", "help", HELP_PER_LINK, { shown: "phq9 adult", "phq9.1": "2" }],
] as const)("whoever %s too often gets a page with help, and a program a document", async (_what, which, limit, more) => {
  const { phone, cookie } = await begin();
  const route = which === "start" ? start : help;
  const who = which === "start" || !("shown" in more) ? linkOf(phone) : { checkIn: phone.checkInId };
  for (let tries = 0; tries < limit.max; tries += 1) await within(db.web, limit, Object.values(who)[0] ?? "", new Date());
  const form = await call(route, { ...who, ...more }, { cookie });
  expect([form.status, form.headers.get("content-type")]).toEqual([429, "text/html; charset=utf-8"]);
  expect(await form.text()).toContain('id="help"');
  const script = await call(route, { ...who, ...more }, { cookie, json: true });
  expect([script.status, script.headers.get("content-type")]).toEqual([429, "application/problem+json"]);
  expect((await raisedBy(db.web, phone)).rules).toEqual([]);
});
