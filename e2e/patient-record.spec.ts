import { expect, live, test, visit } from "./app";
import { addPatient } from "./patients";

test("two people change one patient's contacts and risks: each keeps what they typed, is told of the other, and nothing is lost", async ({
  demo,
  open,
}) => {
  const { path } = await addPatient(demo);
  const [nurse, prescriber] = [await open("nurse"), await open("prescriber")];
  for (const page of [nurse, prescriber]) {
    await visit(page, path);
    await live(page);
  }

  await test.step("contacts", async () => {
    await nurse.getByRole("button", { name: "Change contacts" }).click();
    await prescriber.getByRole("button", { name: "Change contacts" }).click();
    const [hers, theirs] = [nurse.getByRole("dialog"), prescriber.getByRole("dialog")];
    await theirs.getByLabel("Home address").fill("2 Typed Street");
    await theirs.getByLabel("GP (optional)").fill("Dr Typed");
    await hers.getByLabel("GP (optional)").fill("Dr Byrne");
    await hers.getByLabel("GP’s telephone").fill("+353 1 555 0101");
    await hers.getByLabel("Emergency contact (optional)").fill("Ann Example");
    await hers.getByRole("button", { name: "Record the contacts" }).click();
    await expect(hers.getByLabel("Emergency contact’s telephone")).toBeFocused();
    await hers.getByLabel("Emergency contact’s telephone").fill("+353 1 555 0102");
    await nurse.keyboard.press("Enter");
    await expect(nurse.getByText("Contacts recorded.")).toBeVisible();
    await expect(nurse.getByRole("link", { name: "+353 1 555 0102" })).toHaveAttribute("href", "tel:+35315550102");

    await expect(theirs.getByRole("alert")).toContainText("recorded something here while you were typing. What you typed is kept");
    await expect(theirs.getByLabel("GP (optional)")).toHaveValue("Dr Typed");
    await expect(theirs.getByRole("alert").getByRole("listitem")).toHaveText("GP: Dr Byrne");
    await expect(theirs.getByLabel("GP’s telephone")).toHaveValue("+353 1 555 0101");
    await theirs.getByRole("button", { name: "Record the contacts" }).click();
    await expect(prescriber.getByText("Contacts recorded.")).toBeVisible();
    await expect(nurse.getByRole("region", { name: "Contacts" })).toContainText("2 Typed Street");
  });

  await test.step("risks, with the second look that a history of severe depression asks for", async () => {
    await nurse.getByRole("button", { name: "Record baseline risks" }).click();
    const dialog = nurse.getByRole("dialog");
    await dialog.getByRole("group", { name: "Severe depression, now or ever" }).getByLabel("Yes").check();
    await dialog.getByLabel("Severe depression, now or ever: when, treated how").fill("2023, treated");
    await dialog.getByRole("button", { name: "Asked about all: no to the rest" }).click();
    await dialog.getByRole("button", { name: "Record the answers" }).click();
    const card = prescriber.getByRole("region", { name: "Baseline risks" });
    await expect(card).toContainText("2023, treated");
    await expect(prescriber.getByRole("definition").filter({ hasText: /^Severe depression \(2023, treated\)$/ })).toBeVisible();
    await expect(prescriber.getByText("second look open")).toBeVisible();
    await card.getByLabel("What you decided, and with whom").fill("Psychiatrist agrees; 10 mg");
    await card.getByRole("button", { name: "Record the second look" }).click();
    await expect(card).toContainText("Second look: Psychiatrist agrees; 10 mg");
    await expect(prescriber.getByText("second look open")).toBeHidden();
  });
});
