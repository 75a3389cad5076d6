import type { Page } from "@playwright/test";
import { expect, rowOf, test, visit } from "./app";
import { addPatient, answersOf } from "./patients";

const flag = (page: Page, title: RegExp) => page.getByRole("article", { name: title });
/** Calm, then five points more: watched, and nothing else. */
const EARLY_RISE = [answersOf(3), answersOf(3), answersOf(8)];

test("item 9 and the ASQ stand on the flag in full, with what was taken back, and say that no clinician asked", async ({ demo, open }) => {
  const { path } = await addPatient(demo, {
    answers: [[1, 1, 0, 0, 0, 0, 0, 0, 1]],
    told: {
      "asq.1": "yes",
      "asq.2": "refused",
      "asq.3": "no",
      "asq.4": "no",
      "asq.5": "no",
      highestGiven: { item9: 3, asq: ["yes", "refused", "yes", "no", null] },
    },
  });
  const page = await open("prescriber");
  await visit(page, path);
  const card = flag(page, /^Today Item 9$/);
  await expect(card).toContainText("Item 9 “nearly every day”, 3 of 3, changed to “several days”, 1 of 3");
  await expect(card.getByRole("heading", { name: "ASQ questions, self-reported; not a clinician's assessment" })).toBeVisible();
  const answered = (question: RegExp) => card.getByRole("term").filter({ hasText: question }).locator("xpath=following-sibling::dd[1]");
  await expect(answered(/wished you were dead/)).toHaveText("Yes");
  await expect(answered(/you or your family would be better off/)).toHaveText("I'd rather not say");
  await expect(answered(/thoughts about killing yourself/)).toHaveText("Yes, changed to No");
  await expect(flag(page, /^Today Answer taken back$/)).toContainText("The highest answer is kept.");
});

test("a message can be read on its flag, as it was written, and runs nothing", async ({ demo, open }) => {
  const text = "My lips split.\n<img src=x onerror=alert(1)> & thanks";
  const { path, name } = await addPatient(demo, { answers: [answersOf(2)], told: { message: text } });
  const page = await open("prescriber");
  await visit(page, "/panel");
  await expect(rowOf(page, name)).toContainText("Unread message.");
  await visit(page, path);
  const card = flag(page, /^Review Message$/);
  await expect(card.getByRole("blockquote")).toHaveText(text, { useInnerText: true });
  await expect(card.getByRole("img")).toHaveCount(0);
  await expect(card).toContainText("Suggested: Read what they wrote within 3 working days.");
});

test("a watched patient is not on Needs you, is found by the filter on Everyone, and owes no mail", async ({ demo, open }) => {
  const { path, name } = await addPatient(demo, { answers: EARLY_RISE });
  const page = await open("prescriber");
  await visit(page, "/panel");
  await expect(rowOf(page, name)).toHaveCount(0);
  await page.getByRole("link", { name: /^Everyone/ }).click();
  await page.getByRole("button", { name: "Urgency" }).click();
  await page.getByRole("menuitemradio", { name: "Watch" }).click();
  await expect(rowOf(page, name)).toContainText("Early rise: 5 above 3.");
  await visit(page, path);
  const card = flag(page, /^Watch Early rise$/);
  await expect(card).toContainText("No mail goes out for this urgency");
  await expect(page.getByRole("region", { name: "Last mood check" })).toContainText(/Next check-in|A check-in is open until/);
});

test("what the same answers raised is one card: claimed together, each with its own numbers", async ({ demo, open }) => {
  const { path } = await addPatient(demo, {
    answers: [answersOf(4), answersOf(4), answersOf(17)],
    told: { adherence: "stopped", adherenceNote: "Felt flat", "symptom.anxiety": 3 },
  });
  const page = await open("prescriber");
  await visit(page, path);
  const first = flag(page, /^Today New moderately severe$/);
  const stopped = flag(page, /^Review Stopped or new medicine$/);
  await expect(stopped).toContainText("Felt flat");
  await expect(stopped.getByRole("button", { name: /^Claim/ })).toHaveCount(0);
  const rise = flag(page, /^Review Reliable rise$/);
  await rise.getByText("Why this").click();
  await expect(rise.getByText("Rise from baseline")).toBeVisible();
  await expect(rise).toContainText("Suggested: Contact within 3 working days.");
  await first.getByRole("button", { name: /^Claim all \d+$/ }).click();
  await expect(first).toContainText("Claimed by you");
  await stopped.getByRole("button", { name: "Record and close" }).click();
  await expect(page.getByRole("dialog", { name: "Record and close" })).toContainText("from the same answers");
});
