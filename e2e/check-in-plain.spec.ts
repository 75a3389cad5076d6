import { difficulty, expect, ITEMS, question, start, test, tick } from "./check-in-app";

test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

const send = { name: "Send", exact: true } as const;

test("without JavaScript the whole check-in is one page that can be answered and sent", async ({ page, newLink, stored }) => {
  const link = await newLink();
  await start(page, link);
  await expect(page.getByRole("group", { name: /^Question/ })).toHaveCount(9);
  await expect(difficulty(page, "Very difficult")).toBeHidden();
  await tick(page, [0, 1, 0, 2, 0, 0, 3, 0, 0]);
  await difficulty(page, "Very difficult").check();
  await page.getByRole("button", send).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sent. Thank you." })).toBeVisible();
  expect(page.url()).toMatch(new RegExp(`/check-in/${link.checkInId}$`));
  expect(await stored(link)).toEqual([{ answers: [0, 1, 0, 2, 0, 0, 3, 0, 0], difficulty: 2 }]);
});

test("without JavaScript crisis lines stand beside question 9 once it is ticked, and Stop here and send works", async ({
  page,
  newLink,
  stored,
}) => {
  const link = await newLink();
  await start(page, link);
  await tick(page, [0, 0, 0, 0, 0, 0, 0, 0]);
  await expect(page.getByText("Thank you for telling us.")).toBeHidden();
  await question(page, ITEMS[8]).getByLabel("Several days").check();
  await expect(page.getByText("Thank you for telling us.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Call 988" }).first()).toBeVisible();
  await page.getByRole("button", { name: "Stop here and send" }).click();
  await expect(page.getByRole("heading", { name: "Sent. Thank you." })).toBeVisible();
  expect(await stored(link)).toEqual([{ answers: [0, 0, 0, 0, 0, 0, 0, 0, 1], difficulty: null }]);
});

test("without JavaScript missing answers are named beside their questions, the given ones are kept, and it can be sent then", async ({
  page,
  newLink,
  stored,
}) => {
  const link = await newLink();
  await start(page, link);
  await tick(page, [3, undefined, 2, 0, 0, undefined, 0, 0, 0]);
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", send).click();
  expect((await answered).status()).toBe(422);
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.getByRole("alert").getByRole("link")).toHaveText(["Question 2 of 9", "Question 6 of 9", "One more question"]);
  await expect(question(page, ITEMS[1])).toHaveAccessibleDescription(/Choose an answer for this question/);
  await expect(question(page, ITEMS[0]).getByLabel("Nearly every day")).toBeChecked();
  await expect(question(page, ITEMS[2]).getByLabel("More than half the days")).toBeChecked();
  await page.getByRole("link", { name: "Question 2 of 9" }).click();
  await expect(question(page, ITEMS[1]).getByLabel("Not at all")).toBeFocused();
  await tick(page, [undefined, 1, undefined, undefined, undefined, 1]);
  await difficulty(page, "Not difficult at all").check();
  await page.getByRole("button", send).click();
  await expect(page.getByRole("heading", { name: "Sent. Thank you." })).toBeVisible();
  expect(await stored(link)).toEqual([{ answers: [3, 1, 2, 0, 0, 1, 0, 0, 0], difficulty: 0 }]);
});

test("without JavaScript answers outlive a session that ended: they come back, and go once the link was opened again", async ({
  page,
  context,
  newLink,
  stored,
}) => {
  const link = await newLink();
  await start(page, link);
  await tick(page, [0, 0, 0, 0, 1, 0, 0, 0, 0]);
  await difficulty(page, "Not difficult at all").check();
  await context.clearCookies();
  await page.getByRole("button", send).click();
  await expect(page.getByRole("alert")).toContainText("This page was open for a long time. Your answers are still here.");
  await expect(question(page, ITEMS[4]).getByLabel("Several days")).toBeChecked();
  const again = await context.newPage();
  await start(again, link);
  await again.close();
  await page.getByRole("button", send).click();
  await expect(page.getByRole("heading", { name: "Sent. Thank you." })).toBeVisible();
  expect(await stored(link)).toHaveLength(1);
});

test("without JavaScript help is a link on the page that leads to the numbers", async ({ page, newLink }) => {
  await start(page, await newLink());
  await page.getByRole("link", { name: "I need help now" }).click();
  await expect(page.getByRole("region", { name: "Need help now?" })).toBeInViewport();
});
