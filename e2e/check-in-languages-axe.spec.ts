import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { GAD7_FIELDS, PHQ9_FIELDS } from "@/contracts/check-in";
import { expect, type Link, test } from "./check-in-app";

test.use({ viewport: { width: 320, height: 640 }, colorScheme: "light" });

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What the theme can change. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/** Nothing for axe to say in either theme, and nothing cut off at the side, at the size it comes in and at twice that. */
async function fits(page: Page, screen: string): Promise<void> {
  const said = async (axe: AxeBuilder) => (await axe.analyze()).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  expect.soft(await said(new AxeBuilder({ page }).withTags(TAGS)), screen).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect.soft(await said(new AxeBuilder({ page }).withRules(COLOURS)), `${screen}, dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  for (const size of ["", "200%"]) {
    const wide = await page.evaluate((fontSize) => {
      const { documentElement } = document;
      documentElement.style.fontSize = fontSize;
      const outside = [...document.querySelectorAll<HTMLElement>("main *, header *, nav *")].filter(
        (element) => element.checkVisibility() && element.getBoundingClientRect().right > documentElement.clientWidth + 1,
      );
      const over = documentElement.scrollWidth - documentElement.clientWidth;
      documentElement.style.fontSize = "";
      return over > 0 ? outside.map(({ outerHTML }) => outerHTML.slice(0, 200)) : [];
    }, size);
    expect.soft(wide, `${screen} ${size}`).toEqual([]);
  }
}

/** Saves these answers as the page's script does, and opens the page again: it goes on after the last of them. */
async function goOnAfter(page: Page, { checkInId }: Link, language: string, answers: Record<string, unknown>, step: string): Promise<void> {
  const { origin, href } = new URL(page.url());
  const data = { checkIn: checkInId, language, answers };
  expect((await page.request.post(`${origin}/api/check-ins/draft`, { headers: { origin }, data })).status()).toBe(200);
  await page.goto("about:blank");
  await page.goto(href);
  await expect(page.locator(`.step.shown[data-step="${step}"]`)).toBeVisible();
}

for (const [language, region] of [
  ["es", "us"],
  ["de", "de"],
  ["fr", "fr"],
] as const) {
  test(`in ${language} the wordiest screens work for everybody at 320 px, in both themes and at twice the text size`, async ({
    page,
    newLink,
  }) => {
    test.setTimeout(180_000);
    const link = await newLink({ consents: false, language, region });
    const shown = (step: string) => page.locator(`.step.shown[data-step="${step}"]`);
    await page.goto(link.url);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await fits(page, "landing");
    await page.locator("form[action$='/start'] .go").click();
    await expect(page.locator("[name=decision][value=accepted]")).toBeVisible();
    await fits(page, "consent");
    await page.locator("[name=decision][value=accepted]").click();
    await expect(shown("phq9.1")).toBeVisible();
    await fits(page, "question 1");
    const calm = Object.fromEntries(PHQ9_FIELDS.slice(0, 8).map((field) => [field, 0]));
    await goOnAfter(page, link, language, calm, "phq9.9");
    await fits(page, "item 9");
    await shown("phq9.9").locator(".answer").last().click();
    await expect(shown("item9")).toBeVisible();
    await expect(page.locator("[data-who]")).not.toBeEmpty();
    await fits(page, "after item 9");
    const worry = Object.fromEntries(GAD7_FIELDS.map((field) => [field, 0]));
    await goOnAfter(page, link, language, { "phq9.9": 3, "phq9.difficulty": 1, ...worry }, "symptoms");
    await fits(page, "symptoms");
    await page.locator("[data-next]").click();
    await expect(shown("more")).toBeVisible();
    await page.locator("[name=adherence][value=stopped] + span").click();
    await page.locator("[name=medicineChange][value=unsure] + span").click();
    await fits(page, "more");
    await page.locator("[data-next]").click();
    await expect(shown("review")).toBeVisible();
    await fits(page, "review");
    await shown("review").locator(".go").click();
    await page.waitForURL(({ searchParams, pathname }) => !pathname.startsWith("/c/") && !searchParams.has("ask"));
    await expect(page.locator(".step.shown")).toHaveCount(0);
    await expect(page.locator("h1")).toBeVisible();
    await fits(page, "receipt");
  });
}
