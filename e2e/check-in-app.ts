import { randomUUID } from "node:crypto";
import { test as base, expect, type Page } from "@playwright/test";
import { phq9 } from "@/clinical/instruments";
import { addDays, localDateOf } from "@/clinical/plain-date";
import { connect, type Database } from "@/db/client";
import { type App, startApp } from "@/scripts/testing/start-app";
import type { StaffActor } from "@/server/actor";
import { checkInTokenOf } from "@/server/check-in-token";
import { enrolPatient } from "@/server/use-cases/enrol-patient";
import { enrolment, testClinic } from "@/server/use-cases/testing-clinic";

/** A patient's link, and the check-in behind it. */
export type Link = { readonly url: string; readonly token: string; readonly checkInId: string };
type Clinic = { readonly app: App; readonly db: Database; readonly prescriber: StaffActor };
type StoredResponse = { readonly answers: number[]; readonly difficulty: number | null };

const PASSING = /Failed to load resource|net::ERR_/;

/**
 * An Isomood of this file's own, with one clinic; every patient a test asks for is new. A page of a test fails it when it asks another
 * origin for anything, breaks the content security policy, or writes an error to its console.
 */
export const test = base.extend<
  { newLink: (region?: "us" | "gb" | "de") => Promise<Link>; stored: (link: Link) => Promise<StoredResponse[]>; watched: undefined },
  { clinic: Clinic }
>({
  clinic: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from its first parameter
    async ({}, use) => {
      const app = await startApp({ demo: false });
      const db = connect(app.databaseUrls.webUrl, { max: 2, name: "e2e" });
      const { prescriber } = await testClinic(db);
      await use({ app, db, prescriber });
      await db.close();
      await app.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  newLink: async ({ clinic: { app, db, prescriber } }, use) => {
    await use(async (region = "us") => {
      const now = new Date();
      const startsOn = addDays(localDateOf(now, "UTC"), 7);
      const input = enrolment(prescriber.staffId, { recordNumber: randomUUID(), email: null, startsOn, region });
      const result = await enrolPatient(db, prescriber, input, { now, linkSecret: app.secrets.LINK_SECRET });
      if (!result.ok) throw new Error(result.code);
      const token = checkInTokenOf(app.secrets.LINK_SECRET, result.checkInId, 1);
      return { url: `${app.url}/c/${token}`, token, checkInId: result.checkInId };
    });
  },

  stored: async ({ clinic }, use) => {
    const all = connect(clinic.app.databaseUrls.superuserUrl, { max: 1, name: "e2e-look" });
    await use(
      (link) => all.sql<StoredResponse[]>`
        select response.answers, response.difficulty from submission join response on response.submission_id = submission.id
        where submission.check_in_id = ${link.checkInId}`,
    );
    await all.close();
  },

  watched: [
    async ({ context, clinic }, use) => {
      const wrong: string[] = [];
      context.on("request", (request) => {
        if (!request.url().startsWith(clinic.app.url) && !/^(tel|sms):/.test(request.url())) wrong.push(`asked ${request.url()}`);
      });
      context.on("console", (message) => {
        if (message.type() === "error" && !PASSING.test(message.text())) wrong.push(message.text());
      });
      context.on("weberror", (error) => wrong.push(String(error.error())));
      await use(undefined);
      expect(wrong).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** What a patient taps for an answer of 0 to 3. */
export const ANSWERS = phq9.texts.en.answers;
export const ITEMS = phq9.texts.en.items;

/** Opens the link and presses Start. */
export async function start(page: Page, link: Link): Promise<void> {
  await page.goto(link.url);
  await page.getByRole("button", { name: "Start" }).click();
  await page.waitForURL(`**/check-in/${link.checkInId}`);
}

/** The question with these words, as a group of answers. */
export function question(page: Page, text: string) {
  return page.getByRole("group", { name: text });
}

/** Taps these answers one after another, waiting for each question to come by itself. */
export async function tap(page: Page, answers: readonly number[], from = 0): Promise<void> {
  for (const [index, answer] of answers.entries()) {
    await question(page, ITEMS[from + index] ?? "")
      .getByText(ANSWERS[answer] ?? "", { exact: true })
      .click();
  }
}

/** Ticks these answers on the plain page. */
export async function tick(page: Page, answers: readonly (number | undefined)[]): Promise<void> {
  for (const [index, answer] of answers.entries()) {
    if (answer !== undefined)
      await question(page, ITEMS[index] ?? "")
        .getByLabel(ANSWERS[answer] ?? "", { exact: true })
        .check();
  }
}

/** Chooses how difficult the problems made things. */
export function difficulty(page: Page, answer: string) {
  return question(page, "If you checked off any problems").getByText(answer, { exact: true });
}
