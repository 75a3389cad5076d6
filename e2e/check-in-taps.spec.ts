import { difficulty, expect, finish, goOnAfter, ITEMS, mood, question, send, sent, start, tap, test, WORRIES } from "./check-in-app";

test.use({ viewport: { width: 360, height: 640 }, hasTouch: true });

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
