import type { Page } from "@playwright/test";
import { expect, live, ready, rowOf, test, visit } from "./app";
import { axeSays } from "./axe";
import { addPatient, answersOf } from "./patients";

const part = (page: Page) => page.getByRole("region", { name: "Today" });
const STOPPING = "Stopping may not be enough; arrange further assessment.";

test("a prescriber writes what “today” flags suggest; who opens one reads it with what cannot be edited away, until it is taken back", async ({
  demo,
  open,
}) => {
  const { path, name } = await addPatient(demo, { answers: [answersOf(22)] });
  const [mine, admin, nurse] = [await open("prescriber"), await open("admin"), await open("nurse")];
  await Promise.all([visit(mine, "/settings/suggested-actions"), visit(admin, "/settings/suggested-actions"), visit(nurse, "/panel")]);
  await live(mine);
  expect(await axeSays(mine)).toEqual([]);
  await mine.emulateMedia({ colorScheme: "dark" });
  expect(await axeSays(mine, "colours")).toEqual([]);

  const dialog = mine.getByRole("dialog", { name: "Suggested on “today” flags" });
  const text = dialog.getByLabel("Your clinic’s text");
  await test.step("by keys; what is too short is said by the field, and what stays can be read before saving", async () => {
    await part(mine).getByRole("button", { name: "Write your own" }).press("Enter");
    await expect(text).toBeFocused();
    await expect(text).toHaveValue("Contact the patient today. Hold the dose decision.");
    await text.fill("Ring us");
    await mine.keyboard.press("Tab");
    await mine.keyboard.press("Enter");
    await expect(text).toBeFocused();
    await expect(text).toHaveAccessibleDescription(/Say what to do, in at least 10 characters/);
    await text.fill("Discontinue the capsules and ring Dr Osei on 555 0100");
    await expect(dialog).toContainText(`Discontinue the capsules and ring Dr Osei on 555 0100. ${STOPPING}`);
    expect(await axeSays(mine, "everything", "[role=dialog]")).toEqual([]);
  });

  await test.step("a colleague saves first: told, and nothing typed is lost", async () => {
    await part(admin).getByRole("button", { name: "Write your own" }).click();
    await admin.getByLabel("Your clinic’s text").fill("Ring the nurse on call.");
    await admin.getByRole("button", { name: "Save text" }).click();
    await expect(part(admin)).toContainText("Your clinic’s text since");
    await expect(dialog.getByRole("alert")).toContainText("Samir Haddad recorded something here while you were at it.");
    await expect(dialog.getByRole("alert")).toContainText("Text: Ring the nurse on call.");
    await expect(text).toHaveValue("Discontinue the capsules and ring Dr Osei on 555 0100");
    await dialog.getByRole("button", { name: "Save text" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(part(admin)).toContainText("by Dr Amara Osei.");
    await expect(part(admin).getByText("Earlier texts (1)")).toBeVisible();
  });

  const card = nurse.getByRole("article", { name: /^Today Severe$/ });
  await test.step("the patient's page shows its shape until the server has answered, then the text and whose it is", async () => {
    let answer = () => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await nurse.route(
      ({ pathname }) => pathname === path,
      async (route) => {
        await asked;
        await route.continue();
      },
    );
    await rowOf(nurse, name).getByRole("link", { name, exact: true }).press("Enter");
    await expect(nurse.getByRole("status").filter({ hasText: "Opening the patient’s page" })).toBeVisible();
    answer();
    await ready(nurse);
    await expect(card).toContainText(`Suggested: Discontinue the capsules and ring Dr Osei on 555 0100. ${STOPPING}`);
    await expect(card).toContainText(/Your clinic’s text: Dr Amara Osei, \d+ \w+\. Rules in force: United States/);
    await expect(nurse.getByText("Opening the patient’s page")).toHaveCount(0);
  });

  await part(mine).getByRole("button", { name: "Use the pack’s text" }).press("Enter");
  await expect(part(mine)).toContainText("The pack’s text again since");
  await expect(card).toContainText("Suggested: Contact the patient today. Hold the dose decision.");
  await expect(card).not.toContainText("Your clinic’s text");
});
