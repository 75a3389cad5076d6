import { difficulty, expect, finish, goOnAfter, ITEMS, mood, question, send, sent, start, tap, test } from "./check-in-app";

test.use({ viewport: { width: 360, height: 640 } });

const saved = (answers: number) => async (drafts: () => Promise<number>) => expect.poll(drafts).toBe(answers);

test("answers are saved as given: a reload is at the same question, and so is the link opened again on the same phone", async ({
  page,
  clinic,
  newLink,
}) => {
  const link = await newLink();
  await start(page, link);
  await tap(page, [1, 2, 3, 0]);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await saved(4)(async () => (await clinic.look.sql`select 1 from draft_answer where check_in_id = ${link.checkInId}`).length);
  await expect(question(page, ITEMS[4])).toBeVisible();
  await page.goBack();
  await expect(question(page, ITEMS[3])).toBeVisible();
  await page.reload();
  await expect(question(page, ITEMS[3])).toBeVisible();
  await expect(question(page, ITEMS[3]).getByLabel("Not at all")).toBeChecked();
  await page.goto(link.url);
  await expect(page.getByText("Some answers are already saved.")).toBeVisible();
  await page.getByRole("button", { name: "Carry on" }).click();
  await expect(question(page, ITEMS[4])).toBeVisible();
});

test("a second device goes on with the questions that are left, and no earlier answer is in its page", async ({
  page,
  browser,
  newLink,
  stored,
}) => {
  const link = await newLink();
  await start(page, link);
  await goOnAfter(page, mood([1, 2, 3, 0, 0, 0, 0, 0]));
  await tap(page, [2], 8);
  await expect(page.getByRole("heading", { name: "Thank you for telling us." })).toBeFocused();
  await expect(page.getByText(/Someone from the clinic will read this|Nobody here will see this until/)).toBeVisible();
  const other = await browser.newContext();
  const second = await other.newPage();
  await start(second, link);
  const html = await (await other.request.get(second.url())).text();
  expect(html).not.toMatch(/checked=""|name="phq9\.\d"|Thank you for telling us|name="asq/);
  await difficulty(second, "Very difficult").click();
  await finish(second);
  await expect(second.getByText("Answers you gave before are sent, too, and are not shown here.")).toBeVisible();
  await second.getByRole("button", send).click();
  await expect(second.getByRole("heading", sent)).toBeVisible();
  expect((await stored(link)).map(({ answers }) => answers)).toEqual([
    [1, 2, 3, 0, 0, 0, 0, 0, 2],
    [0, 0, 0, 0, 0, 0, 0],
  ]);
  // The first device has nothing more to do, and learns so with its next answer.
  // Not `check`, which looks whether the box is ticked: the page may have gone by then.
  await page.getByLabel("Yes", { exact: true }).first().click({ force: true });
  await expect(page.getByRole("heading", sent)).toBeVisible();
  await other.close();
});

test("a second device's page is the same whatever was answered to question 9 on the first, and to what that led", async ({
  browser,
  clinic,
  newLink,
}) => {
  const pages: string[] = [];
  for (const ninth of [0, 2]) {
    const link = await newLink();
    const one = await browser.newContext();
    const first = await one.newPage();
    await start(first, link);
    await goOnAfter(first, mood([1, 0, 0, 0, 0, 0, 0, 0]));
    await tap(first, [ninth], 8);
    if (ninth > 0) {
      await first.getByLabel("What number is private for you?").first().fill("+1 617 555 0123");
      await first.getByRole("button", { name: "Continue" }).click();
      for (const item of [1, 2, 3, 4]) await first.locator(`[data-step="asq.${item}"].shown`).getByText("No", { exact: true }).click();
    }
    await difficulty(first, "Very difficult").click();
    const last = () => clinic.look.sql`select 1 from draft_answer where check_in_id = ${link.checkInId} and field = 'phq9.difficulty'`;
    await expect.poll(async () => (await last()).length).toBe(1);
    const other = await browser.newContext();
    const second = await other.newPage();
    await start(second, link);
    const html = await (await other.request.get(second.url())).text();
    pages.push(
      html
        .replaceAll(link.checkInId, "ID")
        .replaceAll(/nonce="[^"]*"/g, "")
        .replaceAll(/\d{1,2}:\d\d/g, "TIME"),
    );
    await Promise.all([one.close(), other.close()]);
  }
  expect(pages[0]).toContain("Stop here and send");
  expect(pages[1]).toBe(pages[0]);
});

test("pages of a check-in travel compressed", async ({ page, newLink }) => {
  const link = await newLink();
  await start(page, link);
  for (const address of [link.url, page.url()]) expect((await page.request.get(address)).headers()["content-encoding"]).toBe("gzip");
});

test("two tabs end with one check-in: the second to send gets the first one's receipt", async ({ page, context, newLink, stored }) => {
  const link = await newLink();
  await start(page, link);
  const second = await context.newPage();
  await start(second, link);
  await tap(second, [3]);
  await page.bringToFront();
  await tap(page, [0]);
  await goOnAfter(page, mood([0, 0, 0, 0, 0, 0, 0, 0, 0]));
  await finish(page);
  await page.getByRole("button", send).click();
  await expect(page.getByRole("heading", sent)).toBeVisible();
  await second.bringToFront();
  await tap(second, [3], 1);
  await expect(second.getByRole("heading", sent)).toBeVisible();
  expect(await stored(link)).toHaveLength(2);
  // Back from the receipt shows no answer any more.
  await page.goBack();
  await expect(page.getByRole("heading", sent)).toBeVisible();
});

test.describe("with the pause after an answer", () => {
  test.use({ contextOptions: { reducedMotion: "no-preference" } });
  test("the language can be changed in the middle without losing an answer", async ({ page, newLink, stored }) => {
    const link = await newLink();
    await start(page, link);
    await tap(page, [1, 2]);
    // Also right after an answer, before the question has gone on.
    await page.getByRole("button", { name: "Deutsch" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await expect(page.locator('[data-step="phq9.3"]')).toBeVisible();
    await page.locator("[data-back]").click();
    await expect(page.locator('[data-step="phq9.2"] [value="2"]')).toBeChecked();
    expect(await stored(link)).toEqual([]);
  });
});

test("two patients on one phone do not mix", async ({ page, context, newLink, stored }) => {
  const [mine, other] = [await newLink(), await newLink()];
  await start(page, mine);
  await tap(page, [1]);
  await goOnAfter(page, mood([1, 0, 0, 0, 0, 0, 0, 0, 0]));
  const second = await context.newPage();
  await start(second, other);
  await expect(question(second, ITEMS[0]).getByRole("radio", { checked: true })).toHaveCount(0);
  await second.close();
  await difficulty(page, "Not difficult at all").click();
  await finish(page);
  await page.getByRole("button", send).click();
  await expect(page.getByRole("heading", sent)).toBeVisible();
  expect(await stored(mine)).toHaveLength(2);
  expect(await stored(other)).toEqual([]);
});
