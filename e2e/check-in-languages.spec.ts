import type { Page } from "@playwright/test";
import { checkInWords } from "@/messages/check-in";
import { axeSays } from "./axe";
import { expect, goOnAfter, mood, noWorry, test } from "./check-in-app";

/** In the light theme: colours are the same in every language, and English is looked at in both. */
test.use({ viewport: { width: 320, height: 640 }, colorScheme: "light" });

/** Nothing for axe to say, and nothing cut off at the side, at the size it comes in and at twice that. */
async function fits(page: Page, screen: string): Promise<void> {
  expect.soft(await axeSays(page), screen).toEqual([]);
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

/** Where a published wording is missing the question stands in English, and that is what is stored. */
for (const { language, region, moodIn, worryIn } of [
  { language: "es", region: "us", moodIn: "es", worryIn: "en" },
  { language: "de", region: "de", moodIn: "de", worryIn: "de" },
  { language: "fr", region: "fr", moodIn: "fr", worryIn: "en" },
] as const) {
  test(`in ${language} a check-in is answered and stored; its wordiest screens work for everybody at 320 px and at twice the text size`, async ({
    page,
    newLink,
    stored,
  }) => {
    const { say } = checkInWords(language, region);
    const link = await newLink({ consents: false, language, region });
    const shown = (step: string) => page.locator(`.step.shown[data-step="${step}"]`);
    await page.goto(link.url);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await fits(page, "landing");
    await page.getByRole("button", { name: say("landing.start"), exact: true }).click();
    await expect(page.locator("[name=decision][value=accepted]")).toBeVisible();
    await fits(page, "consent");
    await page.locator("[name=decision][value=accepted]").click();
    await expect(page.getByText(say("step.mood", { number: 1, total: 9 }))).toBeVisible();
    await fits(page, "question 1");
    await goOnAfter(page, mood([0, 0, 0, 0, 0, 0, 0, 0]));
    await expect(shown("phq9.9")).toBeVisible();
    await fits(page, "item 9");
    await shown("phq9.9").locator(".answer").last().click();
    await expect(shown("item9")).toBeVisible();
    await expect(page.locator("[data-who]")).not.toBeEmpty();
    await fits(page, "after item 9");
    await goOnAfter(page, { "phq9.difficulty": 1, ...noWorry });
    await expect(shown("symptoms")).toBeVisible();
    await fits(page, "symptoms");
    await page.locator("[data-next]").click();
    await expect(shown("more")).toBeVisible();
    await page.locator("[name=adherence][value=stopped] + span").click();
    await page.locator("[name=medicineChange][value=unsure] + span").click();
    await fits(page, "more");
    await page.locator("[data-next]").click();
    await expect(shown("review")).toBeVisible();
    await fits(page, "review");
    await page.getByRole("button", { name: say("form.send"), exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: say("receipt.heading") })).toBeVisible();
    await fits(page, "receipt");
    expect((await stored(link)).slice(0, 2)).toEqual([
      { instrument: "phq9", language: moodIn, answers: [0, 0, 0, 0, 0, 0, 0, 0, 3], difficulty: 1 },
      { instrument: "gad7", language: worryIn, answers: [0, 0, 0, 0, 0, 0, 0], difficulty: null },
    ]);
  });
}
