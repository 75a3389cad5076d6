import type { Page } from "@playwright/test";
import { gad7, phq9, phq9Teen } from "@/clinical/instruments";
import { LANGUAGES } from "@/contracts/languages";
import { PREVIEW_PARTS, PREVIEW_START } from "@/contracts/preview";
import { checkInWords } from "@/messages/check-in";
import { expect, type Running, test, visit } from "./app";

/** What a preview could have stored. */
async function stored({ look }: Running): Promise<unknown> {
  const [counts] = await look.sql`select (select count(*) from submission) as submissions, (select count(*) from draft_answer) as drafts,
    (select count(*) from consent) as consents, (select count(*) from help_request) as calls, (select count(*) from check_in) as check_ins,
    (select count(*) from flag) as flags, (select count(*) from alert) as alerts, (select count(*) from audit_log) as entries`;
  return counts;
}

/** Every request of these pages that is not a reading one. */
function writesOf(page: Page): string[] {
  const writes: string[] = [];
  page.on("request", (request) => request.method() !== "GET" && writes.push(`${request.method()} ${request.url()}`));
  return writes;
}

test("staff go through every page of the check-in in every language and both forms, and nothing of it is stored or sent", async ({
  demo,
  open,
}) => {
  const page = await open("admin");
  const before = await stored(demo);
  const writes = writesOf(page);
  for (const language of LANGUAGES) {
    const words = checkInWords(language);
    for (const part of PREVIEW_PARTS) {
      const answer = await page.request.get(`/preview/check-in/${part}?language=${language}&form=${part === "landing" ? "teen" : "adult"}`);
      expect(answer.status()).toBe(200);
      const html = await answer.text();
      expect(html).toContain(`<html lang="${language}">`);
      // The part, the language and the form that are shown.
      expect(html.match(/aria-current="page"/g)).toHaveLength(3);
      expect(html.match(/\b(?:form)?action="[^"]*"/g)).toBeNull();
    }
    await page.goto(`/preview/check-in/item9?language=${language}`);
    await expect(page.getByRole("heading", { name: words.say("item9.heading") })).toBeVisible();
  }
  await page.goto("/preview/check-in/plain?form=teen");
  await expect(page.getByRole("group", { name: phq9Teen.texts.en.items[0] ?? "" })).toBeVisible();
  expect(writes).toEqual([]);
  expect(await stored(demo)).toEqual(before);
});

test("everything in a preview can be pressed, and it says that nothing is sent", async ({ demo, open }) => {
  const page = await open("prescriber", { reducedMotion: "reduce" });
  await visit(page, "/panel");
  await page.getByRole("button", { name: /your menu$/ }).click();
  await page.getByRole("menuitem", { name: "See the check-in" }).click();
  await page.waitForURL(`**${PREVIEW_START}`);
  const before = await stored(demo);
  const writes = writesOf(page);
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByRole("link", { name: "Consent" }).click();
  await page.getByRole("button", { name: "I understand, begin" }).click();
  await page.getByRole("link", { name: "Questions" }).click();
  for (const question of [...phq9.texts.en.items, ...gad7.texts.en.items])
    await page.getByRole("group", { name: question }).getByText(phq9.texts.en.answers[0], { exact: true }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "In a preview nothing is sent." })).toBeVisible();
  await page.getByRole("link", { name: "Without script" }).click();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("button", { name: "Ask the clinic to call me" }).click();
  await page.getByRole("link", { name: "Receipt" }).click();
  await expect(page.getByRole("heading", { name: "Sent. Thank you." })).toBeVisible();
  expect(writes).toEqual([]);
  expect(await stored(demo)).toEqual(before);
});

test("nobody without a sign-in sees the preview: they are led to the sign-in page and back", async ({ open }) => {
  const page = await open(null);
  await page.goto(PREVIEW_START);
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fpreview%2Fcheck-in%2Flanding$/);
});
