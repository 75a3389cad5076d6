import type { Database } from "@/db/client";
import { expect, finish, goOnAfter, type Link, mood, send, sent, start, tap, test } from "./check-in-app";

const HELP = /findahelpline\.com/;

test("opening, looking ahead and scanning change nothing; only the button begins", async ({ clinic, request, newLink, stored, page }) => {
  const link = await newLink();
  const before = await state(clinic.look, link);
  const scanners: [string, Record<string, string>][] = [
    ["GET", {}],
    ["HEAD", {}],
    ["GET", { purpose: "prefetch" }],
    ["GET", { "sec-purpose": "prefetch;prerender" }],
    ["GET", { "x-moz": "prefetch" }],
    ["GET", { "user-agent": "Mozilla/5.0 (compatible; bingbot/2.0)" }],
    ["GET", { "user-agent": "WhatsApp/2.23" }],
    ["GET", { "user-agent": "Microsoft Office Protection" }],
    ["GET", { range: "bytes=0-100" }],
    ["GET", { accept: "*/*", referer: "https://mail.example/" }],
    ["GET", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }],
  ];
  for (const [method, headers] of scanners) {
    const answer = await request.fetch(link.url, { method, headers });
    expect(answer.status()).toBe(200);
    expect(answer.headers()["set-cookie"]).toBeUndefined();
    expect(answer.headers()["cache-control"]).toBe("no-store");
    expect(answer.headers()["referrer-policy"]).toBe("strict-origin");
  }
  // A scanner that presses what it finds is refused; one that says nothing of where it comes from begins, which changes nothing.
  await request.post(`${clinic.app.url}/api/check-ins/start`, { form: { token: link.token }, maxRedirects: 0 });
  const foreign: Record<string, string>[] = [
    { origin: "https://scanner.example" },
    { origin: clinic.app.url, "sec-fetch-site": "cross-site" },
  ];
  for (const headers of foreign) {
    const pressed = await request.post(`${clinic.app.url}/api/check-ins/start`, { headers, form: { token: link.token }, maxRedirects: 0 });
    expect(pressed.status()).toBe(403);
  }
  expect((await request.post(link.url, { headers: { origin: clinic.app.url }, form: {} })).status()).toBe(405);
  // What a mail program adds to addresses does not break the link.
  expect((await request.get(`${link.url}?utm_source=mail`)).status()).toBe(200);
  expect(await state(clinic.look, link)).toEqual(before);
  await start(page, link);
  await tap(page, [0]);
  expect(await stored(link)).toEqual([]);
});

test("unknown and malformed links say the same, with help and without a name", async ({ clinic, request }) => {
  const texts = new Set<string>();
  for (const token of ["", "A".repeat(43), "A".repeat(42), "short", `${"A".repeat(42)}!`, "%E2%98%83"]) {
    const answer = await request.get(`${clinic.app.url}/c${token && "/"}${token}`);
    expect(answer.status()).toBe(404);
    const html = await answer.text();
    expect(html).toMatch(HELP);
    texts.add(html.replace(/nonce="[^"]+"/g, ""));
  }
  expect(texts.size).toBe(1);
});

test("a used link says that the answers were sent, with help", async ({ request, newLink, page }) => {
  const link = await newLink();
  await start(page, link);
  await goOnAfter(page, mood([0, 0, 0, 0, 0, 0, 0, 0, 0]));
  await finish(page);
  await page.getByRole("button", send).click();
  await expect(page.getByRole("heading", sent)).toBeVisible();
  const answer = await request.get(link.url);
  expect(answer.status()).toBe(200);
  const html = await answer.text();
  expect(html).toContain("These answers have been sent. Thank you.");
  expect(html).toMatch(HELP);
  expect(html).not.toMatch(/check-ins\/start|Clinic [0-9a-f]/);
});

for (const [kind, change, status, heading] of [
  ["expired", "expires_at = now() - interval '2 hours', opens_at = now() - interval '2 days'", 410, "The time to answer is over."],
  ["revoked", "state = 'revoked'", 410, "This link has ended."],
  ["early", "opens_at = now() + interval '2 days'", 200, "It is not time yet."],
] as const) {
  test(`a link that is ${kind} says so, with help, and Start does no more`, async ({ clinic, request, newLink }) => {
    const link = await newLink();
    await clinic.look.sql.unsafe(`update check_in set ${change} where id = $1`, [link.checkInId]);
    const opened = await request.get(link.url);
    expect(opened.status()).toBe(status);
    const html = await opened.text();
    expect(html).toContain(heading);
    expect(html).toContain("tel:911");
    expect(html).not.toMatch(/check-ins\/start|Clinic [0-9a-f]/);
    const headers = { origin: clinic.app.url };
    const started = await request.post(`${clinic.app.url}/api/check-ins/start`, { headers, form: { token: link.token }, maxRedirects: 0 });
    expect(started.status()).toBe(status);
    expect(started.headers()["set-cookie"]).toBeUndefined();
  });
}

test("from a link whose time is over the clinic can be asked to call, and for a fresh link, with the same answer for every link", async ({
  clinic,
  page,
  newLink,
  flags,
}) => {
  const link = await newLink();
  await clinic.look
    .sql`update check_in set expires_at = now() - interval '2 hours', opens_at = now() - interval '2 days' where id = ${link.checkInId}`;
  await page.goto(link.url);
  await page.getByRole("button", { name: "Ask the clinic to call me" }).click();
  await expect(page.getByRole("heading", { name: "The clinic has been asked to call you." })).toBeVisible();
  expect(await flags(link)).toEqual(["help-requested"]);
  await page.getByRole("link", { name: "Back to your check-in" }).click();
  await page.getByRole("button", { name: "Send me a fresh link" }).click();
  await expect(page.getByText("If the clinic has an address for you, a fresh link is on its way.")).toBeVisible();
  const unknown = await page.request.post(`${clinic.app.url}/api/check-ins/fresh-link`, {
    headers: { origin: clinic.app.url },
    form: { token: "A".repeat(43) },
  });
  expect(unknown.status()).toBe(200);
  expect(await unknown.text()).toContain("If the clinic has an address for you, a fresh link is on its way.");
});

test("the questions cannot be opened without having pressed Start in this browser", async ({ clinic, request, newLink }) => {
  const link = await newLink();
  for (const id of [link.checkInId, "0199a0e2-7d3c-7c11-8a55-0f6f2b1c4d01", "nonsense"]) {
    const answer = await request.get(`${clinic.app.url}/check-in/${id}`);
    expect(answer.status()).toBe(401);
    expect(await answer.text()).toMatch(HELP);
  }
});

async function state({ sql }: Database, link: Link) {
  const rows = await sql`select check_in::text, (select count(*) from audit_log)::int as audited,
    (select count(*) from flag)::int as flags, (select count(*) from draft_answer)::int as drafts from check_in where id = ${link.checkInId}`;
  return [...rows];
}
