import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { APIRequestContext, Page, Response } from "@playwright/test";
import { expect, live, test, visit } from "./app";
import { addPatient, answersOf } from "./patients";

const ALWAYS: Readonly<Record<string, string | RegExp>> = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": /camera=\(\)/,
  "origin-agent-cluster": "?1",
  "x-robots-tag": "noindex, nofollow",
  "x-request-id": /^[0-9a-f-]{36}$/,
};
const NONCE = /script-src 'nonce-([A-Za-z0-9_-]{22})' 'strict-dynamic'(;|$)/;

/** What is wrong with an answer's headers; empty where nothing is. Hashed files may be kept, nothing else. */
function wrongHeaders(url: string, headers: Readonly<Record<string, string>>): string[] {
  const { pathname } = new URL(url);
  const policy = headers["content-security-policy"] ?? "";
  const isCheckIn = /^\/(c|check-in|messages|api\/check-ins|api\/messages)(\/|$)/.test(pathname);
  const isHashed = /^\/(_next\/static|assets\/check-in)\//.test(pathname);
  const expected: Readonly<Record<string, string | RegExp>> = {
    ...ALWAYS,
    "content-security-policy": NONCE,
    "referrer-policy": isCheckIn ? "strict-origin" : "same-origin",
    "cache-control": isHashed ? "public, max-age=31536000, immutable" : "no-store",
  };
  const wrong = Object.entries(expected).filter(([name, value]) =>
    typeof value === "string" ? headers[name] !== value : !value.test(headers[name] ?? ""),
  );
  const extra = ["server", "x-powered-by", "access-control-allow-origin"].filter((name) => name in headers);
  const loose = ["default-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"].filter(
    (directive) => !policy.includes(directive),
  );
  return [
    ...wrong.map(([name]) => `${pathname}: ${name} is ${headers[name]}`),
    ...extra,
    ...loose,
    ...(/unsafe-/.test(policy) ? [policy] : []),
  ];
}

test("every answer that the browser gets on the main pages has the security headers, and every page a nonce of its own", async ({
  demo,
  open,
}) => {
  const { path, link, name, recordNumber } = await addPatient(demo, { answers: [answersOf(21)] });
  const { link: unanswered } = await addPatient(demo);
  const seen: Response[] = [];
  const collect = (page: Page) => page.on("response", (response) => seen.push(response));
  const [clinician, admin, nobody] = await Promise.all([open("prescriber"), open("admin"), open(null)]);
  for (const page of [clinician, admin, nobody]) collect(page);
  // A page's own files are asked for while it is being read; nobody has to wait until it can be used.
  for (const asked of ["/panel?tab=everyone", path, "/patients/new", "/nowhere", `/patients/${randomUUID()}`]) await clinician.goto(asked);
  await visit(clinician, "/panel");
  await live(clinician);
  await admin.goto("/people");
  for (const asked of [
    "/sign-in",
    "/tablet",
    "/demo/mailbox",
    `/invitation/${"a".repeat(43)}`,
    link,
    unanswered,
    "/c/nothing",
    `/check-in/${randomUUID()}`,
  ])
    await nobody.goto(asked);
  await nobody.goto(unanswered);
  await nobody.getByRole("button", { name: "Start" }).click();
  await nobody.getByRole("button", { name: "I understand, begin" }).click();
  await expect(nobody.getByText("Mood, 1 of 9")).toBeVisible();

  const answers = await Promise.all(
    seen.map(async (response) => ({ url: response.url(), headers: await response.allHeaders(), response })),
  );
  expect(answers.flatMap(({ url, headers }) => wrongHeaders(url, headers))).toEqual([]);
  // Of whom a page is stands in neither an address nor a header, however it is written there.
  const said = decodeURIComponent(
    JSON.stringify(answers.map(({ url, headers }) => [url, headers])).replaceAll(/%(?![0-9a-f]{2})/gi, "%25"),
  );
  for (const word of [recordNumber, ...name.split(" ").filter((part) => part !== "Test")]) expect(said).not.toContain(word);

  const pages = answers.filter(({ response, headers }) => isPage(response) && headers["content-type"]?.includes("text/html"));
  expect(pages.length).toBeGreaterThanOrEqual(15);
  const nonces = pages.map(({ headers }) => NONCE.exec(headers["content-security-policy"] ?? "")?.[1]);
  expect(new Set(nonces).size).toBe(nonces.length);
});

test("no page's HTML has a style attribute, an inline handler, or a script without its nonce", async ({ demo, open }) => {
  const { path } = await addPatient(demo, { answers: [answersOf(4), answersOf(5), null, answersOf(17)] });
  const { link } = await addPatient(demo);
  for (const { who, paths } of [
    { who: "prescriber", paths: ["/panel", "/panel?tab=everyone", path, "/patients/new", "/nowhere", `/patients/${randomUUID()}`] },
    { who: "admin", paths: ["/people", "/preview/check-in/questions", "/preview/check-in/receipt"] },
    { who: null, paths: ["/sign-in", "/tablet", "/demo/mailbox", `/invitation/${"a".repeat(43)}`, link, "/c/nothing"] },
  ] as const) {
    const page = await open(who);
    for (const asked of paths) {
      const response = await page.request.get(asked);
      const nonce = NONCE.exec(response.headers()["content-security-policy"] ?? "")?.[1];
      // Text that the page's own script reads is no markup.
      const html = (await response.text()).replaceAll(/(<script\b[^>]*>)[\s\S]*?<\/script>/g, "$1");
      expect.soft(html.match(/<[a-z][^>]*\s(style|on[a-z]+)=/gi) ?? [], asked).toEqual([]);
      const scripts = html.match(/<script\b[^>]*>/g) ?? [];
      expect
        .soft(
          scripts.filter((script) => !script.includes(`nonce="${nonce}"`)),
          asked,
        )
        .toEqual([]);
    }
  }
});

test("a page may not be changed: writing outside the API is refused, and so is a write from elsewhere", async ({ demo: { app }, ask }) => {
  const request = await ask("prescriber");
  const origin = app.url;
  for (const path of ["/", "/panel", "/patients/new", "/c/nothing", "/sign-in", "/nowhere"]) {
    const answer = await request.post(path, { headers: { origin }, form: { a: "b" } });
    expect([path, answer.status(), answer.headers().allow]).toEqual([path, 405, "GET, HEAD"]);
  }
  const elsewhere: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    {},
    { origin, "sec-fetch-site": "cross-site" },
  ];
  for (const headers of elsewhere) {
    const answer = await request.post("/api/patients", { headers, data: {} });
    expect([headers, answer.status()]).toEqual([headers, 403]);
    expect(answer.headers()["content-type"]).toBe("application/problem+json");
  }
});

test("unknown addresses are 404 and say nothing: a page for people, a problem document for programs", async ({ demo: { app }, ask }) => {
  const request = await ask("prescriber");
  for (const path of ["/nowhere", "/api", "/panel/deeper", "/.env", "/_next/image?url=x", "/favicon.php"]) {
    const answer = await request.get(path, { headers: { accept: "text/html" } });
    expect([path, answer.status()]).toEqual([path, 404]);
    expect(wrongHeaders(`${app.url}${path}`, answer.headers())).toEqual([]);
  }
  const answer = await request.get("/api/nowhere");
  expect(answer.status()).toBe(404);
  expect(await answer.json()).toEqual({ type: "urn:isomood:problem:not-found", title: "Not found", status: 404 });
});

test("every route of the API has the security headers, whoever asks and however it answers", async ({ demo, ask, playwright }) => {
  const routes = (await readdir("app/api", { recursive: true })).filter((file) => file.endsWith("route.ts"));
  expect(routes.length).toBeGreaterThan(15);
  const nobody = await playwright.request.newContext({ baseURL: demo.app.url });
  for (const request of [nobody, await ask("prescriber")]) await askAll(request, demo.app.url, routes);
  await nobody.dispose();
});

async function askAll(request: APIRequestContext, origin: string, routes: string[]): Promise<void> {
  for (const route of routes) {
    const path = join("/api", route.replace(/\/route\.ts$/, "")).replaceAll(/\[[^\]]+\]/g, randomUUID());
    for (const method of path === "/api/live" ? ["POST"] : ["GET", "POST"]) {
      const answer = await request.fetch(path, { method, headers: { origin }, ...(method === "POST" ? { data: {} } : {}) });
      expect.soft(wrongHeaders(`${origin}${path}`, answer.headers()), `${method} ${path}`).toEqual([]);
      expect.soft(answer.status(), `${method} ${path}`).toBeLessThan(500);
    }
  }
}

function isPage(response: Response): boolean {
  return response.request().isNavigationRequest();
}
