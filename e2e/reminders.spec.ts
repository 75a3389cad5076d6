import { randomUUID } from "node:crypto";
import { addDays, localDateOf } from "@/clinical/plain-date";
import type { EnrolmentInput } from "@/contracts/enrolment";
import { connect } from "@/db/client";
import { checkInTokenOf } from "@/server/check-in-token";
import { enrolPatient } from "@/server/use-cases/enrol-patient";
import { enrolment } from "@/server/use-cases/testing-clinic";
import { test as base, expect } from "./check-in-app";

type Patient = { readonly email: string; readonly patientId: string; readonly url: string };
type Known = { readonly wants: string; readonly wishes: number; readonly links: number };

const DAY_MS = 86_400_000;

const test = base.extend<{
  /** Enrols somebody so many days ago; their first dose is `startsIn` days after that. */
  enrol: (days: { ago: number; startsIn: number }, given?: Partial<EnrolmentInput>) => Promise<Patient>;
  /** What the clinic knows of a patient's wishes, and how many links they asked for. */
  known: (patient: Patient) => Promise<Known | undefined>;
}>({
  enrol: async ({ clinic: { app, db, prescriber } }, use) => {
    await use(async ({ ago, startsIn }, given) => {
      const now = new Date(Date.now() - ago * DAY_MS);
      const email = `${randomUUID()}@patients.example`;
      const startsOn = addDays(localDateOf(now, "UTC"), startsIn);
      const input = enrolment(prescriber.staffId, { recordNumber: randomUUID(), email, startsOn, ...given });
      const result = await enrolPatient(db, prescriber, input, { now, linkSecret: app.secrets.LINK_SECRET });
      if (!result.ok) throw new Error(result.code);
      const token = checkInTokenOf(app.secrets.LINK_SECRET, result.checkInId, 1);
      return { email, patientId: result.patientId, url: `${app.url}/c/${token}` };
    });
  },
  known: async ({ clinic }, use) => {
    const all = connect(clinic.app.databaseUrls.superuserUrl, { max: 1, name: "e2e-look" });
    await use(async ({ patientId }) => {
      const [row] = await all.sql<Known[]>`
        select wants, (select count(*)::int from audit_log where action = 'patient.message-wish' and subject_id = patient.id) as wishes,
          (select count(*)::int from delivery where dedupe_key like ${`asked-link:${patientId}:%`}) as links
        from patient where id = ${patientId}`;
      return row;
    });
    await all.close();
  },
});

/** The addresses in a mail's text, the check-in's and the last line's. */
async function mailTo(
  mailbox: { waitFor: (fits: (mail: { to: readonly string[] }) => boolean) => Promise<{ text?: string; raw: string }> },
  email: string,
) {
  const { text = "", raw } = await mailbox.waitFor(({ to }) => to.includes(email));
  const [checkIn = "", wish = ""] = [...text.matchAll(/http\S+/g)].map(([address]) => address);
  return { text, checkIn, wish, oneClick: /List-Unsubscribe: <([^>]+)>/i.exec(raw.replace(/\r\n\s/g, " "))?.[1] ?? "" };
}

test("a person stops reminders with a mail's last line, and takes it back; the clinic has both on record", async ({
  clinic,
  enrol,
  known,
  page,
}) => {
  const patient = await enrol({ ago: 0, startsIn: 7 });
  const { text, wish } = await mailTo(clinic.app.mailbox, patient.email);
  expect(text).toContain("findahelpline.com");
  await page.goto(wish);
  await expect(page.getByRole("heading", { name: "Which messages would you like?" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Call 911" })).toBeVisible();
  await page.getByRole("button", { name: "No more reminders" }).click();
  await expect(page.getByRole("heading", { name: "Done." })).toBeVisible();
  expect(await known(patient)).toEqual({ wants: "no-reminders", wishes: 1, links: 0 });
  await page.getByRole("button", { name: "All messages, as before" }).click();
  await expect(page.getByRole("button", { name: "No messages at all" })).toBeVisible();
  expect(await known(patient)).toEqual({ wants: "all", wishes: 2, links: 0 });
});

test("mail scanners and previews that open the last line's link change nothing", async ({ clinic, enrol, known, request }) => {
  const patient = await enrol({ ago: 0, startsIn: 7 });
  const { wish, oneClick } = await mailTo(clinic.app.mailbox, patient.email);
  const scanners: [string, Record<string, string>][] = [
    ["GET", {}],
    ["HEAD", {}],
    ["GET", { purpose: "prefetch" }],
    ["GET", { "sec-purpose": "prefetch;prerender" }],
    ["GET", { "user-agent": "Microsoft Office Protection" }],
    ["GET", { accept: "*/*", referer: "https://mail.example/" }],
    ["GET", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }],
  ];
  for (const [method, headers] of scanners) {
    const answer = await request.fetch(wish, { method, headers });
    expect(answer.status()).toBe(200);
    expect(answer.headers()["cache-control"]).toBe("no-store");
    expect(answer.headers()["referrer-policy"]).toBe("strict-origin");
  }
  expect((await request.get(`${wish}?utm_source=mail`)).status()).toBe(200);
  // The mail program's own address is for posting only.
  expect((await request.get(oneClick)).status()).toBe(405);
  expect(await known(patient)).toEqual({ wants: "all", wishes: 0, links: 0 });
});

test("the mail program's own button stops all messages, and another site's page cannot press it", async ({
  clinic,
  enrol,
  known,
  request,
}) => {
  const patient = await enrol({ ago: 0, startsIn: 7 });
  const { oneClick } = await mailTo(clinic.app.mailbox, patient.email);
  const form = { "List-Unsubscribe": "One-Click" };
  expect((await request.post(oneClick, { form, headers: { origin: "https://evil.example" } })).status()).toBe(403);
  expect((await request.post(oneClick, { form: { other: "field" } })).status()).toBe(422);
  expect(await known(patient)).toMatchObject({ wants: "all" });
  expect((await request.post(oneClick, { multipart: form })).status()).toBe(200);
  expect((await request.post(oneClick, { form })).status()).toBe(200);
  expect(await known(patient)).toEqual({ wants: "none", wishes: 1, links: 0 });
});

test("links about messages that nobody gave out are answered alike, with help", async ({ clinic, request }) => {
  const texts = new Set<string>();
  for (const token of ["", "A".repeat(86), "A".repeat(85), "short", "%E2%98%83"]) {
    const answer = await request.get(`${clinic.app.url}/messages${token && "/"}${token}`);
    expect(answer.status()).toBe(404);
    const html = await answer.text();
    expect(html).toContain("findahelpline.com");
    texts.add(html.replace(/nonce="[^"]+"/g, ""));
  }
  expect(texts.size).toBe(1);
  const stop = await request.post(`${clinic.app.url}/api/messages/${"A".repeat(86)}/stop`, { form: { "List-Unsubscribe": "One-Click" } });
  expect(stop.status()).toBe(404);
});

test("whoever opens an expired link gets a fresh one by mail, once, and can answer with it", async ({ clinic, enrol, known, page }) => {
  const patient = await enrol({ ago: 10, startsIn: 0 });
  await page.goto(patient.url);
  await expect(page.getByRole("heading", { name: "The time to answer is over." })).toBeVisible();
  await page.getByRole("button", { name: "Send me a fresh link" }).click();
  await expect(page.getByText("a fresh link is on its way")).toBeVisible();
  await page.goto(patient.url);
  await page.getByRole("button", { name: "Send me a fresh link" }).click();
  await expect(page.getByText("a fresh link is on its way")).toBeVisible();
  const { checkIn } = await mailTo(clinic.app.mailbox, patient.email);
  expect(checkIn).not.toBe(patient.url);
  expect(await known(patient)).toEqual({ wants: "all", wishes: 0, links: 1 });
  await page.goto(checkIn);
  await page.getByRole("button", { name: "Start" }).click();
  await page.waitForURL("**/check-in/*");
  expect(clinic.app.mailbox.mails.filter(({ to }) => to.includes(patient.email))).toHaveLength(1);
});

test("whoever asks for a fresh link learns nothing: with an address, without one and for a link that is nobody's", async ({
  clinic,
  enrol,
  known,
  request,
}) => {
  const without = await enrol({ ago: 10, startsIn: 0 }, { email: null });
  const others = [await enrol({ ago: 10, startsIn: 0 }), without];
  const tokens = [...others.map(({ url }) => url.split("/").at(-1) ?? ""), "A".repeat(43)];
  const answers = new Set<string>();
  for (const token of tokens) {
    const answer = await request.post(`${clinic.app.url}/api/check-ins/fresh-link`, { data: { token } });
    answers.add(`${answer.status()} ${await answer.text()}`);
  }
  expect(answers.size).toBe(1);
  expect(await known(without)).toMatchObject({ links: 0 });
});
