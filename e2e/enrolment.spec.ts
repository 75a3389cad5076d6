import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, ready, test, visit } from "./app";
import { addPatient } from "./patients";

const ENROL = { name: "Enrol and send the first check-in" } as const;

type Fields = { "Full name": string; "Date of birth": string; "Record number": string; "Weight, kg": string; "Dose, mg a day": string };

/** A form that passes; override what a test is about. */
async function fill(page: Page, given: Partial<Fields> = {}): Promise<Fields> {
  const id = randomUUID().slice(0, 8);
  const usual = { "Full name": `Enrol ${id}`, "Date of birth": "1998-02-03", "Record number": `EN-${id}` };
  const fields = { ...usual, "Weight, kg": "58", "Dose, mg a day": "20", ...given };
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
  return fields;
}

test.describe("enrolling", () => {
  test("every field that is refused says why beside it, the first takes the focus, and what was typed stays", async ({ open }) => {
    const page = await open("prescriber");
    await visit(page, "/patients/new");
    await page.getByLabel("E-mail").fill("not an address");
    await page.getByLabel("Weight, kg").fill("60");
    await page.getByLabel("Time zone").fill("Dublin");
    await page.getByRole("button", ENROL).click();
    await expect(page.getByRole("alert").filter({ hasText: "6 fields need another look. Nothing is enrolled yet." })).toBeVisible();
    await expect(page.getByLabel("Full name")).toBeFocused();
    for (const [label, words] of [
      ["Full name", "Enter the patient’s full name"],
      ["Date of birth", "Enter the date of birth as year-month-day"],
      ["Record number", "Enter the clinic’s record number"],
      ["E-mail", "Enter an e-mail address such as name@example.org"],
      ["Time zone", "Choose a time zone such as Europe/Dublin"],
      ["Dose, mg a day", "Enter the daily dose in milligrams, such as 20"],
    ] as const) {
      await expect(page.getByLabel(label)).toHaveAccessibleDescription(new RegExp(`${words}$`));
      await expect(page.getByLabel(label)).toHaveAttribute("aria-invalid", "true");
    }
    await expect(page.getByLabel("Weight, kg")).toHaveValue("60");
    await expect(page.getByLabel("Weight, kg")).not.toHaveAttribute("aria-invalid");
  });

  test("somebody under 12, a birth in the future, a weight in pounds and a dose of grams are refused with the reason; corrected, it enrols", async ({
    open,
  }) => {
    const page = await open("prescriber");
    await visit(page, "/patients/new");
    const right = await fill(page);
    for (const [label, wrong, words] of [
      ["Date of birth", "2022-06-01", /^Under 12: there is no questionnaire here that is valid for children of this age/],
      ["Date of birth", "2031-01-01", "The date of birth is in the future"],
      ["Weight, kg", "300", /Enter kilograms, not pounds: at most 250$/],
      ["Dose, mg a day", "900", "At most 160 mg a day"],
    ] as const) {
      await page.getByLabel(label).fill(wrong);
      await page.getByRole("button", ENROL).click();
      await expect(page.getByLabel(label)).toBeFocused();
      await expect(page.getByLabel(label)).toHaveAccessibleDescription(words);
      await page.getByLabel(label).fill(right[label]);
    }
    await page.getByRole("button", ENROL).click();
    await expect(page.getByRole("heading", { level: 1, name: `${right["Full name"]} is enrolled` })).toBeFocused();
  });

  test("for somebody under 18 the form says who sees the answers, and asks whose address and number these are", async ({ open }) => {
    const page = await open("nurse");
    await visit(page, "/patients/new");
    const own = page.getByLabel("This address and number are the young person’s own");
    const fields = await fill(page);
    await expect(own).toBeHidden();
    await page.getByLabel("Date of birth").fill("2012-06-01");
    await expect(page.getByText("Your parents, school or partner are not shown them.")).toBeVisible();
    await expect(page.getByText(/^One exception: if we think you or someone else is in serious danger/)).toBeVisible();
    await page.getByLabel("Mobile number").fill("+1 555 0155");
    await page.getByRole("combobox", { name: "Prescriber" }).selectOption({ index: 1 });
    await page.getByRole("button", ENROL).click();
    await expect(own).toBeFocused();
    await expect(own).toHaveAccessibleDescription(/^Under 18: give an address and number that only the young person reads/);
    await own.check();
    await page.getByLabel("Target over the course, mg/kg").fill("130");
    await page.getByLabel("Home address").fill("1 Quay Street");
    await page.getByRole("group", { name: "Severe depression, now or ever" }).getByLabel("Not asked").focus();
    await page.keyboard.press("ArrowRight");
    await page.getByLabel("Severe depression, now or ever: when, treated how").fill("2023");
    await page.getByLabel("Your second look").fill("Psychiatrist agrees");
    await page.getByRole("button", ENROL).click();
    await page.getByRole("link", { name: "Open the patient" }).click();
    await expect(page.getByRole("heading", { level: 1, name: fields["Full name"] })).toBeVisible();
    await expect(page.getByText("under 18", { exact: true })).toBeVisible();
    const contacts = page.getByRole("region", { name: "Contacts" });
    await expect(contacts.getByRole("link", { name: "+1 555 0155" })).toHaveAttribute("href", "tel:+15550155");
    await expect(contacts).toContainText("1 Quay Street");
    await expect(page.getByRole("definition").filter({ hasText: /^Severe depression \(2023\)$/ })).toBeVisible();
    await expect(page.getByRole("region", { name: "Baseline risks" })).toContainText("Second look: Psychiatrist agrees");
    await expect(page.getByText(/of 130 mg\/kg/).first()).toBeVisible();
  });

  test("a record number of this clinic is refused; another clinic may use the same", async ({ demo, open }) => {
    const taken = await addPatient(demo);
    const theirs = await addPatient(demo, { by: "other-prescriber" });
    const page = await open("prescriber");
    await visit(page, "/patients/new");
    await fill(page, { "Record number": taken.recordNumber });
    await page.getByRole("button", ENROL).click();
    await expect(page.getByLabel("Record number")).toHaveAccessibleDescription(/Another patient of this clinic has this record number$/);
    await expect(page.getByRole("link", { name: `Open ${taken.recordNumber} in a new tab` })).toHaveAttribute("href", taken.path);
    await page.getByLabel("Record number").fill(theirs.recordNumber);
    await page.getByRole("button", ENROL).click();
    await expect(page.getByRole("heading", { level: 1, name: /is enrolled$/ })).toBeVisible();
  });

  test("a double click enrols one patient, who without an address is handed a code; a namesake is asked about and can be looked at", async ({
    demo: { look },
    open,
  }) => {
    const page = await open("prescriber");
    await visit(page, "/patients/new");
    const fields = await fill(page);
    const posts: string[] = [];
    page.on("request", (request) => request.method() === "POST" && request.url().endsWith("/api/patients") && posts.push(request.url()));
    await page.getByRole("button", ENROL).dblclick();
    await expect(page.getByText("There is no e-mail address: hand over the first check-in here.")).toBeVisible();
    await expect(page.getByRole("img", { name: "Code that opens the check-in on the patient’s phone" })).toBeVisible();
    expect(posts).toHaveLength(1);
    expect(await look.sql`select 1 from patient where record_number = ${fields["Record number"]}`).toHaveLength(1);
    await page.getByRole("button", { name: "Enrol another" }).click();
    await ready(page);
    await expect(page.getByLabel("Full name")).toHaveValue("");

    await fill(page, { "Full name": fields["Full name"], "Date of birth": fields["Date of birth"] });
    await page.getByRole("button", ENROL).click();
    await expect(page.getByRole("alert").filter({ hasText: "One question before this is enrolled" })).toBeVisible();
    const opening = page.waitForEvent("popup");
    await page.getByRole("link", { name: `Open ${fields["Record number"]} in a new tab` }).click();
    const opened = await opening;
    await expect(opened.getByRole("heading", { level: 1, name: fields["Full name"] })).toBeVisible();
    await opened.close();
    await page.getByLabel("This is another person").check();
    await page.getByRole("button", ENROL).click();
    await expect(page.getByRole("heading", { level: 1, name: /is enrolled$/ })).toBeVisible();
  });

  test("a look at another page and a server that does not answer lose nothing that was typed, and enrol nobody", async ({ open }) => {
    const page = await open("prescriber");
    await visit(page, "/patients/new");
    const fields = await fill(page, { "Date of birth": "2012-06-01" });
    const steroids = page.getByRole("group", { name: "Anabolic-androgenic steroids" }).getByLabel("No", { exact: true });
    await page.getByLabel("This address and number are the young person’s own").check();
    await page.getByLabel("Language").selectOption("de");
    await page.getByRole("button", { name: "Asked about all: no to the rest" }).click();
    const kept = page.getByText("What you had typed is still here: send it, or clear the form.");
    await expect(kept).toBeHidden();
    await page.getByRole("link", { name: "Isomood" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Your panel" })).toBeVisible();
    expect(await page.evaluate(() => JSON.stringify([location.href, localStorage, sessionStorage]))).not.toContain(fields["Record number"]);
    await page.goBack();
    await expect(kept).toBeVisible();
    for (const [label, value] of Object.entries(fields)) await expect(page.getByLabel(label)).toHaveValue(value);
    await expect(page.getByLabel("This address and number are the young person’s own")).toBeChecked();
    await expect(page.getByLabel("Language")).toHaveValue("de");
    await expect(steroids).toBeChecked();
    await page.route("**/api/patients", (route) => route.abort());
    await page.getByRole("button", ENROL).click();
    await expect(page.getByRole("alert").filter({ hasText: "Not enrolled; what you typed is still here." })).toBeVisible();
    await page.unroute("**/api/patients");
    await page.getByRole("button", ENROL).click();
    await expect(page.getByRole("heading", { level: 1, name: `${fields["Full name"]} is enrolled` })).toBeVisible();
    await page.getByRole("button", { name: "Enrol another" }).click();
    await expect(page.getByLabel("Full name")).toHaveValue("");
    await expect(kept).toBeHidden();
  });
});
