import { difficulty, expect, ITEMS, question, start, tap, test } from "./check-in-app";

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

const send = { name: "Send", exact: true } as const;

test("a patient answers one question a screen with one tap each, and sees the receipt", async ({ page, newLink, stored }) => {
  const link = await newLink();
  await start(page, link);
  expect(page.url()).not.toContain(link.token);
  await expect(page.getByText("Over the last 2 weeks, how often have you been bothered by any of the following problems?")).toBeVisible();
  await expect(page.getByText("Mood, 1 of 9")).toBeVisible();
  await expect(page.getByRole("group", { name: /^Question/ })).toHaveCount(1);
  await tap(page, [0, 1, 2, 3, 0, 1, 2, 3, 0]);
  await difficulty(page, "Somewhat difficult").click();
  expect(await stored(link)).toEqual([]);
  await page.getByRole("button", send).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sent. Thank you." })).toBeVisible();
  await expect(page.getByRole("link", { name: "Call +1 555 0100" })).toBeVisible();
  expect(await stored(link)).toEqual([{ answers: [0, 1, 2, 3, 0, 1, 2, 3, 0], difficulty: 1 }]);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Sent. Thank you." })).toBeVisible();
});

test("a patient without any problem is not asked how difficult it was", async ({ page, newLink, stored }) => {
  const link = await newLink();
  await start(page, link);
  await tap(page, [0, 0, 0, 0, 0, 0, 0, 0, 0]);
  await page.getByRole("button", send).click();
  await expect(page.getByRole("heading", { name: "Sent. Thank you." })).toBeVisible();
  expect(await stored(link)).toEqual([{ answers: [0, 0, 0, 0, 0, 0, 0, 0, 0], difficulty: null }]);
});

test("a patient who ticks question 9 sees numbers to tap at once, and may stop there and send", async ({ page, newLink, stored }) => {
  const link = await newLink();
  await start(page, link);
  await tap(page, [0, 0, 0, 0, 0, 0, 0, 0, 2]);
  await expect(page.getByRole("heading", { name: "Thank you for telling us." })).toBeFocused();
  await expect(page.getByRole("link", { name: "Call 988" })).toHaveAttribute("href", "tel:988");
  await expect(page.getByRole("link", { name: "Text 988" })).toHaveAttribute("href", "sms:988");
  await expect(page.getByRole("link", { name: "Call 911" })).toBeVisible();
  await expect(page.getByText("We are told when you press Send.")).toBeVisible();
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    void dialog.accept();
  });
  await page.getByRole("link", { name: "Call 988" }).click();
  await page.getByRole("button", { name: "Stop here and send" }).click();
  await expect(page.getByRole("heading", { name: "Sent. Thank you." })).toBeVisible();
  expect(asked).toEqual([]);
  expect(await stored(link)).toEqual([{ answers: [0, 0, 0, 0, 0, 0, 0, 0, 2], difficulty: null }]);
});

test("a patient in Britain sees British lines after question 9, and goes on", async ({ page, newLink }) => {
  await start(page, await newLink("gb"));
  await tap(page, [0, 0, 0, 0, 0, 0, 0, 0, 1]);
  await expect(page.getByRole("link", { name: "Call 116 123" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Text SHOUT to 85258" })).toHaveAttribute("href", "sms:85258?&body=SHOUT");
  await expect(page.getByRole("link", { name: "Call 999" })).toBeVisible();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(question(page, "If you checked off any problems")).toBeVisible();
});

test("Back and the browser's Back go one question back and keep what was answered, nowhere in address or storage", async ({
  page,
  newLink,
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
  await expect(question(page, ITEMS[2])).toBeVisible();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(question(page, ITEMS[3])).toBeVisible();
  expect(page.url()).toMatch(new RegExp(`/check-in/${link.checkInId}$`));
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, ""]);
});

test("digits, arrows and Enter are enough to answer and send", async ({ page, newLink, stored }) => {
  const link = await newLink();
  await page.goto(link.url);
  await page.getByRole("button", { name: "Start" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: ITEMS[0] })).toBeFocused();
  for (const [index, key] of ["1", "2", "3", "4", "1", "1", "1"].entries()) {
    await expect(page.getByRole("heading", { name: ITEMS[index] })).toBeFocused();
    await page.keyboard.press(key);
  }
  await expect(page.getByRole("heading", { name: ITEMS[7] })).toBeFocused();
  // Arrows look around: the first goes to the answers, the next choose, and nothing moves on before Enter.
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
  await expect(question(page, ITEMS[7]).getByLabel("More than half the days")).toBeChecked();
  await expect(page.getByRole("button", { name: "Next" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: ITEMS[8] })).toBeFocused();
  await page.keyboard.press("1");
  await expect(page.getByRole("heading", { name: "If you checked off any problems" })).toBeFocused();
  await page.keyboard.press("2");
  await expect(page.getByRole("heading", { name: "That was the last question." })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", send)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Sent. Thank you." })).toBeVisible();
  expect(await stored(link)).toEqual([{ answers: [0, 1, 2, 3, 0, 0, 0, 2, 0], difficulty: 1 }]);
});

test("help is one tap away on every screen, the emergency number first, and closes back to the question", async ({ page, newLink }) => {
  await start(page, await newLink());
  await tap(page, [0, 0]);
  await page.getByRole("link", { name: "I need help now" }).click();
  const help = page.getByRole("dialog", { name: "Need help now?" });
  await expect(help.getByRole("link").first()).toHaveText("Call 911");
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await page.getByRole("link", { name: "I need help now" }).click();
  await page.goBack();
  await expect(help).toBeHidden();
  await expect(question(page, ITEMS[2])).toBeVisible();
});

test("a double tap on an answer does not answer the next question, and one on Send sends once", async ({ page, newLink, stored }) => {
  const link = await newLink();
  await start(page, link);
  await question(page, ITEMS[0]).getByText("Not at all").dblclick({ delay: 20 });
  await expect(question(page, ITEMS[1])).toBeVisible();
  await expect(question(page, ITEMS[1]).getByRole("radio", { checked: true })).toHaveCount(0);
  await tap(page, [0, 0, 0, 0, 0, 0, 0, 0], 1);
  const posts: string[] = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
  await page.getByRole("button", send).dblclick();
  await expect(page.getByRole("heading", { name: "Sent. Thank you." })).toBeVisible();
  expect(posts).toHaveLength(1);
  expect(await stored(link)).toHaveLength(1);
});

test("somebody who asked for less motion goes on without a pause", async ({ page, newLink }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await start(page, await newLink());
  await tap(page, [0]);
  await expect(question(page, ITEMS[1])).toBeVisible();
  const animation = await page.locator(".step.shown").evaluate((screen) => getComputedStyle(screen).animationName);
  expect(animation).toBe("none");
});
