import type { Page } from "@playwright/test";
import { expect, finish, ITEMS, movedOnFrom, question, send, sent, start, startAtQuestion9, tap, test } from "./check-in-app";

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

test.describe("with the pace of every day", () => {
  test.use({ contextOptions: { reducedMotion: "no-preference" } });

  test("from the link to the receipt a question is one tap, and the receipt is there again later", async ({ page, newLink, stored }) => {
    const link = await newLink();
    await page.goto(link.url);
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await expect(page.getByText("Mood, 1 of 9")).toBeVisible();
    expect(page.url()).not.toContain(link.token);
    const taps = (await walk(page)) + 2;
    // Nine of mood, one of difficulty, seven of worry, sixteen and three on the lists: at most one tap each, and four besides.
    expect(taps).toBeLessThanOrEqual(9 + 1 + 7 + 16 + 3 + 4);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await stored(link)).toEqual([]);
    await page.getByRole("button", send).click();
    await expect(page.getByRole("heading", sent)).toBeVisible();
    const responses = await stored(link);
    expect(responses.slice(0, 2)).toEqual([
      { instrument: "phq9", language: "en", answers: [1, 1, 1, 1, 1, 1, 1, 1, 0], difficulty: 1 },
      { instrument: "gad7", language: "en", answers: [1, 1, 1, 1, 1, 1, 1], difficulty: null },
    ]);
    expect(responses[2]).toMatchObject({ instrument: "side-effects", answers: Array(15).fill(0) });
    await page.reload();
    await expect(page.getByRole("heading", sent)).toBeVisible();
  });
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
