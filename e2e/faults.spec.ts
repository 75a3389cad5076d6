import { randomUUID } from "node:crypto";
import { test as base, expect } from "@playwright/test";
import { connect, type Database } from "@/db/client";
import { type App, startApp } from "@/scripts/testing/start-app";
import type { StaffActor } from "@/server/actor";
import { checkInTokenOf } from "@/server/check-in-token";
import { enrolPatient } from "@/server/use-cases/enrol-patient";
import { enrolment, testClinic } from "@/server/use-cases/testing-clinic";

type Phone = { readonly checkInId: string; readonly token: string };
type Running = { readonly app: App; readonly db: Database; readonly look: Database; readonly prescriber: StaffActor };

/** How long a phone in these tests waits before it tries again, milliseconds; the real one waits longer. */
const TRY_AGAIN_MS = 100;
const ITEM_9_HIGH = [1, 1, 1, 1, 1, 0, 0, 0, 3];
const PATIENTS = 60;

/** An Isomood of a test's own, because it is going to be hurt. */
const test = base.extend<{ running: Running }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from its first parameter
  running: async ({}, use) => {
    const app = await startApp({ demo: false });
    const db = connect(app.databaseUrls.webUrl, { max: 4, name: "e2e" });
    const look = connect(app.databaseUrls.superuserUrl, { max: 1, name: "e2e-look" });
    const { prescriber } = await testClinic(db);
    await use({ app, db, look, prescriber });
    await Promise.all([db.close(), look.close()]);
    await app.stop();
  },
});
test.setTimeout(120_000);

async function enrol({ app, db, prescriber }: Running): Promise<Phone> {
  const now = new Date();
  const startsOn = new Date(now.getTime() + 7 * 86_400_000).toISOString().slice(0, 10);
  const input = enrolment(prescriber.staffId, { recordNumber: randomUUID(), email: null, startsOn });
  const result = await enrolPatient(db, prescriber, input, { now, linkSecret: app.secrets.LINK_SECRET });
  if (!result.ok) throw new Error(result.code);
  return { checkInId: result.checkInId, token: checkInTokenOf(app.secrets.LINK_SECRET, result.checkInId, 1) };
}

/** Presses Start, and gives the cookie that the phone then holds. */
async function begin({ app }: Running, { token }: Phone): Promise<string> {
  const answer = await fetch(`${app.url}/api/check-ins/start`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: app.url, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ token }),
  });
  expect(answer.status).toBe(303);
  return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

function send({ app }: Running, { checkInId }: Phone, cookie: string): Promise<Response> {
  const items = Object.fromEntries(ITEM_9_HIGH.map((answer, index) => [`phq9.${index + 1}`, answer]));
  return fetch(`${app.url}/api/check-ins/submit`, {
    method: "POST",
    headers: { origin: app.url, "content-type": "application/json", cookie },
    body: JSON.stringify({ checkIn: checkInId, language: "en", ...items, "phq9.difficulty": 1 }),
  });
}

/** What the phone does: tries until it has its receipt. @throws Error on an answer that is neither a receipt nor "try again" */
async function sendUntilReceived(running: Running, phone: Phone, cookie: string): Promise<string> {
  for (;;) {
    const answer = await send(running, phone, cookie).catch(() => null);
    if (answer?.status === 201 || answer?.status === 200) return ((await answer.json()) as { receivedAt: string }).receivedAt;
    if (answer && answer.status !== 503) throw new Error(`a phone was answered ${answer.status}`);
    await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
  }
}

async function storedOf({ look }: Running) {
  const [row] = await look.sql<{ submissions: number; responses: number; flags: number; alerts: number; tiers: number }[]>`
    select (select count(*)::int from submission) as submissions, (select count(*)::int from response) as responses,
      (select count(*)::int from flag where rule = 'item-9-high') as flags, (select count(*)::int from alert where urgency = 'now') as alerts,
      (select count(*)::int from alert_tier) as tiers`;
  return row;
}

const ALL = { submissions: PATIENTS, responses: PATIENTS, flags: PATIENTS, alerts: PATIENTS, tiers: PATIENTS };

test("web killed again and again while patients send: nothing acknowledged is lost, nothing is stored twice, every alert is owed", async ({
  running,
}) => {
  const phones = await Promise.all(Array.from({ length: PATIENTS }, () => enrol(running)));
  const cookies = await Promise.all(phones.map((phone) => begin(running, phone)));
  let received = 0;
  const kills = [1, 20, 40];
  const sending = phones.map(async (phone, index) => {
    const receipt = await sendUntilReceived(running, phone, cookies[index] ?? "");
    received += 1;
    if (kills.includes(received)) running.app.kill("web");
    return { phone, receipt };
  });
  const receipts = await Promise.all(sending);
  expect(await storedOf(running)).toEqual(ALL);
  await running.app.ready();
  for (const [index, { phone, receipt }] of receipts.entries()) {
    // A phone that asks once more, as one does that never saw its answer, gets the first receipt.
    expect(await sendUntilReceived(running, phone, cookies[index] ?? "")).toBe(receipt);
  }
  expect(await storedOf(running)).toEqual(ALL);
});

test("the database killed while patients send: they are told to try again, and everything arrives once when it is back", async ({
  running,
}) => {
  const phones = await Promise.all(Array.from({ length: PATIENTS }, () => enrol(running)));
  const cookies = await Promise.all(phones.map((phone) => begin(running, phone)));
  const [first] = phones;
  if (!first) throw new Error("no patients");
  running.app.kill("database");
  const away = await send(running, first, cookies[0] ?? "");
  expect(away.status).toBe(503);
  expect(away.headers.get("retry-after")).toBe("5");
  expect(away.headers.get("content-type")).toBe("application/problem+json");
  const sending = phones.map((phone, index) => sendUntilReceived(running, phone, cookies[index] ?? ""));
  await running.app.startDatabase();
  await Promise.all(sending);
  expect(await storedOf(running)).toEqual(ALL);
});

test("the worker killed and the mail server away while an alert is owed: it goes when both are back, as one message", async ({
  running,
}) => {
  const phone = await enrol(running);
  const cookie = await begin(running, phone);
  await running.app.mailbox.down();
  await sendUntilReceived(running, phone, cookie);
  await expect
    .poll(
      async () => (await running.look.sql<{ attempts: number }[]>`select attempts from delivery where kind = 'alert'`)[0]?.attempts ?? 0,
      {
        timeout: 30_000,
      },
    )
    .toBeGreaterThan(0);
  running.app.kill("worker");
  await running.app.mailbox.up();
  const mails = () => running.app.mailbox.mails.filter(({ raw }) => /^Subject: \[Now\]/m.test(raw));
  await expect.poll(() => mails().length, { timeout: 60_000 }).toBeGreaterThan(0);
  const [delivery] = await running.look.sql<{ id: string }[]>`select id from delivery where kind = 'alert'`;
  expect(new Set(mails().map(({ raw }) => /^Message-ID: <([^@]+)@/im.exec(raw)?.[1]))).toEqual(new Set([delivery?.id]));
});
