import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Request } from "@playwright/test";
import { connect, type Database } from "@/db/client";
import { test as base, expect, finish, send, sent, start, tap } from "./check-in-app";
import { withClinicApp } from "./running";

/** Run by Node before web and worker: what they print goes to a file, too. */
const alsoTo = (file: string) =>
  `data:text/javascript,${encodeURIComponent(`
    import { appendFileSync } from "node:fs";
    for (const stream of [process.stdout, process.stderr]) {
      const write = stream.write;
      stream.write = function (chunk, ...rest) {
        appendFileSync(${JSON.stringify(file)}, chunk);
        return write.call(this, chunk, ...rest);
      };
    }`).replaceAll("'", "%27")}`;

const test = base.extend<{ logged: () => Promise<string> }, { logFile: string }>({
  logFile: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from its first parameter
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), "isomood-logs-"));
      await use(join(folder, "all.log"));
      await rm(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
  clinic: [
    async ({ logFile }, use) => withClinicApp({ ownServer: true, env: { NODE_OPTIONS: `--import=${alsoTo(logFile)}` } }, use),
    { scope: "worker", timeout: 120_000 },
  ],
  logged: async ({ logFile }, use) => {
    await use(() => readFile(logFile, "utf8"));
  },
});

/** Every row of every table that is Isomood's, as text: bytes come as hexadecimal. */
async function dump({ sql }: Database): Promise<string> {
  const columns = await sql<{ table: string; column: string }[]>`
    select format('%I.%I', table_schema, table_name) as table, format('%I', column_name) as column
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
  const parts: string[] = [];
  for (const { table, column } of columns) {
    const [row] = await sql.unsafe<{ all: string }[]>(`select coalesce(string_agg(${column}::text, E'\\n'), '') as all from ${table}`);
    parts.push(`${table}.${column}\n${row?.all ?? ""}`);
  }
  return parts.join("\n");
}

const lastPart = (address: string) => new URL(address).pathname.split("/").at(-1) ?? "";

test("no link's token is in the database, the logs or a Referer after a whole journey: drafts, help, sending, a fresh link, the stop link", async ({
  clinic: { app, look },
  context,
  page,
  newLink,
  logged,
}) => {
  const asked: Request[] = [];
  context.on("request", (request) => asked.push(request));
  const email = `${randomUUID()}@patients.example`;
  const link = await newLink({ consents: false, email });
  const first = await app.mailbox.waitFor(({ to }) => to.includes(email));
  const mailed = (text = "") => [...text.matchAll(/http\S+\/(?:c|messages)\/\S+/g)].map(([address]) => address);
  const [invited = "", wish = ""] = mailed(first.text);
  expect(lastPart(invited)).toBe(link.token);

  await page.goto(`${link.url}?language=es`);
  await start(page, link);
  await page.getByRole("button", { name: "I understand, begin" }).click();
  await tap(page, [0, 0, 0, 0, 0, 0, 0, 0, 0]);
  await page.getByRole("link", { name: "I need help now" }).click();
  await page.getByRole("button", { name: "Ask the clinic to call me" }).click();
  await expect(page.getByText("The clinic has been asked to call you.")).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  expect((await look.sql`select from draft_answer`).length).toBeGreaterThan(8);
  const drafted = await dump(look);
  await finish(page);
  await page.getByRole("button", send).click();
  await expect(page.getByRole("heading", sent)).toBeVisible();
  await page.goto(link.url);

  // Somebody else's link is over: they ask for a fresh one, and to be called.
  const lateEmail = `${randomUUID()}@patients.example`;
  const late = await newLink({ email: lateEmail });
  await look.sql`update check_in set opens_at = now() - interval '2 days', expires_at = now() - interval '2 hours' where id = ${late.checkInId}`;
  await page.goto(late.url);
  await page.getByRole("button", { name: "Ask the clinic to call me" }).click();
  await page.getByRole("link", { name: "Back to your check-in" }).click();
  await page.getByRole("button", { name: "Send me a fresh link" }).click();
  await expect(page.getByText("a fresh link is on its way")).toBeVisible();
  const fresh = await app.mailbox.waitFor(({ to, text }) => to.includes(lateEmail) && !text?.includes(late.token));

  await page.goto(wish);
  await page.getByRole("button", { name: "No more reminders" }).click();
  await expect(page.getByRole("heading", { name: "Done." })).toBeVisible();
  const oneClick = /List-Unsubscribe: <([^>]+)>/i.exec(fresh.raw.replaceAll(/\r\n\s/g, " "))?.[1] ?? "";
  const stopped = await fetch(oneClick, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) });
  expect(stopped.status).toBe(200);

  // What fails says most: refused, malformed, and with the database away.
  await page.goto(`${link.url}x`);
  await page.request.post(`${app.url}/api/check-ins/start`, { headers: { origin: "https://evil.example" }, form: { token: link.token } });
  await app.stopDatabase();
  for (const address of [link.url, wish, `${app.url}/check-in/${link.checkInId}`]) expect((await page.goto(address))?.status()).toBe(503);
  await app.startDatabase();
  await app.ready();

  const tokens = [
    link.token,
    late.token,
    ...[...mailed(first.text), ...mailed(fresh.text), oneClick].flatMap((address) => address.split("/")),
  ].filter((part) => /^[\w.-]{40,}$/.test(part));
  expect(new Set(tokens).size).toBeGreaterThanOrEqual(4);
  const everything = connect(app.databaseUrls.superuserUrl, { max: 1, name: "e2e-look-again" });
  const stored = `${drafted}\n${await dump(everything)}`;
  await everything.close();
  // The dump and the logs hold what they should, so that nothing found means something.
  expect(stored).toContain(link.checkInId);
  expect(stored).toContain(lateEmail);
  const log = await logged();
  expect(log).toContain('"process":"web"');
  expect(log).toContain('"process":"worker"');
  expect(log).toMatch(/"level":"(warn|error)"/);
  const headers = await Promise.all(asked.map((request) => request.allHeaders()));
  const referers = headers.flatMap(({ referer }) => referer ?? []);
  expect(referers.length).toBeGreaterThan(20);
  for (const token of new Set(tokens)) {
    const bytes = Buffer.from(token, "base64url");
    for (const form of [token, encodeURIComponent(token), bytes.toString("hex"), Buffer.from(token).toString("hex")]) {
      expect([stored.includes(form), log.includes(form), referers.some((referer) => referer.includes(form))]).toEqual([
        false,
        false,
        false,
      ]);
    }
  }
  expect(new Set(referers)).toEqual(new Set([`${app.url}/`]));
});
