import type { Page } from "@playwright/test";
import { axeSays } from "./axe";
import { difficulty, expect, goOnAfter, mood, noWorry, send, sent, start, tap, test } from "./check-in-app";

/** Nothing for axe to say in either theme, nothing cut off at the side, and nothing to press that is under 44 px. */
async function fitsEverybody(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await axeSays(page, "colours")).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await axeSays(page)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("a, button, .answer, summary, textarea, [type=tel]")]
      .filter((target) => target.checkVisibility() && !target.matches(".unseen"))
      .map((target) => ({ text: target.textContent, ...target.getBoundingClientRect().toJSON() }))
      .filter(({ width, height }) => width < 44 || height < 44),
  );
  expect(small).toEqual([]);
}

test.use({ viewport: { width: 320, height: 640 } });

test("every screen of a check-in works for everybody at 320 px in both themes", async ({ page, newLink, clinic }) => {
  const link = await newLink({ consents: false });
  await page.goto(link.url);
  await fitsEverybody(page);
  await page.getByRole("button", { name: "Start" }).click();
  await fitsEverybody(page);
  await page.getByRole("button", { name: "I understand, begin" }).click();
  await expect(page.getByText("Mood, 1 of 9")).toBeVisible();
  await fitsEverybody(page);
  await goOnAfter(page, mood([0, 0, 0, 0, 0, 0, 0]));
  await expect(page.getByText("Mood, 8 of 9")).toBeVisible();
  await fitsEverybody(page);
  await page.getByRole("link", { name: "I need help now" }).click();
  await fitsEverybody(page);
  await page.getByRole("button", { name: "Close" }).click();
  await tap(page, [0, 3], 7);
  await expect(page.getByRole("heading", { name: "Thank you for telling us." })).toBeVisible();
  await fitsEverybody(page);
  await page.getByRole("button", { name: "Continue" }).click();
  await fitsEverybody(page);
  for (let asked = 1; asked <= 4; asked += 1) {
    await expect(page.getByText(`How you are right now, ${asked} of 5`)).toBeVisible();
    await page.locator(".step.shown").getByRole("button", { name: "Skip this question" }).click();
  }
  await fitsEverybody(page);
  await difficulty(page, "Very difficult").click();
  await goOnAfter(page, noWorry);
  await expect(page.getByRole("heading", { name: "Have you had any of these" })).toBeFocused();
  await fitsEverybody(page);
  await page.getByRole("button", { name: "Next" }).click();
  await page.locator("[name=adherence] + span").last().click();
  await page.locator("[name=medicineChange] + span").last().click();
  await fitsEverybody(page);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("heading", { name: "Look over your answers" })).toBeFocused();
  await fitsEverybody(page);
  await page.getByRole("button", send).click();
  await expect(page.getByRole("heading", sent)).toBeVisible();
  await fitsEverybody(page);
  await page.goto(`${clinic.app.url}/c/nothing`);
  await fitsEverybody(page);
});

test("the plain page works for everybody at 320 px in both themes, also when it comes back", async ({ browser, newLink }) => {
  // axe needs scripts in the page; without our own it is the plain page all the same.
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  await context.route("**/assets/check-in/*.js", (route) => route.abort());
  const page = await context.newPage();
  await start(page, await newLink({ region: "gb", language: "de" }));
  await page.locator("#phq9-9-2").check();
  await fitsEverybody(page);
  await page.locator("[data-step=review] button").click();
  await expect(page.getByRole("alert")).toBeVisible();
  await fitsEverybody(page);
  await context.close();
});

test("at twice the text size on a small phone nothing is cut off and every answer can be reached", async ({ page, newLink }) => {
  await start(page, await newLink());
  await goOnAfter(page, mood([0, 0, 0, 0, 0]));
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  await tap(page, [0, 0, 3], 5);
  await expect(page.getByText("Mood, 9 of 9")).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
