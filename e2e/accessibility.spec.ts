import type { Page } from "@playwright/test";
import { awayUntilPressed, expect, ready, test, visit } from "./app";
import { axeSays } from "./axe";
import { addPatient, answersOf, type Patient } from "./patients";

const WIDE = { width: 1280, height: 800 };
const LOOKS = [
  { colorScheme: "dark", size: WIDE },
  { colorScheme: "light", size: { width: 320, height: 640 } },
] as const;
/** Nobody's colours are looked at half way from one theme to the other. */
const STILL = { reducedMotion: "reduce" } as const;

/**
 * Nothing for axe to say, and nothing wider than the window, wide and narrow. A theme sets colours and nothing else, and colours do not
 * depend on the width: the dark ones are looked at on the wide page, the light ones on the narrow one. `within`: what lies over a page
 * already looked at, alone.
 */
async function fits(page: Page, where: string, { within }: { within?: string } = {}): Promise<void> {
  for (const { colorScheme, size } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    // Nothing lies half under what stays on top while one scrolls.
    await page.evaluate(() => window.scrollTo(0, 0));
    expect.soft(await axeSays(page, "everything", within), `${where}, ${colorScheme} at ${size.width} px`).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect.soft(overflow, `${where} at ${size.width} px: pixels cut off at the side`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(WIDE);
}

test.setTimeout(300_000);

test("signing in, an invitation, the mailbox and a page that is not there work for everybody", async ({ open, demo }) => {
  const page = await open(null, STILL);
  await visit(page, "/sign-in");
  await fits(page, "sign-in");
  await page.getByLabel("E-mail").fill("nobody@clinic.example");
  await page.getByLabel("Password").fill("not a password of anybody");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "do not match" })).toBeVisible();
  await fits(page, "sign-in refused");
  await visit(page, `/invitation/${"a".repeat(43)}`);
  await page.getByRole("button", { name: "Join the clinic" }).click();
  await expect(page.getByLabel("Your name")).toHaveAttribute("aria-invalid", "true");
  await fits(page, "invitation with errors");
  await demo.app.mailbox.waitFor(() => true);
  await visit(page, "/demo/mailbox");
  await page.getByText("All headers").first().click();
  await fits(page, "mailbox");
  await page.goto("/nowhere");
  await expect(page.getByRole("heading", { level: 1, name: "This page is not here" })).toBeVisible();
  await fits(page, "not found");
});

test("the panel works for everybody: both tabs, a menu, keys, a search, a failed load", async ({ open }) => {
  const page = await open("prescriber", STILL);
  await visit(page, "/panel");
  await fits(page, "needs you");
  await page.getByRole("button", { name: "Urgency" }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await fits(page, "urgency menu", { within: "[role=menu]" });
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys of the panel" })).toBeVisible();
  await fits(page, "keys", { within: "[role=dialog]" });
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Dr Amara Osei, your menu" }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await fits(page, "own menu", { within: "[role=menu]" });
  await page.keyboard.press("Escape");
  await page.getByRole("searchbox").fill("nobody has this name");
  await expect(page.getByRole("heading", { name: "No name or record number matches" })).toBeVisible();
  await fits(page, "nothing found");
  await page.getByRole("searchbox").fill("");
  const press = await awayUntilPressed(page, "**/api/panel?**");
  await page.getByRole("link", { name: "Everyone" }).click();
  await expect(page.getByText("Could not load: who needs you is unknown")).toBeVisible();
  await fits(page, "unknown");
  await press(page.getByRole("button", { name: "Try again" }));
  await expect(page.getByRole("rowheader")).toHaveCount(50);
  await fits(page, "everyone");
});

test("the patient page works for everybody: with flags, recording, closed flags, without a flag, without answers", async ({
  open,
  demo,
}) => {
  const [flagged, steady, fresh] = (await Promise.all([
    addPatient(demo, { answers: [answersOf(4), answersOf(5), null, answersOf(17)] }),
    addPatient(demo, { answers: [answersOf(3), answersOf(4)] }),
    addPatient(demo),
  ])) as [Patient, Patient, Patient];
  const page = await open("prescriber", STILL);
  await visit(page, flagged.path);
  await page.getByText("Show as a table").click();
  await page.getByText("Why this").first().click();
  await page.getByRole("slider").focus();
  await fits(page, "patient with flags");
  await page.getByRole("button", { name: "Record and close" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Record and close" });
  await dialog.getByRole("button", { name: "Record and close" }).click();
  await expect(dialog.getByText("Choose what was done")).toBeVisible();
  await fits(page, "recording with errors", { within: "[role=dialog]" });
  await dialog.getByLabel("Contacted", { exact: true }).check();
  await dialog.getByRole("button", { name: "In 1 week" }).click();
  await dialog.getByRole("button", { name: "Record and close" }).click();
  await expect(dialog).toBeHidden();
  await page.getByText("Closed flags").click();
  await fits(page, "patient with closed flags");
  await visit(page, steady.path);
  await fits(page, "patient without a flag");
  await visit(page, fresh.path);
  await fits(page, "patient without answers");
  await page.getByRole("button", { name: "Check-in link" }).click();
  await expect(page.getByLabel("Link of the check-in")).toBeVisible();
  await fits(page, "check-in link", { within: "[role=dialog]" });
  await page.goto("/patients/not-an-id");
  await ready(page);
  await fits(page, "no such patient");
});

test("enrolling works for everybody: the form, its errors, the code", async ({ open }) => {
  const page = await open("prescriber", STILL);
  await visit(page, "/patients/new");
  await fits(page, "enrolment");
  await page.getByRole("button", { name: "Enrol and send the first check-in" }).click();
  await expect(page.getByLabel("Full name")).toBeFocused();
  await fits(page, "enrolment with errors");
  for (const [label, value] of [
    ["Full name", "Ann Accessible-with-a-rather-long-name of the Clinic"],
    ["Date of birth", "1998-02-03"],
    ["Record number", "AX-1"],
    ["E-mail", "a.rather.long.address.of.somebody@patients.example"],
    ["Weight, kg", "60"],
    ["Dose, mg a day", "20"],
  ] as const)
    await page.getByLabel(label).fill(value);
  await page.getByRole("button", { name: "Enrol and send the first check-in" }).click();
  await expect(page.getByLabel("Link of the check-in")).toBeVisible();
  await fits(page, "enrolled");
});

test("a file of patients works for everybody: the page, what is wrong with a file, and a change of contacts", async ({ open, demo }) => {
  const page = await open("nurse", STILL);
  await visit(page, "/patients/import");
  const buffer = Buffer.from("name,date_of_birth,record_number,starts_on,weight_kg,mg_per_day,prescriber\nAnn,,,,,,nobody");
  await page.getByLabel("CSV file").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer });
  await expect(page.getByRole("heading", { name: "The only line cannot be enrolled" })).toBeVisible();
  await fits(page, "import with lines to mend");
  await visit(page, (await addPatient(demo)).path);
  await page.getByRole("button", { name: "Record baseline risks" }).click();
  await page.getByRole("group", { name: "Bipolar disorder" }).getByLabel("Yes").check();
  await fits(page, "baseline risks", { within: "[role=dialog]" });
});

test("the people's page works for everybody", async ({ open }) => {
  const page = await open("admin", STILL);
  await visit(page, "/people");
  await fits(page, "people");
  await page.getByRole("button", { name: "Invite" }).click();
  await expect(page.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
  await fits(page, "people with an error");
});

test("the bar of the preview, and the clinic's device between two people, work for everybody", async ({ open }) => {
  const page = await open("nurse", STILL);
  await page.goto("/preview/check-in/landing");
  await fits(page, "preview");
  await page.goto("/tablet");
  await fits(page, "tablet");
  await visit(page, "/patients/new");
  await page.getByLabel("Date of birth").fill("2012-06-01");
  await expect(page.getByLabel("This address and number are the young person’s own")).toBeVisible();
  await fits(page, "enrolment of somebody under 18");
});
