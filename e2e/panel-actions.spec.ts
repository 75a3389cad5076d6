import { readFile } from "node:fs/promises";
import { expect, test, visit } from "./app";
import { SEVERE } from "./panel-page";
import { addPatient } from "./patients";

test.describe("several at once", () => {
  test("chosen with the keyboard, patients are sent a check-in and exported; who got none is named with what to do", async ({
    demo,
    open,
  }) => {
    const [reached, silent] = [await addPatient(demo, { answers: [SEVERE] }), await addPatient(demo, { answers: [SEVERE], email: null })];
    const page = await open("prescriber");
    await visit(page, "/panel");
    for (const { name } of [reached, silent]) {
      await page.getByRole("link", { name, exact: true }).focus();
      await page.keyboard.press("x");
      await expect(page.getByRole("checkbox", { name: `Choose ${name}` })).toBeChecked();
    }
    const bar = page.getByRole("region", { name: "Chosen patients" });
    await expect(bar).toContainText("2 chosen");
    const [download] = await Promise.all([page.waitForEvent("download"), bar.getByRole("button", { name: "Export CSV" }).click()]);
    expect(download.suggestedFilename()).toBe("isomood-panel.csv");
    const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
    expect(lines).toHaveLength(3);
    expect(
      lines
        .slice(1)
        .map((line) => line.split(",")[0])
        .sort(),
    ).toEqual([reached.recordNumber, silent.recordNumber].sort());
    await bar.getByRole("button", { name: "Send a check-in" }).press("Enter");
    const asked = page.getByRole("dialog", { name: "Send a check-in to 2 patients?" });
    await expect(asked).toContainText("2 of them have an open now or today flag");
    await page.keyboard.press("Escape");
    await expect(bar.getByRole("button", { name: "Send a check-in" })).toBeFocused();
    await page.keyboard.press("Enter");
    await asked.getByRole("button", { name: "Send to 2 patients" }).click();
    await expect(
      page.getByText(`1 check-in sent. ${silent.name} has no e-mail address: hand over the check-in here, or call.`),
    ).toBeVisible();
    await expect(bar).toBeHidden();
  });
});

test.describe("from anywhere", () => {
  test("Ctrl K finds a patient and goes there, with the keyboard alone, and nothing of it is in the address", async ({ demo, open }) => {
    const { name, recordNumber, path } = await addPatient(demo);
    const page = await open("prescriber");
    await visit(page, "/panel");
    await page.keyboard.press("Control+k");
    const box = page.getByRole("combobox", { name: "Patient or action" });
    await expect(box).toBeFocused();
    await page.keyboard.type(recordNumber);
    await expect(page.getByRole("option", { name: new RegExp(name) })).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    await page.keyboard.press("Control+k");
    await page.keyboard.type("call list");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/tab=calls/);
  });
});
