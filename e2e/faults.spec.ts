import { test as base, expect } from "@playwright/test";
import { GAD7_FIELDS, PHQ9_FIELDS } from "@/contracts/check-in";
import { newPhone, type Phone } from "@/scripts/testing/phone";
import {
  addLink,
  difficulty,
  finish,
  goOnAfter,
  ITEMS,
  mood,
  question,
  responsesTo,
  send,
  sent,
  start,
  tick,
  WORRIES,
} from "./check-in-app";
import { type Clinic, watch, withClinicApp } from "./running";

/** How long a phone in these tests waits before it tries again, milliseconds; the real one waits longer. */
const TRY_AGAIN_MS = 100;
const ITEM_9_HIGH = [1, 1, 1, 1, 1, 0, 0, 0, 3];
/** Saved one by one as they are given, and sent by no later form: what is stored of them comes from the drafts alone. */
const DRAFTED = Object.fromEntries([5, 6, 7, 8].map((index) => [PHQ9_FIELDS[index] ?? "", ITEM_9_HIGH[index]]));
const SENT = {
  ...Object.fromEntries(PHQ9_FIELDS.slice(0, 5).map((field, index) => [field, ITEM_9_HIGH[index]])),
  ...Object.fromEntries(GAD7_FIELDS.map((field) => [field, 0])),
  "phq9.difficulty": 1,
};
/** Enough to be under way at every kill; `npm run chaos` does the same to thousands. */
const PATIENTS = 20;

/** An Isomood of a test's own, because it is going to be hurt. */
const test = base.extend<{ running: Clinic }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from its first parameter
  running: async ({}, use) => withClinicApp({ ownServer: true }, use),
});
test.setTimeout(240_000);
test.use({ contextOptions: { reducedMotion: "reduce" } });

/** A new patient who has pressed Start and agreed. */
async function begun({ app, db, prescriber }: Clinic): Promise<Phone> {
  const phone = await newPhone(app, db, prescriber);
  for (const press of [phone.start, phone.agree]) expect((await press()).status).toBe(303);
  return phone;
}

/**
 * What the phone does: tries until it is answered, to the last byte. @throws Error on an answer that is neither a yes nor "try again"
 * @returns what was answered
 */
async function untilTaken(ask: () => Promise<Response>): Promise<unknown> {
  for (;;) {
    const answer = await ask().catch(() => null);
    // Killed in the middle of its answer, the server has said nothing that can be read.
    const body = answer?.ok ? await answer.json().catch(() => null) : null;
    if (body !== null) return body;
    if (answer && !answer.ok && answer.status !== 503) throw new Error(`a phone was answered ${answer.status}`);
    await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
  }
}

/** Saves four answers one after another. */
async function saveAll(phone: Phone): Promise<void> {
  for (const [field, value] of Object.entries(DRAFTED)) await untilTaken(() => phone.save({ [field]: value }));
}

/** Sends the rest, and gives the time on the receipt. */
async function sendUntilReceived(phone: Phone): Promise<string> {
  return ((await untilTaken(() => phone.send(SENT))) as { receivedAt: string }).receivedAt;
}

async function storedOf({ look }: Clinic) {
  const [row] = await look.sql<Record<string, number>[]>`
    select (select count(*)::int from submission) as submissions, (select count(*)::int from response) as responses,
      (select count(*)::int from response where instrument = 'phq9' and answers = ${ITEM_9_HIGH}) as "asGiven",
      (select count(*)::int from draft_answer) as drafts,
      (select count(*)::int from flag where rule = 'item-9-high') as flags, (select count(*)::int from alert where urgency = 'now') as alerts,
      (select count(*)::int from alert_tier where tier = 1) as tiers`;
  return row;
}

/** Each patient's PHQ-9 and GAD-7 once; one flag and one alert, though item 9 was told twice, as a draft and on sending. */
const ALL = {
  submissions: PATIENTS,
  responses: 2 * PATIENTS,
  asGiven: PATIENTS,
  drafts: 0,
  flags: PATIENTS,
  alerts: PATIENTS,
  tiers: PATIENTS,
};

test("web killed again and again while patients answer and send: nothing acknowledged is lost, nothing is stored twice, every alert is owed", async ({
  running,
}) => {
  const phones = await Promise.all(Array.from({ length: PATIENTS }, () => begun(running)));
  let [saved, received] = [0, 0];
  const sending = phones.map(async (phone) => {
    await saveAll(phone);
    if (++saved === 1) running.app.kill("web");
    const receipt = await sendUntilReceived(phone);
    received += 1;
    if (received === 1 || received === 14) running.app.kill("web");
    return { phone, receipt };
  });
  const receipts = await Promise.all(sending);
  expect(await storedOf(running)).toEqual(ALL);
  await running.app.ready();
  // A phone that asks once more, as one does that never saw its answer, gets the first receipt.
  for (const { phone, receipt } of receipts) expect(await sendUntilReceived(phone)).toBe(receipt);
  expect(await storedOf(running)).toEqual(ALL);
});

test("the database killed while patients send: they are told to try again, and everything arrives once when it is back", async ({
  running,
}) => {
  const phones = await Promise.all(Array.from({ length: PATIENTS }, () => begun(running)));
  await Promise.all(phones.map(saveAll));
  const [first] = phones;
  if (!first) throw new Error("no patients");
  running.app.kill("database");
  for (const away of [await first.send(SENT), await first.save(DRAFTED)]) {
    expect(away.status).toBe(503);
    expect(away.headers.get("retry-after")).toBe("5");
    expect(away.headers.get("content-type")).toBe("application/problem+json");
  }
  const sending = phones.map(sendUntilReceived);
  await running.app.startDatabase();
  await Promise.all(sending);
  expect(await storedOf(running)).toEqual(ALL);
});

test("the worker killed and the mail server away while an alert is owed: it goes when both are back, as one message", async ({
  running,
}) => {
  const phone = await begun(running);
  await running.app.mailbox.down();
  await saveAll(phone);
  await sendUntilReceived(phone);
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

test("with the database away nothing is lost: the plain form comes back with its answers, the phone keeps trying", async ({
  browser,
  context,
  page,
  running,
}) => {
  const didNothingWrong = watch(context, running.app.url);
  const [scripted, plain] = [await addLink(running), await addLink(running, { region: "gb" })];
  await start(page, scripted);
  await goOnAfter(page, mood([0, 0, 0, 0, 0, 0, 0, 0, 0]));
  await finish(page);
  const withoutScript = await browser.newContext({ javaScriptEnabled: false });
  const form = await withoutScript.newPage();
  await start(form, plain);
  await tick(form, [2, 0, 0, 0, 0, 0, 0, 0, 1]);
  await difficulty(form, "Very difficult").check();
  await tick(form, [0, 0, 0, 0, 0, 0, 0], WORRIES);

  await running.app.stopDatabase();
  await page.getByRole("button", send).click();
  await expect(page.locator("[data-status]")).toContainText("Not sent yet. We keep trying.");
  const answered = form.waitForResponse((response) => response.request().method() === "POST");
  await form.getByRole("button", send).click();
  const away = await answered;
  expect(away.status()).toBe(503);
  expect(Number(away.headers()["retry-after"])).toBeGreaterThan(0);
  await expect(form.getByRole("alert")).toContainText("Not sent yet.");
  await expect(question(form, ITEMS[0]).getByLabel("More than half the days")).toBeChecked();
  // Region and clinic come from the cookie: the lines are the patient's own though nothing can be looked up.
  await expect(form.getByRole("link", { name: "Call 116 123" }).first()).toBeVisible();

  await running.app.startDatabase();
  await expect(page.getByRole("heading", sent)).toBeVisible({ timeout: 40_000 });
  await form.getByRole("button", send).click();
  await expect(form.getByRole("heading", sent)).toBeVisible();
  expect(await responsesTo(running, scripted)).toHaveLength(2);
  expect((await responsesTo(running, plain))[0]).toMatchObject({ answers: [2, 0, 0, 0, 0, 0, 0, 0, 1], difficulty: 2 });
  await withoutScript.close();
  didNothingWrong();
});
