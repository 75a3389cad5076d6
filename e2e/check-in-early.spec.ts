import type { Page, Route } from "@playwright/test";
import { ANSWERS, expect, ITEMS, type Link, question, test, tick, WORRIES } from "./check-in-app";

test.use({ viewport: { width: 360, height: 740 } });

const SCRIPT = "**/assets/check-in/*.js";

/** Comes to the questions with their script held back. @returns lets the script go */
async function startWithoutScript(page: Page, link: Link): Promise<() => void> {
  await page.goto(link.url);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(SCRIPT, async (route: Route) => {
    await held;
    await route.continue();
  });
  await page.locator("form[action$='/start'] .go").click();
  // The page is not loaded as long as its script is not.
  await page.waitForURL(`**/check-in/${link.checkInId}`, { waitUntil: "commit" });
  return letGo;
}

const first = (page: Page) => question(page, ITEMS[0] ?? "");
const second = (page: Page) => question(page, ITEMS[1] ?? "");
const answer = (page: Page, score: number) => first(page).getByText(ANSWERS[score] ?? "", { exact: true });

/** Every question is there, one below the other, with the button that sends them. */
async function isPlain(page: Page): Promise<void> {
  for (const item of [...ITEMS, ...WORRIES]) await expect(question(page, item)).toBeVisible();
  await expect(page.getByRole("button", { name: "Send", exact: true })).toBeVisible();
  await expect(page.getByText("Mood, 1 of 9")).toBeHidden();
}

test("the first question is answered before the script is there: the answer is saved, and the second question comes", async ({
  page,
  clinic,
  newLink,
}) => {
  const link = await newLink();
  const drafts = () => clinic.look.sql`select field, value from draft_answer where check_in_id = ${link.checkInId}`;
  const saving: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/draft")) saving.push(request.postData() ?? "");
  });
  const letGo = await startWithoutScript(page, link);
  await expect(page.getByText("Mood, 1 of 9")).toBeVisible();
  await expect(second(page)).toBeHidden();
  await answer(page, 2).click();
  await expect(answer(page, 2)).toBeChecked();
  expect(await drafts()).toEqual([]);
  letGo();
  await expect(second(page)).toBeVisible();
  await expect(first(page)).toBeHidden();
  await expect.poll(drafts).toEqual([{ field: "phq9.1", value: "2" }]);
  await page.getByRole("button", { name: "Back" }).click();
  await expect(answer(page, 2)).toBeChecked();
  // What the server has is not saved again.
  await page.reload();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(second(page)).toBeVisible();
  expect(saving).toHaveLength(1);
});

test("nothing moves when the script comes, and help that was opened before stays open", async ({ page, newLink }) => {
  const letGo = await startWithoutScript(page, await newLink());
  const opener = page.getByRole("link", { name: "I need help now" });
  const places = () => Promise.all([answer(page, 0).boundingBox(), opener.boundingBox()]);
  const before = await places();
  const help = page.getByRole("heading", { name: "Need help now?" });
  await expect(help).toBeHidden();
  await opener.click();
  await expect(help).toBeInViewport();
  letGo();
  const dialog = page.getByRole("dialog", { name: "Need help now?" });
  await expect(dialog).toBeVisible();
  expect(page.url()).not.toContain("#");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(first(page)).toBeVisible();
  expect(await places()).toEqual(before);
});

test("a script that cannot be loaded leaves the whole plain page", async ({ page, newLink }) => {
  const link = await newLink();
  await page.goto(link.url);
  await page.route(SCRIPT, (route) => route.abort());
  await page.locator("form[action$='/start'] .go").click();
  await page.waitForURL(`**/check-in/${link.checkInId}`);
  await isPlain(page);
});

test("a script that does not come in time leaves the whole plain page; it still saves what was answered there, and tells of question 9", async ({
  page,
  clinic,
  newLink,
  flags,
}) => {
  const link = await newLink();
  await page.clock.install();
  const letGo = await startWithoutScript(page, link);
  await expect(second(page)).toBeHidden();
  await page.clock.fastForward("00:08");
  await isPlain(page);
  await tick(page, [0, 1, 0, 0, 0, 0, 0, 0, 2]);
  await expect(page.getByText("We are told when you press Send.")).toBeVisible();
  letGo();
  await expect(page.getByRole("heading", { name: "Thank you for telling us." })).toBeFocused();
  await expect(page.getByText(/Someone from the clinic will read this|Nobody here will see this until/)).toBeVisible();
  expect(await flags(link)).toEqual(["item-9-high"]);
  const drafts = await clinic.look.sql`select value from draft_answer where check_in_id = ${link.checkInId} order by field`;
  expect(drafts.map(({ value }) => value)).toEqual(["0", "1", "0", "0", "0", "0", "0", "0", "2"]);
});
