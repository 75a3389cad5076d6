import type { Page } from "@playwright/test";
import { addDays, localDateOf } from "@/clinical/plain-date";
import { expect, live, test, visit } from "./app";
import { axeSays } from "./axe";

/** Far off, so that nobody's alerts of today go elsewhere. */
const FIRST = addDays(localDateOf(new Date(), "America/New_York"), 200);
const LAST = addDays(FIRST, 2);

const answer = (page: Page) => page.getByRole("region", { name: "Who gets the next “now” alert?" });
const choose = (page: Page, place: string, name: string) => page.getByRole("dialog").getByLabel(place).selectOption({ label: name });

/** Whatever colleagues record, this page does not read the cover anew until the function that is returned is called. */
async function hearsNothing(page: Page): Promise<() => void> {
  let hear = () => {};
  const heard = new Promise<void>((resolve) => {
    hear = resolve;
  });
  await page.route(
    ({ pathname }) => pathname === "/api/settings/cover",
    async (route) => {
      if (route.request().method() === "GET") await heard;
      await route.continue();
    },
  );
  return hear;
}

test("an admin enters leave, and who gets the next alert changes for everybody; of two who change the rota the second is told first", async ({
  open,
}) => {
  const [admin, nurse] = [await open("admin", { reducedMotion: "reduce" }), await open("nurse")];
  await visit(admin, "/settings/cover");
  await answer(admin).getByText("Choose", { exact: true }).click();
  await answer(admin)
    .getByLabel("Date and time")
    .fill(`${addDays(FIRST, 1)}T10:00`);
  await expect(answer(admin).getByRole("status")).toContainText("Dr Amara Osei, at once.");
  await expect(admin).toHaveURL(/when=chosen/);
  const { pathname, search } = new URL(admin.url());
  await visit(nurse, pathname + search);
  await live(nurse);
  await expect(answer(nurse).getByRole("status")).toContainText("Dr Amara Osei, at once.");
  await expect(nurse.getByRole("button", { name: "Change rota" })).toHaveCount(0);

  await test.step("leave is refused where it cannot be, and kept as typed", async () => {
    await admin.getByRole("button", { name: "Add leave" }).click();
    const dialog = admin.getByRole("dialog", { name: "Add leave" });
    await dialog.getByLabel("Who").selectOption({ label: "Dr Amara Osei" });
    await dialog.getByLabel("First day").fill(LAST);
    await dialog.getByLabel("Last day").fill(FIRST);
    await admin.keyboard.press("Enter");
    await expect(dialog.getByLabel("Last day")).toBeFocused();
    await expect(dialog.getByLabel("Last day")).toHaveAccessibleDescription("The last day is before the first");
    await dialog.getByLabel("First day").fill(FIRST);
    await dialog.getByLabel("Last day").fill(LAST);
    await dialog.getByRole("button", { name: "Add leave" }).click();
    await expect(dialog).toHaveCount(0);
  });
  for (const page of [admin, nurse]) {
    await expect(answer(page).getByRole("status")).toContainText(/Dr Amara Osei is away until .+\. Dr Priya Raman, cover, at once\./);
    await expect(page.getByRole("region", { name: "Leave" })).toContainText("Dr Amara Osei");
  }

  await test.step("two change the rota at once", async () => {
    const other = await open("admin");
    await visit(other, "/settings/cover");
    for (const page of [admin, other]) await page.getByRole("button", { name: "Change rota" }).click();
    const hearsAgain = await hearsNothing(admin);
    await choose(other, "Saturday, third", "Nora Byrne");
    await choose(admin, "Sunday, third", "Nora Byrne");
    await other.getByRole("button", { name: "Save rota" }).click();
    await expect(other.getByText("Rota saved.")).toBeVisible();
    await admin.getByRole("button", { name: "Save rota" }).click();
    const dialog = admin.getByRole("dialog");
    await expect(dialog.getByRole("alert")).toContainText("Not saved. A colleague was first");
    hearsAgain();
    await expect(dialog.getByRole("alert")).toContainText(
      "Samir Haddad recorded something here while you were at it. What you chose is kept",
    );
    await expect(dialog.getByLabel("Saturday, third")).not.toHaveValue("");
    expect(await axeSays(admin, "everything", "[role=dialog]")).toEqual([]);
    await admin.getByRole("button", { name: "Save rota" }).click();
    await expect(admin.getByText("Rota saved.")).toBeVisible();
    const rota = nurse.getByRole("region", { name: "Who stands in" });
    for (const day of ["Saturday", "Sunday"]) await expect(rota.getByRole("row", { name: day })).toContainText("Nora Byrne");
  });

  expect(await axeSays(admin)).toEqual([]);
  await admin.emulateMedia({ colorScheme: "dark" });
  expect(await axeSays(admin, "colours")).toEqual([]);

  await test.step("what is taken back can be put back, and is gone for everybody", async () => {
    const leave = admin.getByRole("region", { name: "Leave" });
    await leave.getByRole("button", { name: /^Take back: Dr Amara Osei/ }).click();
    await expect(answer(nurse).getByRole("status")).toContainText("Dr Amara Osei, at once.");
    await leave.getByRole("button", { name: "Put back" }).click();
    await expect(answer(nurse).getByRole("status")).toContainText("Dr Priya Raman, cover, at once.");
    await leave.getByRole("button", { name: /^Take back: Dr Amara Osei/ }).click();
    await expect(answer(nurse).getByRole("status")).toContainText("Dr Amara Osei, at once.");
  });
});
