import type { Page } from "@playwright/test";
import { expect, live, ready, test, visit } from "./app";
import { addPatient, answersOf } from "./patients";

/** Steady, then a check-in nobody answered, then a clear worsening without item 9: several flags, the most urgent `today`. */
const WORSENED = [answersOf(4), answersOf(4), null, answersOf(17)];
const SEVERE = [answersOf(22)];
const STEADY = [answersOf(3), answersOf(4)];

const flag = (page: Page, title: RegExp) => page.getByRole("article", { name: title });
const dialogOf = (page: Page) => page.getByRole("dialog", { name: "Record and close" });

test.describe("flags", () => {
  test("a flag says why in a sentence, and on asking the numbers, the rule and the versions that decided", async ({ demo, open }) => {
    const { path } = await addPatient(demo, { answers: WORSENED });
    const page = await open("prescriber");
    await visit(page, path);
    const card = flag(page, /New moderately severe/);
    await expect(card).toContainText("Suggested: Contact the patient today.");
    await expect(card.getByText("Total now")).toBeHidden();
    await card.getByText("Why this").click();
    const fact = (label: string) =>
      card
        .getByRole("term")
        .and(card.getByText(label, { exact: true }))
        .locator("xpath=following-sibling::dd[1]");
    await expect(fact("Total now")).toHaveText("17");
    await expect(fact("Baseline")).toHaveText("4");
    await expect(fact("Rule")).toHaveText("New moderately severe (new-moderately-severe)");
    await expect(card.getByRole("listitem").filter({ hasText: "minimal clinically important difference" })).toBeVisible();
    await expect(card).toContainText(/Rules in force: United States, since \d+ \w+ 2006/);
    await expect(fact("Policy")).toHaveText(/^\d{4}-\d\d-\d\d\.\d+$/);
    await expect(card.getByRole("list", { name: "Items that moved" })).toContainText("+");
  });

  test("a patient without a flag: why none was raised, in words that do not reassure", async ({ demo, open }) => {
    const { path } = await addPatient(demo, { answers: STEADY });
    const page = await open("prescriber");
    await visit(page, path);
    const none = page.getByRole("region", { name: "No open flag" });
    await expect(none).toContainText("No rule fired. This does not exclude risk; ask about mood.");
    await expect(none.getByRole("listitem")).not.toHaveCount(0);
  });

  test("who claims second sees who was first", async ({ demo, open }) => {
    const { path, courseId } = await addPatient(demo, { answers: SEVERE });
    const [mine, theirs] = await Promise.all([open("prescriber"), open("nurse")]);
    // A browser that hears of nothing: its page still offers what a colleague has taken.
    await mine.route("**/api/live", (route) => route.abort());
    await Promise.all([visit(mine, path), visit(theirs, path)]);
    await flag(theirs, /^Today Severe$/)
      .getByRole("button", { name: /^Claim/ })
      .click();
    await expect(flag(theirs, /^Today Severe$/)).toContainText("Claimed by you");
    // Their page says so at once; they are the first only when the server has it, flag by flag.
    const unclaimed = () => demo.look.sql`select from flag where course_id = ${courseId} and claimed_by is null`;
    await expect.poll(async () => (await unclaimed()).length).toBe(0);
    await flag(mine, /^Today Severe$/)
      .getByRole("button", { name: /^Claim/ })
      .click();
    await expect(mine.getByText("Severe is not claimed. Nora Byrne claimed this first.", { exact: true })).toBeVisible();
    await expect(flag(mine, /^Today Severe$/)).toContainText("Claimed by Nora Byrne");
  });

  test("what somebody is writing about a flag stays, whatever colleagues do to it meanwhile", async ({ demo, open }) => {
    const { path } = await addPatient(demo, { answers: SEVERE });
    const [mine, theirs] = await Promise.all([open("prescriber"), open("nurse")]);
    await Promise.all([visit(mine, path), visit(theirs, path)]);
    await live(mine);
    const record = flag(mine, /^Today Severe$/).getByRole("button", { name: "Record and close" });
    await record.click();
    const dialog = dialogOf(mine);
    await dialog.getByLabel("Referred").check();
    await dialog.getByLabel("Note").fill("Spoke with the GP; appointment on");

    await flag(theirs, /^Today Severe$/)
      .getByRole("button", { name: /^Claim/ })
      .click();
    await expect(dialog.getByRole("status")).toHaveText(
      "Nora Byrne claimed this flag while you were writing. What you have written is still here.",
    );
    await expect(dialog.getByLabel("Note")).toHaveValue("Spoke with the GP; appointment on");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(record).toBeFocused();
    await record.click();
    await expect(dialog.getByLabel("Note")).toHaveValue("Spoke with the GP; appointment on");
    await expect(dialog.getByLabel("Referred")).toBeChecked();

    await closeAs(theirs, "Nurse was first.");
    await expect(mine.getByRole("dialog", { name: "Record review" }).getByRole("status")).toContainText(
      "Nora Byrne closed this flag while you were writing.",
    );
    await expect(mine.getByRole("dialog").getByLabel("Note")).toHaveValue("Spoke with the GP; appointment on");
  });

  test("a closed flag keeps its signature: what was done, by whom, when, and the day it comes back", async ({ demo, open }) => {
    const { path } = await addPatient(demo, { answers: SEVERE });
    const page = await open("prescriber");
    await visit(page, path);
    await closeAs(page, "Reached at once.");
    await expect(page.getByRole("region", { name: "No open flag" })).toContainText("This does not exclude risk; ask about mood.");
    await page.reload();
    await ready(page);
    await page.getByText("Closed flags").click();
    const closed = page.getByRole("group").filter({ has: page.getByText("Closed flags") });
    await expect(closed).toContainText("Contacted");
    await expect(closed).toContainText("Reached at once.");
    await expect(closed.getByText(/^Signed Dr Amara Osei, \d\d:\d\d · review on \d+ \w{3}/).first()).toBeVisible();
  });

  test("trying without an answer leaves the flag open and asks when to try again; no action needs its reason", async ({ demo, open }) => {
    const { path } = await addPatient(demo, { answers: SEVERE });
    const page = await open("prescriber");
    await visit(page, path);
    await flag(page, /^Today Severe$/)
      .getByRole("button", { name: "Record and close" })
      .click();
    const dialog = dialogOf(page);
    await dialog.getByRole("button", { name: "Record and close" }).click();
    await expect(dialog.getByRole("group", { name: "What was done" })).toHaveAccessibleDescription("Choose what was done");
    await dialog.getByLabel(/^No action/).check();
    await dialog.getByRole("button", { name: "Record and close" }).click();
    await expect(dialog.getByLabel("Note")).toBeFocused();
    await expect(dialog.getByLabel("Note")).toHaveAccessibleDescription("Say why no action was needed");
    await dialog.getByLabel("Tried, no answer").check();
    await dialog.getByRole("button", { name: "Record, keep open" }).click();
    await expect(dialog.getByLabel("Try again on")).toHaveAccessibleDescription("Say when you will try again");
    await dialog.getByRole("button", { name: "Tomorrow" }).click();
    await dialog.getByRole("button", { name: "Record, keep open" }).click();
    await expect(dialog).toBeHidden();
    await expect(flag(page, /^Today Severe$/)).toContainText(/Tried, no answer.*Signed Dr Amara Osei/s);
  });
});

/** Records "contacted" with a note and a review date for every flag of these answers, and closes them. */
async function closeAs(page: Page, note: string): Promise<void> {
  await flag(page, /^Today Severe$/)
    .getByRole("button", { name: "Record and close" })
    .click();
  await dialogOf(page).getByLabel("Contacted", { exact: true }).check();
  await dialogOf(page).getByLabel("Note").fill(note);
  await dialogOf(page).getByRole("button", { name: "In 1 week" }).click();
  await dialogOf(page).getByRole("button", { name: "Record and close" }).click();
  await expect(dialogOf(page)).toBeHidden();
}
