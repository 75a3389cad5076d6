import type { Page } from "@playwright/test";
import { expect, live, pressTwice, rowOf, test, visit } from "./app";
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
  await expect(card).toContainText("No mail of its own: counted in the morning’s digest");
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
  let claimed = 0;
  page.on("response", (response) => {
    if (response.url().endsWith("/claim")) claimed += 1;
  });
  const claim = first.getByRole("button", { name: /^Claim all \d+$/ });
  const all = Number(/\d+/.exec(await claim.innerText())?.[0]);
  await pressTwice(claim);
  await expect(first).toContainText("Claimed by you");
  await expect.poll(() => claimed).toBe(all);
  // What is done about a lesser flag is that flag's alone, unless it is said.
  await stopped.getByRole("button", { name: "Record and close" }).click();
  const dialog = page.getByRole("dialog", { name: "Record and close" });
  await expect(dialog.getByRole("checkbox", { name: /from the same answers/ })).not.toBeChecked();
  await page.keyboard.press("Escape");

  await first.getByRole("button", { name: "Record and close" }).click();
  await expect(dialog.getByRole("checkbox", { name: /from the same answers/ })).toBeChecked();
  await dialog.getByRole("radio", { name: "Contacted" }).check();
  await dialog.getByRole("button", { name: "In 1 week" }).click();
  // Without a line nothing waits to be sent once the dialog is gone.
  await page.context().setOffline(true);
  const sign = dialog.getByRole("button", { name: /^Record and close \d+ flags$/ });
  await sign.click();
  await expect(dialog.getByRole("alert")).toContainText("Not recorded. No answer from the server.");
  await page.context().setOffline(false);
  // The first is recorded and the second refused: what is not there yet is said, and is what trying again records.
  let asked = 0;
  await page.route("**/api/flags/*/acknowledge", (route) => (++asked === 2 ? route.fulfill({ status: 500 }) : route.continue()));
  await sign.click();
  await expect(dialog.getByRole("alert")).toContainText(/^1 of \d+ is recorded: New moderately severe\. The others are not\./);
  await pressTwice(sign);
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Record and close" })).toHaveCount(0);
  // A second press before the first is drawn claims and signs nothing twice.
  expect([claimed, asked]).toEqual([all, all + 1]);
});

test("a claim lapses without a contact; with one it is handed over, closed by the colleague, and opened again", async ({ demo, open }) => {
  const { path, courseId } = await addPatient(demo, { answers: [answersOf(22)] });
  const [mine, theirs] = await Promise.all([open("prescriber"), open("nurse")]);
  await Promise.all([visit(mine, path), visit(theirs, path)]);
  await Promise.all([live(mine), live(theirs)]);
  const [card, theirCard] = [flag(mine, /^Today Severe$/), flag(theirs, /^Today Severe$/)];
  const dialog = mine.getByRole("dialog");

  await card.getByRole("button", { name: /^Claim all/ }).press("Enter");
  await expect(card).toContainText(/Claim lapses at .*unless a contact is recorded/);
  // The page says so before the server has it for every flag of the card.
  const unclaimed = () => demo.look.sql`select 1 from flag where course_id = ${courseId} and claimed_by is null`;
  await expect.poll(unclaimed).toHaveLength(0);
  // Its hours, made to have passed.
  await demo.look.sql`update claim_lapse set due_at = now() where flag_id in (select id from flag where course_id = ${courseId})`;
  await expect(card).toContainText("The claim of Dr Amara Osei lapsed: no contact was recorded in time");
  await expect(theirCard).toContainText("unclaimed");

  await expect(card.getByRole("button", { name: /^Claim all/ })).toBeEnabled();
  await card.getByRole("button", { name: /^Claim all/ }).press("Enter");
  await card.getByRole("button", { name: "Record contact" }).press("Enter");
  await dialog.getByLabel("Contacted", { exact: true }).press("Space");
  await dialog.getByLabel("Note").fill("Spoke for ten minutes.");
  await dialog.getByRole("button", { name: "Record, keep open" }).press("Enter");
  await expect(card).toContainText(/Contacted.*Spoke for ten minutes\..*Signed Dr Amara Osei/s);
  await expect(card).not.toContainText("Claim lapses");

  await card.getByRole("button", { name: "Hand over" }).press("Enter");
  await dialog.getByRole("button", { name: "Hand over", exact: true }).press("Enter");
  await expect(dialog.getByLabel("Hand over to")).toHaveAccessibleDescription("Choose who takes it");
  await expect(dialog.getByLabel("Hand over to")).toBeFocused();
  await dialog.getByLabel("Hand over to").selectOption("Nora Byrne, nurse");
  await dialog.getByRole("button", { name: "Hand over", exact: true }).press("Enter");
  await expect(card).toContainText("Claimed by Nora Byrne");
  await expect(theirCard).toContainText(/Handed over to Nora Byrne.*Claimed by you/s);

  // The contact is on record: closing needs no other reason.
  await theirCard.getByRole("button", { name: "Record and close" }).click();
  await theirs.getByRole("dialog").getByLabel("Referred").check();
  await theirs.getByRole("dialog").getByRole("button", { name: "In 1 week" }).click();
  await theirs.getByRole("dialog").getByRole("button", { name: "Record and close" }).click();
  await expect(card).toBeHidden();

  await mine.getByText("Closed flags").click();
  const closed = mine.getByRole("listitem").filter({ has: mine.getByRole("heading", { name: /· Severe/ }) });
  await closed.getByRole("button", { name: "Open again" }).press("Enter");
  await dialog.getByRole("button", { name: "Open again" }).press("Enter");
  await expect(dialog.getByLabel("Why it is opened again")).toBeFocused();
  await dialog.getByLabel("Why it is opened again").fill("The mother called: worse again.");
  await dialog.getByRole("button", { name: "Open again" }).press("Enter");
  await expect(card).toContainText(/Opened again.*The mother called.*Claimed by you/s);
});
