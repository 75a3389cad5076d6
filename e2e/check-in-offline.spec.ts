import { expect, finish, goOnAfter, mood, send, sent, start, startAtQuestion9, tap, test } from "./check-in-app";

test.use({ viewport: { width: 360, height: 640 } });

const saved = (answers: number) => async (drafts: () => Promise<number>) => expect.poll(drafts).toBe(answers);

test("offline in the middle nothing is lost: it says so, warns before leaving, and is saved once the connection is back", async ({
  page,
  context,
  clinic,
  newLink,
}) => {
  const link = await newLink();
  const drafts = async () => (await clinic.look.sql`select 1 from draft_answer where check_in_id = ${link.checkInId}`).length;
  await start(page, link);
  await tap(page, [0, 1]);
  await saved(2)(drafts);
  await context.setOffline(true);
  await tap(page, [2, 3], 2);
  await expect(page.getByText("Not saved yet. We keep trying.")).toBeVisible();
  const asked = new Promise<string>((resolve) => {
    page.once("dialog", (dialog) => {
      resolve(dialog.type());
      void dialog.dismiss();
    });
  });
  await page.close({ runBeforeUnload: true });
  expect(await asked).toBe("beforeunload");
  await context.setOffline(false);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  expect(await drafts()).toBe(4);
});

const WHO = /Someone from the clinic will read this|Nobody here will see this until/;

test("offline at question 9 the page says that the clinic does not know yet, and who reads it once it does", async ({
  page,
  context,
  newLink,
  flags,
}) => {
  const link = await newLink();
  await startAtQuestion9(page, link);
  await context.setOffline(true);
  await tap(page, [2], 8);
  const notTold = page.getByText("We could not tell the clinic yet. We keep trying; please keep this page open.");
  await expect(notTold).toBeVisible();
  await expect(page.getByText("Not saved yet. We keep trying.")).toBeVisible();
  await expect(page.getByText(WHO)).toBeHidden();
  expect(await flags(link)).toEqual([]);
  await context.setOffline(false);
  await expect(page.getByText(WHO)).toBeVisible();
  await expect(notTold).toBeHidden();
  expect(await flags(link)).toEqual(["item-9-high"]);
});

test("with the session over, question 9 and a call for help say to open the link again, and whom to call", async ({
  page,
  context,
  newLink,
  flags,
}) => {
  const link = await newLink();
  await startAtQuestion9(page, link);
  await context.clearCookies();
  await tap(page, [3], 8);
  await expect(page.locator("[data-who]")).toContainText("Open the link in your message again in a new tab");
  await page.getByRole("link", { name: "I need help now" }).click();
  const help = page.getByRole("dialog", { name: "Need help now?" });
  await help.getByRole("button", { name: "Ask the clinic to call me" }).click();
  await expect(help.getByText("We could not reach the clinic’s computer just now. Please call")).toBeVisible();
  await expect(help.getByText("Open the link in your message once more and press Start.")).toBeVisible();
  expect(await flags(link)).toEqual([]);
});

test("offline at Send the phone says not sent yet, and sends by itself when the connection is back", async ({
  page,
  context,
  newLink,
  stored,
}) => {
  const link = await newLink();
  await start(page, link);
  await goOnAfter(page, mood([0, 0, 0, 0, 0, 0, 0, 0, 0]));
  await finish(page);
  await context.setOffline(true);
  await page.getByRole("button", send).click();
  await expect(page.getByText("Not sent yet. We keep trying. Please keep this page open.").first()).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole("heading", sent)).toBeVisible();
  expect(await stored(link)).toHaveLength(2);
});
