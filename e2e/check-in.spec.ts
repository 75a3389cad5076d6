import type { Page } from "@playwright/test";
import { LANGUAGE_LABELS, type Language } from "@/contracts/languages";
import { checkInWords } from "@/messages/check-in";
import {
  difficulty,
  expect,
  finish,
  goOnAfter,
  ITEMS,
  mood,
  movedOnFrom,
  question,
  send,
  sent,
  start,
  startAtQuestion9,
  tap,
  test,
  WORRIES,
} from "./check-in-app";

test.use({ viewport: { width: 360, height: 640 }, hasTouch: true });

/** Answers whatever question stands on the screen, by place, until the look over the answers. @returns how often the screen was tapped */
async function walk(page: Page): Promise<number> {
  let taps = 0;
  for (let step = await movedOnFrom(page, ""); step !== "review"; step = await movedOnFrom(page, step)) {
    if (step === "symptoms") {
      await page.locator("[data-rest]").click();
      // The other questions of the screen, one tap each.
      const rest = page.locator(".step.shown .answers.compact");
      for (let row = 0; row < (await rest.count()); row += 1) await rest.nth(row).locator("label").first().click();
      taps += 1 + (await rest.count());
    } else if (step === "more") {
      for (const name of ["skin", "adherence", "medicineChange"]) await page.locator(`label:has([name=${name}])`).first().click();
      taps += 3;
    } else {
      const answer = step === "phq9.9" ? 0 : 1;
      await page.locator(".step.shown label").nth(answer).click();
      taps += 1;
    }
    if (step === "symptoms" || step === "more") {
      await page.locator("[data-next]").click();
      taps += 1;
    }
  }
  return taps;
}

test.describe("from the link to the receipt, tap by tap", () => {
  test.use({ contextOptions: { reducedMotion: "no-preference" } });
  for (const language of ["en", "es", "de", "fr"] as const satisfies readonly Language[]) {
    test(`a patient who reads ${LANGUAGE_LABELS[language]} answers with one tap a question, and sees the receipt`, async ({
      page,
      newLink,
      stored,
    }) => {
      const { say } = checkInWords(language, "us");
      const link = await newLink({ language });
      await page.goto(link.url);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await page.getByRole("button", { name: say("landing.start"), exact: true }).click();
      await expect(page.getByText(say("step.mood", { number: 1, total: 9 }))).toBeVisible();
      expect(page.url()).not.toContain(link.token);
      const taps = (await walk(page)) + 2;
      // Nine of mood, one of difficulty, seven of worry, sixteen and three on the lists: at most one tap each, and four besides.
      expect(taps).toBeLessThanOrEqual(9 + 1 + 7 + 16 + 3 + 4);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      expect(await stored(link)).toEqual([]);
      await page.getByRole("button", { name: say("form.send"), exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: say("receipt.heading") })).toBeVisible();
      const shown = { en: ["en", "en"], es: ["es", "en"], de: ["de", "de"], fr: ["fr", "en"] }[language];
      const responses = await stored(link);
      expect(responses.slice(0, 2)).toEqual([
        { instrument: "phq9", language: shown[0], answers: [1, 1, 1, 1, 1, 1, 1, 1, 0], difficulty: 1 },
        { instrument: "gad7", language: shown[1], answers: [1, 1, 1, 1, 1, 1, 1], difficulty: null },
      ]);
      expect(responses[2]).toMatchObject({ instrument: "side-effects", answers: Array(15).fill(0) });
      await page.reload();
      await expect(page.getByRole("heading", { name: say("receipt.heading") })).toBeVisible();
    });
  }
});

test("the first time a patient is told who reads the answers; who would rather not can change their mind", async ({
  page,
  clinic,
  newLink,
}) => {
  const link = await newLink({ consents: false });
  await start(page, link);
  await expect(page.getByRole("heading", { level: 1, name: "Before you begin" })).toBeVisible();
  await page.getByRole("button", { name: "I’d rather not" }).click();
  await expect(page.getByRole("heading", { name: "That is fine." })).toBeVisible();
  await page.getByRole("button", { name: "I changed my mind" }).click();
  await page.getByRole("button", { name: "I understand, begin" }).click();
  await expect(page.getByText("Mood, 1 of 9")).toBeVisible();
  const rows = await clinic.look.sql<
    { decision: string }[]
  >`select decision from consent where check_in_id = ${link.checkInId} order by at`;
  expect(rows.map(({ decision }) => decision)).toEqual(["declined", "accepted"]);
});

test("under 18 the landing page asks who is answering, and the questions are those for teens", async ({
  page,
  clinic,
  newLink,
  stored,
}) => {
  const link = await newLink({ dateOfBirth: "2011-05-05" });
  await page.goto(link.url);
  await expect(page.getByRole("group", { name: "Who is answering?" })).toBeVisible();
  await page.getByRole("button", { name: "I am answering for someone else" }).click();
  // Consent given by the patient is not a parent's.
  await page.getByRole("button", { name: "I understand, begin" }).click();
  await expect(question(page, "Feeling down, depressed, irritable, or hopeless?")).toBeVisible();
  for (let item = 1; item <= 9; item += 1) {
    await page.locator(`[data-step="phq9-teen.${item}"].shown label`).first().click();
    await movedOnFrom(page, `phq9-teen.${item}`);
  }
  await finish(page);
  await page.getByRole("button", send).click();
  await expect(page.getByRole("heading", sent)).toBeVisible();
  expect((await stored(link))[0]).toMatchObject({ instrument: "phq9-teen", answers: Array(9).fill(0) });
  const [submission] = await clinic.look.sql`select answered_by from submission where check_in_id = ${link.checkInId}`;
  expect(submission?.answered_by).toBe("proxy");
});

test("a patient who ticks question 9 sees numbers to tap at once and who will see it, is asked about safety, and may stop anywhere", async ({
  page,
  newLink,
  stored,
  flags,
}) => {
  const link = await newLink();
  await startAtQuestion9(page, link);
  await tap(page, [2], 8);
  await expect(page.getByRole("heading", { name: "Thank you for telling us." })).toBeFocused();
  await expect(page.getByRole("link", { name: "Call 988" })).toHaveAttribute("href", "tel:988");
  await expect(page.getByRole("link", { name: "Text 988" })).toHaveAttribute("href", "sms:988");
  await expect(page.getByRole("link", { name: "Call 911" })).toBeVisible();
  // Told once it is stored, and the flag is there though nothing was sent.
  await expect(page.getByText(/Someone from the clinic will read this|Nobody here will see this until/)).toBeVisible();
  await expect.poll(() => flags(link)).toEqual(["item-9-high"]);
  await page.getByLabel("What number is private for you?").first().fill("(617) 555-0123 x4");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("How you are right now, 1 of 5")).toBeVisible();
  await page.getByRole("button", { name: "Skip this question" }).click();
  await question(page, "would be better off if you were dead?").getByText("No", { exact: true }).click();
  await expect(page.getByText("How you are right now, 3 of 5")).toBeVisible();
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    void dialog.accept();
  });
  await page.getByRole("button", { name: "Stop here and send" }).click();
  await expect(page.getByRole("heading", sent)).toBeVisible();
  expect(asked).toEqual([]);
  expect(await stored(link)).toEqual([
    { instrument: "phq9", language: "en", answers: [0, 0, 0, 0, 0, 0, 0, 0, 2], difficulty: null },
    { instrument: "asq", language: "en", answers: [null, 0, null, null, null], difficulty: null },
  ]);
});

test("thoughts right now end the form: it is sent at once, and what to do stays on the screen and on the receipt", async ({
  page,
  newLink,
  stored,
}) => {
  const link = await newLink({ region: "gb" });
  await startAtQuestion9(page, link);
  await tap(page, [1], 8);
  await expect(page.getByRole("link", { name: "Text SHOUT to 85258" })).toHaveAttribute("href", "sms:85258?&body=SHOUT");
  await page.getByRole("button", { name: "Continue" }).click();
  for (const [item, answer] of ["Yes", "No", "No", "No", "I'd rather not say"].entries()) {
    await page
      .locator(`[data-step="asq.${item + 1}"].shown`)
      .getByText(answer, { exact: true })
      .click();
  }
  await expect(page.getByRole("heading", { name: /^Please call .* now, or go to the nearest emergency department\.$/ })).toBeFocused();
  await expect(page.getByText("Please call 999 now, or go to the nearest emergency department.")).toBeVisible();
  await expect(page.getByText("Your answers have been sent to the clinic.")).toBeVisible();
  expect(await stored(link)).toEqual([
    { instrument: "phq9", language: "en", answers: [0, 0, 0, 0, 0, 0, 0, 0, 1], difficulty: null },
    { instrument: "asq", language: "en", answers: [1, 0, 0, 0, 2], difficulty: null },
  ]);
  await page.reload();
  await expect(page.getByText("Please call 999 now, or go to the nearest emergency department.")).toBeVisible();
});

test("Back goes one question back and keeps what was answered; from the list of answers each can be changed", async ({
  page,
  newLink,
  stored,
}) => {
  const link = await newLink();
  await start(page, link);
  await tap(page, [1, 2, 3]);
  await expect(question(page, ITEMS[3])).toBeVisible();
  await page.goBack();
  await expect(question(page, ITEMS[2]).getByLabel("Nearly every day")).toBeChecked();
  await page.getByRole("button", { name: "Back" }).click();
  await expect(question(page, ITEMS[1]).getByLabel("More than half the days")).toBeChecked();
  await page.goForward();
  await page.getByRole("button", { name: "Next" }).click();
  await tap(page, [0, 0, 0, 0, 0, 0], 3);
  await difficulty(page, "Somewhat difficult").click();
  await finish(page);
  await expect(page.getByRole("listitem").filter({ hasText: "Dry skin, lips or eyes" })).toContainText("left out");
  await page.getByRole("button", { name: ITEMS[0] }).click();
  await question(page, ITEMS[0]).getByText("Not at all", { exact: true }).click();
  await expect(page.getByRole("heading", { name: "Look over your answers" })).toBeFocused();
  // Changed to a thought of being better off dead: the help comes as it would have come then.
  await page.getByRole("button", { name: ITEMS[8] }).click();
  await question(page, ITEMS[8]).getByText("Several days", { exact: true }).click();
  await expect(page.getByRole("heading", { name: "Thank you for telling us." })).toBeFocused();
  await page.getByRole("button", { name: "Stop here and send" }).click();
  await expect(page.getByRole("heading", sent)).toBeVisible();
  expect((await stored(link))[0]).toMatchObject({ answers: [0, 2, 3, 0, 0, 0, 0, 0, 1], difficulty: 1 });
  expect(page.url()).toMatch(new RegExp(`/check-in/${link.checkInId}$`));
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, ""]);
});

test("digits, arrows, Tab and Enter are enough to answer and send", async ({ page, newLink, stored }) => {
  const link = await newLink();
  await page.goto(link.url);
  await page.getByRole("button", { name: "Start" }).focus();
  await page.keyboard.press("Enter");
  for (const [index, key] of ["1", "2", "3", "4", "1", "1", "1"].entries()) {
    await expect(page.getByRole("heading", { name: ITEMS[index] })).toBeFocused();
    await page.keyboard.press(key);
  }
  await expect(page.getByRole("heading", { name: ITEMS[7] })).toBeFocused();
  // Arrows look around: the first goes to the answers, the next choose, and nothing moves on before Enter.
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
  await expect(question(page, ITEMS[7]).getByLabel("More than half the days")).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: ITEMS[8] })).toBeFocused();
  await page.keyboard.press("1");
  await expect(page.getByRole("heading", { name: "If you checked off any problems" })).toBeFocused();
  await page.keyboard.press("2");
  for (const item of WORRIES) {
    await expect(page.getByRole("heading", { name: item })).toBeFocused();
    await page.keyboard.press("1");
  }
  await expect(page.getByRole("heading", { name: "Have you had any of these" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("3");
  await page.getByRole("button", { name: "Next" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Your skin, your capsules, anything else" })).toBeFocused();
  await page.getByLabel("Anything you would like to tell us?").fill("1 2 3");
  await page.getByRole("button", { name: "Next" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Look over your answers" })).toBeFocused();
  await page.getByRole("button", send).press("Enter");
  await expect(page.getByRole("heading", sent)).toBeVisible();
  const [mood, , effects] = await stored(link);
  expect(mood).toMatchObject({ answers: [0, 1, 2, 3, 0, 0, 0, 2, 0], difficulty: 1 });
  expect(effects?.answers.slice(0, 2)).toEqual([2, null]);
});

test("help is one tap away on every screen, the emergency number first, and the clinic can be asked to call before anything is sent", async ({
  page,
  clinic,
  newLink,
  flags,
}) => {
  const link = await newLink();
  await start(page, link);
  await tap(page, [0, 0]);
  await page.getByRole("link", { name: "I need help now" }).click();
  const help = page.getByRole("dialog", { name: "Need help now?" });
  await expect(help.getByRole("link").first()).toHaveText("Call 911");
  // However somebody writes it: nothing stands in the way of a call.
  await help.getByLabel("What number is private for you?").fill("(617) 555\u20110123 x4");
  await help.getByRole("button", { name: "Ask the clinic to call me" }).click();
  await expect(help.getByText("The clinic has been asked to call you.")).toBeVisible();
  expect(await flags(link)).toEqual(["help-requested"]);
  await help.getByRole("button", { name: "Ask the clinic to call me" }).click();
  await expect(help.getByText("You have already asked.")).toBeVisible();
  expect(await flags(link)).toEqual(["help-requested"]);
  const [asked] = await clinic.look.sql`select private_number from help_request where check_in_id = ${link.checkInId}`;
  expect(asked?.private_number).toBe("(617) 555\u20110123 x4");
  await page.goBack();
  await expect(help).toBeHidden();
  await expect(question(page, ITEMS[2])).toBeVisible();
});

test("a double tap on an answer does not answer the next question, and one on Send sends once", async ({ page, newLink, stored }) => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  const link = await newLink();
  await start(page, link);
  await question(page, ITEMS[0]).getByText("Not at all").dblclick({ delay: 20 });
  await expect(question(page, ITEMS[1])).toBeVisible();
  await expect(question(page, ITEMS[1]).getByRole("radio", { checked: true })).toHaveCount(0);
  await goOnAfter(page, mood([0, 0, 0, 0, 0, 0, 0, 0, 0]));
  await finish(page);
  const posts: string[] = [];
  page.on("request", (request) => request.url().endsWith("/submit") && posts.push(request.url()));
  await page.getByRole("button", send).dblclick();
  await expect(page.getByRole("heading", sent)).toBeVisible();
  expect(posts).toHaveLength(1);
  expect(await stored(link)).toHaveLength(2);
});

test.describe("on a touch screen", () => {
  test.use({ hasTouch: true });

  test("the second tap of a double tap neither answers the next question nor calls a number on the page after question 9", async ({
    page,
    newLink,
  }) => {
    // Without a pause between two screens the second tap always meets the next one.
    await page.emulateMedia({ reducedMotion: "reduce" });
    await start(page, await newLink());
    const tapTwice = async (item: string | undefined, answer: string) => {
      await expect(page.locator("#check-in.fresh")).toHaveCount(0);
      const box = await question(page, item ?? "")
        .getByText(answer, { exact: true })
        .boundingBox();
      if (!box) throw new Error(`${answer} is not on the screen`);
      for (let taps = 0; taps < 2; taps += 1) await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    };
    await tapTwice(ITEMS[0], "Nearly every day");
    await expect(question(page, ITEMS[1])).toBeVisible();
    await expect(question(page, ITEMS[1]).getByRole("radio", { checked: true })).toHaveCount(0);
    await tap(page, [0, 0, 0, 0, 0, 0, 0], 1);
    await expect(question(page, ITEMS[8])).toBeVisible();
    await page.evaluate(() => {
      document.addEventListener("click", ({ target }) => {
        if ((target as Element).closest("a,button,input[type=tel],[name=mayLeaveMessage]")) document.title = "pressed";
      });
    });
    for (const answer of ["Several days", "More than half the days", "Nearly every day"]) {
      await tapTwice(ITEMS[8], answer);
      await expect(page.getByRole("heading", { name: "Thank you for telling us." })).toBeVisible();
      await page.goBack();
      await expect(question(page, ITEMS[8])).toBeVisible();
    }
    expect(await page.title()).toBe("A short check-in");
  });
});

test("somebody who asked for less motion goes on without a pause", async ({ page, newLink }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await start(page, await newLink());
  await tap(page, [0]);
  await expect(question(page, ITEMS[1])).toBeVisible();
  const animation = await page.locator(".step.shown").evaluate((screen) => getComputedStyle(screen).animationName);
  expect(animation).toBe("none");
});
