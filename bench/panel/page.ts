import { randomBytes } from "node:crypto";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { type Browser, chromium } from "@playwright/test";
import { connect } from "@/db/client";
import { findChromium } from "@/scripts/chromium.mjs";
import { seedClinic } from "@/scripts/seed/seed-clinic";
import { type App, startApp } from "@/scripts/testing/start-app";
import { type Figure, figure } from "../figure";
import { makeCrowd } from "./crowd";

const PATIENTS = 10_000;
/** Patients with invented histories: enough for fifty of whom most have an open flag. */
const HISTORIES = 500;
const HTML_LIMIT_BYTES = 8_192;
const SCRIPT_LIMIT_BYTES = 200 * 1024;
const FRAMES_LIMIT = 55;
const REQUESTS_SHARE = 0.5;
const FULL = "/panel?tab=everyone";
const NO_ROWS = "/panel?urgency=now&after=1&early=1";
const BARE = "/patients/import";
const ASKED_MS = 4_000;
const ASKED_ROUNDS = 5;
const ASKED_AT_ONCE = 4;
const SETTLED_MS = 1_000;
const SCROLLED_MS = 4_000;
const SCROLLED_ROWS = 550;

/** The panel's page over the demo clinic with ten thousand patients more: weight, requests a second, frames a second while scrolling. */
export async function pageFigures(): Promise<Figure[]> {
  const app = await startApp({ demo: true });
  const browser = await chromium.launch({ executablePath: await findChromium(() => {}), args: ["--no-sandbox"] });
  try {
    const cookie = await signIn(app);
    const rich = await richWeight(app, cookie);
    await fill(app);
    return [
      rich,
      ...(await weights(app, cookie)),
      ...(await throughput(app, cookie)),
      ...(await scripts(browser, app, cookie)),
      await scrolling(browser, app, cookie),
    ];
  } finally {
    await browser.close();
    await app.stop();
  }
}

/** Rows as a clinic has them, each with a history, a reason and a line of its own; the crowd's are all alike. */
async function richWeight({ url, databaseUrls }: App, cookie: string): Promise<Figure> {
  const db = connect(databaseUrls.webUrl, { max: 2, name: "bench-seed" });
  const seeding = { slug: "riverside", patients: HISTORIES, seed: 1, now: new Date(), linkSecret: randomBytes(32).toString("hex") };
  const seeded = await seedClinic(db, seeding);
  await db.close();
  if (!seeded.ok) throw new Error(seeded.code);
  const [full, empty] = await Promise.all([read(`${url}${FULL}`, cookie), read(`${url}${NO_ROWS}`, cookie)]);
  return figure("panel: HTML of 50 rows with histories besides the shell, gzip", gzipped(full) - gzipped(empty), "bytes", HTML_LIMIT_BYTES);
}

const gzipped = (html: string) => gzipSync(html, { level: 6 }).length;

async function fill({ databaseUrls }: App): Promise<void> {
  const whole = connect(databaseUrls.superuserUrl, { max: 1, name: "bench-whole" });
  const [clinic] = await whole.sql<{ clinicId: string; prescriberId: string }[]>`
    select c.id as "clinicId", m.staff_id as "prescriberId" from clinic c join membership m on m.clinic_id = c.id and m.role = 'prescriber' where c.slug = 'riverside'`;
  if (!clinic) throw new Error("there is no demo clinic");
  await makeCrowd(whole.sql, clinic, PATIENTS);
  await whole.sql`vacuum (analyze) course_status`;
  await whole.close();
}

async function signIn({ url }: App): Promise<string> {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const first = csrf.headers.getSetCookie().map(pairOf);
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url, cookie: first.join("; ") },
    body: JSON.stringify({ demo: "prescriber", csrfToken }),
  });
  if (answer.status !== 200) throw new Error(`no sign-in: ${answer.status}`);
  return [...first, ...answer.headers.getSetCookie().map(pairOf)].join("; ");
}

function pairOf(setCookie: string): string {
  return setCookie.split(";")[0] ?? "";
}

async function read(address: string, cookie: string): Promise<string> {
  const answer = await fetch(address, { headers: { cookie } });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${answer.status} from ${address}`);
  return text;
}

/** Fifty rows and none: the difference is what the rows weigh. */
async function weights({ url }: App, cookie: string): Promise<Figure[]> {
  const [full, empty] = await Promise.all([read(`${url}${FULL}`, cookie), read(`${url}${NO_ROWS}`, cookie)]);
  return [
    figure("panel: HTML of 50 rows besides the shell, gzip", gzipped(full) - gzipped(empty), "bytes", HTML_LIMIT_BYTES),
    figure("panel: HTML of the shell, gzip", gzipped(empty), "bytes", HTML_LIMIT_BYTES),
  ];
}

/**
 * The panel asked in turn with itself when it has no rows and with the barest page there is for somebody signed in (a frame and a form,
 * nothing of the clinic's data): the median of the rounds' shares, because whatever else the machine does meets all three.
 */
async function throughput({ url }: App, cookie: string): Promise<Figure[]> {
  const perSecond = async (path: string) => {
    const until = performance.now() + ASKED_MS;
    let answered = 0;
    const ask = async () => {
      for (; performance.now() < until; answered++) await read(`${url}${path}`, cookie);
    };
    await Promise.all(Array.from({ length: ASKED_AT_ONCE }, ask));
    return (answered * 1000) / ASKED_MS;
  };
  for (const path of [FULL, NO_ROWS, BARE]) await perSecond(path);
  const shares: { noRows: number; bare: number }[] = [];
  for (let round = 0; round < ASKED_ROUNDS; round++) {
    const [noRows, bare, full] = [await perSecond(NO_ROWS), await perSecond(BARE), await perSecond(FULL)];
    shares.push({ noRows: full / noRows, bare: full / bare });
  }
  const median = (of: "noRows" | "bare") => shares.map((share) => share[of]).sort((a, b) => a - b)[ASKED_ROUNDS >> 1] ?? Number.NaN;
  return [
    figure("panel: requests a second of the full page, as a share of a bare page's", median("bare"), "share", REQUESTS_SHARE),
    figure("panel: requests a second of the full page, as a share of a panel's without rows", median("noRows"), "share", REQUESTS_SHARE),
  ];
}

async function scripts(browser: Browser, app: App, cookie: string): Promise<Figure[]> {
  const page = await openPage(browser, app, cookie);
  const asked: string[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") asked.push(response.url());
  });
  await page.goto(`${app.url}${FULL}`, { waitUntil: "networkidle" });
  const bodies = await Promise.all(asked.map(async (url) => (await fetch(url)).text()));
  await page.context().close();
  const bytes = bodies.reduce((total, body) => total + brotliCompressSync(body).length, 0);
  if (bodies.some((body) => body.includes("recharts"))) throw new Error("the chart library is on the panel");
  return [figure("panel: scripts, brotli", bytes, "bytes", SCRIPT_LIMIT_BYTES)];
}

/** Scrolls down through thousands of rows as a wheel does and counts the frames that were painted. */
async function scrolling(browser: Browser, app: App, cookie: string): Promise<Figure> {
  const page = await openPage(browser, app, cookie);
  await page.goto(`${app.url}${FULL}`, { waitUntil: "networkidle" });
  // As somebody who goes on scrolling: each page that comes makes the list longer.
  const shown = async () =>
    Number(/first ([\d,]+),/.exec((await page.getByText("Showing the first").textContent()) ?? "")?.[1]?.replaceAll(",", "") ?? 0);
  while ((await shown()) < SCROLLED_ROWS) {
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    // A turn of the wheel: the page has time to ask for what comes next.
    await page.waitForTimeout(50);
  }
  await page.evaluate(() => window.scrollTo(0, 0));
  // Whoever turns a wheel has the pointer on the rows: each that passes under it is marked.
  await page.mouse.move(700, 500);
  // What is measured is scrolling, not what loading left to do.
  await page.waitForTimeout(SETTLED_MS);
  const frames = await page.evaluate<number>(SCROLL);
  const rows = await page.getByRole("rowheader").count();
  await page.context().close();
  if (rows > 120) throw new Error(`${rows} rows stand in the page at once`);
  return figure("panel: frames a second while scrolling", frames, "1/s", FRAMES_LIMIT);
}

async function openPage(browser: Browser, { url }: App, cookie: string) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies(
    cookie.split("; ").map((pair) => {
      const at = pair.indexOf("=");
      return { name: pair.slice(0, at), value: pair.slice(at + 1), domain: new URL(url).hostname, path: "/", secure: true };
    }),
  );
  return context.newPage();
}

/** Run in the page; as text, because the loader of this file adds to functions what the page has not. Resolves with frames a second. */
const SCROLL = `new Promise((resolve) => {
  const began = performance.now();
  let count = 0;
  requestAnimationFrame(function step() {
    count += 1;
    window.scrollBy(0, 40);
    if (performance.now() - began < ${SCROLLED_MS}) requestAnimationFrame(step);
    else resolve((count * 1000) / (performance.now() - began));
  });
})`;
