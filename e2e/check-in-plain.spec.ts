import { difficulty, expect, ITEMS, question, send, sent, start, test, tick, WORRIES } from "./check-in-app";

test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

const NO_WORRY = [0, 0, 0, 0, 0, 0, 0];

test("without JavaScript the whole check-in is one page that can be answered and sent", async ({ page, clinic, newLink, stored }) => {
  const link = await newLink({ consents: false });
  await page.goto(link.url);
  await expect(page.getByText("we are told when you press Send. Nothing is saved before you press Send.")).toBeVisible();
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByRole("button", { name: "I understand, begin" }).click();
  await expect(page.getByRole("group", { name: /^Question/ })).toHaveCount(16);
  await expect(difficulty(page, "Very difficult")).toBeHidden();
  await expect(page.getByLabel("Why did you stop? (if you want to say)")).toBeHidden();
  await tick(page, [0, 1, 0, 2, 0, 0, 3, 0, 0]);
  await difficulty(page, "Very difficult").check();
  await tick(page, NO_WORRY, WORRIES);
  await question(page, "Headache").getByLabel("Severe").check();
  await question(page, "Are you taking your capsules as prescribed?").getByLabel("I stopped").check();
  await page.getByLabel("Why did you stop? (if you want to say)").fill("Dry lips");
  await page.getByRole("button", send).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sent. Thank you." })).toBeVisible();
  expect(page.url()).toMatch(new RegExp(`/check-in/${link.checkInId}$`));
  const [mood, worry, effects] = await stored(link);
  expect([mood?.answers, mood?.difficulty, worry?.answers]).toEqual([[0, 1, 0, 2, 0, 0, 3, 0, 0], 2, NO_WORRY]);
  expect(effects?.answers.filter((answer) => answer !== null)).toEqual([3]);
  const [report] = await clinic.look.sql`select adherence, adherence_note from submission where check_in_id = ${link.checkInId}`;
  expect(report).toEqual({ adherence: "stopped", adherence_note: "Dry lips" });
});

test("without JavaScript crisis lines stand beside question 9 once it is ticked, what follows is asked there, and Stop here and send works", async ({
  page,
  newLink,
  stored,
  flags,
}) => {
  const link = await newLink();
  await start(page, link);
  await tick(page, [0, 0, 0, 0, 0, 0, 0, 0]);
  await expect(page.getByText("Thank you for telling us.")).toBeHidden();
  await question(page, ITEMS[8]).getByLabel("Several days").check();
  await expect(page.getByText("Thank you for telling us.")).toBeVisible();
  await expect(page.getByText("We are told when you press Send.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Call 988" }).first()).toBeVisible();
  await expect(question(page, "right now?")).toBeHidden();
  await question(page, "have you wished you were dead?").getByLabel("Yes").check();
  await question(page, "right now?").getByLabel("I'd rather not say").check();
  await expect(page.getByText("Please call 911 now, or go to the nearest emergency department.")).toBeVisible();
  // The form ends here: what would follow is gone.
  await expect(question(page, WORRIES[0])).toBeHidden();
  expect(await flags(link)).toEqual([]);
  await page.getByRole("button", { name: "Stop here and send" }).click();
  await expect(page.getByText("Please call 911 now, or go to the nearest emergency department.")).toBeVisible();
  await expect(page.getByText("Your answers have been sent to the clinic.")).toBeVisible();
  expect((await stored(link)).map(({ answers }) => answers)).toEqual([
    [0, 0, 0, 0, 0, 0, 0, 0, 1],
    [1, null, null, null, 2],
  ]);
});

test("without JavaScript missing answers are named beside their questions, the given ones are kept, and it can be sent then", async ({
  page,
  newLink,
  stored,
}) => {
  const link = await newLink();
  await start(page, link);
  await tick(page, [3, undefined, 2, 0, 0, 0, 0, 0, 0]);
  await tick(page, [0, 0, 0, 0, 0, 0], WORRIES);
  await page.getByLabel("Anything you would like to tell us?").fill("<b>A & B</b>");
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", send).click();
  expect((await answered).status()).toBe(422);
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.getByRole("alert").getByRole("link")).toHaveText(["Mood, 2 of 9", "One more about mood", "Worry, 7 of 7"]);
  await expect(question(page, ITEMS[1])).toHaveAccessibleDescription(/Choose an answer for this question/);
  await expect(question(page, ITEMS[0]).getByLabel("Nearly every day")).toBeChecked();
  await expect(page.getByLabel("Anything you would like to tell us?")).toHaveValue("<b>A & B</b>");
  await page.getByRole("link", { name: "Mood, 2 of 9" }).click();
  await expect(question(page, ITEMS[1]).getByLabel("Not at all")).toBeFocused();
  await tick(page, [undefined, 1]);
  await difficulty(page, "Not difficult at all").check();
  await question(page, WORRIES[6]).getByLabel("Several days").check();
  await page.getByRole("button", send).click();
  await expect(page.getByRole("heading", sent)).toBeVisible();
  expect((await stored(link)).map(({ answers }) => answers)).toEqual([
    [3, 1, 2, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 1],
  ]);
});

test("without JavaScript a call can be asked for and the language changed, and the form comes back with its answers each time", async ({
  page,
  newLink,
  stored,
  flags,
}) => {
  const link = await newLink();
  await start(page, link);
  await tick(page, [3, 2, 1]);
  await page.getByRole("link", { name: "I need help now" }).click();
  await expect(page.getByRole("region", { name: "Need help now?" })).toBeInViewport();
  await page.getByRole("button", { name: "Ask the clinic to call me" }).click();
  await expect(page.getByRole("heading", { name: "The clinic has been asked to call you." })).toBeVisible();
  await expect(question(page, ITEMS[0]).getByLabel("Nearly every day")).toBeChecked();
  expect(await flags(link)).toEqual(["help-requested"]);
  await page.getByRole("button", { name: "Español" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expect(page.locator("#phq9-1-3")).toBeChecked();
  await expect(page.locator("#phq9-3-1")).toBeChecked();
  await page.getByRole("button", { name: "English" }).click();
  await expect(question(page, ITEMS[1]).getByLabel("More than half the days")).toBeChecked();
  expect(await stored(link)).toEqual([]);
});

test("without JavaScript answers outlive a session that ended: they come back, and go once the link was opened again", async ({
  page,
  context,
  newLink,
  stored,
}) => {
  const link = await newLink({ dateOfBirth: "2011-05-05" });
  await page.goto(link.url);
  await page.getByRole("button", { name: "I am: these are my own answers" }).click();
  for (let item = 1; item <= 9; item += 1) await page.locator(`#phq9-teen-${item}-0`).check();
  await tick(page, NO_WORRY, WORRIES);
  await context.clearCookies();
  await page.getByRole("button", send).click();
  await expect(page.getByRole("alert")).toContainText("This page was open for a long time. Your answers are still here.");
  await expect(page.locator("#phq9-teen-5-0")).toBeChecked();
  const again = await context.newPage();
  await again.goto(link.url);
  await again.getByRole("button", { name: "I am: these are my own answers" }).click();
  await again.close();
  await page.getByRole("button", send).click();
  await expect(page.getByRole("heading", sent)).toBeVisible();
  expect(await stored(link)).toHaveLength(2);
});
