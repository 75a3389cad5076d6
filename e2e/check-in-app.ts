import { randomUUID } from "node:crypto";
import { test as base, expect, type Page } from "@playwright/test";
import { gad7, phq9 } from "@/clinical/instruments";
import { addDays, localDateOf } from "@/clinical/plain-date";
import { GAD7_FIELDS, PHQ9_FIELDS } from "@/contracts/check-in";
import { CONSENT_VERSION } from "@/contracts/consent";
import type { EnrolmentInput } from "@/contracts/enrolment";
import { checkInTokenOf } from "@/server/check-in-token";
import { enrolPatient } from "@/server/use-cases/enrol-patient";
import { recordConsent } from "@/server/use-cases/record-consent";
import { enrolment } from "@/server/use-cases/testing-clinic";
import { type Clinic, watch, withClinicApp } from "./running";

/** A patient's link, and the check-in behind it. */
export type Link = { readonly url: string; readonly token: string; readonly checkInId: string };
export type StoredResponse = {
  readonly instrument: string;
  readonly language: string;
  readonly answers: (number | null)[];
  readonly difficulty: number | null;
};
type GivenLink = Partial<EnrolmentInput> & { readonly consents?: boolean };
type NewLink = (given?: GivenLink) => Promise<Link>;

/**
 * An Isomood of a worker's own, with one clinic; every patient a test asks for is new. A page of a test fails it when it asks another
 * origin for anything, breaks the content security policy, or writes an error to its console.
 */
export const test = base.extend<
  { newLink: NewLink; stored: (link: Link) => Promise<StoredResponse[]>; flags: (link: Link) => Promise<string[]>; watched: undefined },
  { clinic: Clinic }
>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from its first parameter
  clinic: [async ({}, use) => withClinicApp({}, use), { scope: "worker", timeout: 120_000 }],

  // Most tests are about something else than the quarter of a second after which a question goes on by itself.
  contextOptions: async ({ contextOptions }, use) => {
    await use({ ...contextOptions, reducedMotion: "reduce" });
  },

  newLink: async ({ clinic }, use) => {
    await use((given) => addLink(clinic, given));
  },

  stored: async ({ clinic }, use) => {
    await use((link) => responsesTo(clinic, link));
  },

  flags: async ({ clinic: { look } }, use) => {
    await use(async (link) => {
      const rows = await look.sql<{ rule: string }[]>`select rule from flag where check_in_id = ${link.checkInId} order by rule`;
      return rows.map(({ rule }) => rule);
    });
  },

  watched: [
    async ({ context, clinic }, use) => {
      const didNothingWrong = watch(context, clinic.app.url);
      await use(undefined);
      didNothingWrong();
    },
    { auto: true },
  ],
});

export { expect };

/** Enrols a patient, who unless told otherwise has agreed already. */
export async function addLink({ app, db, prescriber }: Clinic, { consents = true, ...given }: GivenLink = {}): Promise<Link> {
  const now = new Date();
  const startsOn = addDays(localDateOf(now, "UTC"), 7);
  const input = enrolment(prescriber.staffId, { recordNumber: randomUUID(), email: null, startsOn, ...given });
  const result = await enrolPatient(db, prescriber, input, { now, linkSecret: app.secrets.LINK_SECRET });
  if (!result.ok) throw new Error(result.code);
  const { checkInId } = result;
  if (consents) {
    const actor = { kind: "check-in", clinicId: prescriber.clinicId, checkInId, generation: 1 } as const;
    await recordConsent(db, actor, { version: CONSENT_VERSION, decision: "accepted", language: "en" }, now);
  }
  const token = checkInTokenOf(app.secrets.LINK_SECRET, checkInId, 1);
  return { url: `${app.url}/c/${token}`, token, checkInId };
}

/** What the database holds of that check-in, instrument by instrument. */
export function responsesTo({ look }: Clinic, { checkInId }: Link): Promise<StoredResponse[]> {
  return look.sql<StoredResponse[]>`
    select instrument, response.language, to_json(answers) as answers, difficulty from submission join response on response.submission_id = submission.id
    where submission.check_in_id = ${checkInId} order by array_position(array['phq9', 'phq9-teen', 'gad7', 'asq'], instrument)`;
}

export const send = { name: "Send", exact: true } as const;
export const sent = { name: "Sent. Thank you." } as const;
/** What a patient taps for an answer of 0 to 3. */
export const ANSWERS = phq9.texts.en.answers;
export const ITEMS = phq9.texts.en.items;
export const WORRIES = gad7.texts.en.items;

/** Opens the link and presses Start, whatever language that is in. */
export async function start(page: Page, link: Link): Promise<void> {
  await page.goto(link.url);
  await page.locator("form[action$='/start'] .go").click();
  await page.waitForURL(`**/check-in/${link.checkInId}`);
}

/** The question with these words, as a group of answers. */
export function question(page: Page, text: string) {
  return page.getByRole("group", { name: text });
}

/** Taps these answers one after another, waiting for each question to come by itself and to take a tap. */
export async function tap(page: Page, answers: readonly number[], from = 0, items: readonly string[] = ITEMS): Promise<void> {
  for (const [index, answer] of answers.entries()) {
    const text = items[from + index] ?? "";
    await takesTaps(page, text);
    await question(page, text)
      .getByText(ANSWERS[answer] ?? "", { exact: true })
      .click();
  }
}

/** Waits frame by frame: a click of Playwright's own that is refused is tried again only after half a second. */
async function takesTaps(page: Page, text: string): Promise<void> {
  const shows = (asked: string) => document.querySelector("#check-in:not(.fresh) .step.shown [data-text]")?.textContent === asked;
  await page.waitForFunction(shows, text);
}

/** Waits until another screen than this one stands there and takes taps. @returns its name */
export async function movedOnFrom(page: Page, step: string): Promise<string> {
  const next = await page.waitForFunction((before) => {
    const shown = document.querySelector<HTMLElement>("#check-in:not(.fresh) .step.shown")?.dataset.step;
    return shown !== before && shown;
  }, step);
  return String(await next.jsonValue());
}

/** These answers to the questions about mood, and to those about worry, as a form has them. */
export const mood = (answers: readonly number[]) => Object.fromEntries(answers.map((answer, index) => [PHQ9_FIELDS[index] ?? "", answer]));
export const noWorry = Object.fromEntries(GAD7_FIELDS.map((field) => [field, 0]));

/** Saves these answers and those given in the page, as the page's script does, and opens it again: it goes on after the last of them. */
export async function goOnAfter(page: Page, answers: Readonly<Record<string, unknown>>): Promise<void> {
  const { origin } = new URL(page.url());
  // A question that is about to go on by itself does so first, or it would be remembered as the one to come back to: timers of a page end
  // in the order of their time.
  await page.evaluate(() => new Promise((settled) => setTimeout(settled, 300)));
  const given = await page
    .locator("#check-in")
    .evaluate((form: HTMLFormElement) => [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)]));
  const about = ["checkIn", "language", "shown"];
  const { checkIn, language } = Object.fromEntries(given);
  const before = Object.fromEntries(given.filter(([name, value]) => !about.includes(name) && value !== ""));
  const data = { checkIn, language, answers: { ...before, ...answers } };
  expect((await page.request.post(`${origin}/api/check-ins/draft`, { headers: { origin }, data })).status()).toBe(200);
  const reload = () => {
    history.replaceState(null, "");
    location.reload();
  };
  await Promise.all([page.waitForEvent("load"), page.evaluate(reload)]);
}

/** Starts the check-in and comes to question 9 with "not at all" before it, all of it saved. */
export async function startAtQuestion9(page: Page, link: Link): Promise<void> {
  await start(page, link);
  await goOnAfter(page, mood([0, 0, 0, 0, 0, 0, 0, 0]));
}

/** Answers what follows mood with "not at all", leaves both lists out, and comes to the look over the answers. */
export async function finish(page: Page): Promise<void> {
  await goOnAfter(page, noWorry);
  for (const heading of ["Have you had any of these since your last check-in?", "Your skin, your capsules, anything else"]) {
    await expect(page.getByRole("heading", { name: heading })).toBeFocused();
    await page.getByRole("button", { name: "Next" }).click();
  }
  await expect(page.getByRole("heading", { name: "Look over your answers" })).toBeFocused();
}

/** Ticks these answers on the plain page. */
export async function tick(page: Page, answers: readonly (number | undefined)[], items: readonly string[] = ITEMS): Promise<void> {
  for (const [index, answer] of answers.entries()) {
    if (answer !== undefined)
      await question(page, items[index] ?? "")
        .getByLabel(ANSWERS[answer] ?? "", { exact: true })
        .check();
  }
}

/** Chooses how difficult the problems made things. */
export function difficulty(page: Page, answer: string) {
  return question(page, "If you checked off any problems").getByText(answer, { exact: true });
}
