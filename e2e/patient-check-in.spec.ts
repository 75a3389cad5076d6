import { randomUUID } from "node:crypto";
import { CONSENT_VERSION } from "@/contracts/consent";
import { askForCall } from "@/server/use-cases/ask-for-call";
import { recordConsent } from "@/server/use-cases/record-consent";
import { saveDraft } from "@/server/use-cases/save-draft";
import { expect, type Running, rowOf, test, visit } from "./app";
import { actorOf, addPatient, answersOf, type Patient } from "./patients";

async function phoneOf(demo: Running, { checkIns }: Patient, index = 0) {
  const { clinicId } = await actorOf(demo, "prescriber");
  return { kind: "check-in", clinicId, checkInId: checkIns[index]?.id ?? "", generation: 1 } as const;
}

test("item 9 answered and not sent says so, with the ASQ in full and the private number to call", async ({ demo, open }) => {
  const patient = await addPatient(demo);
  const phone = await phoneOf(demo, patient);
  const answers = { "phq9.9": 3, "asq.1": "yes", "asq.3": "refused", privateNumber: "+1 555 0188", mayLeaveMessage: "no" } as const;
  const device = randomUUID();
  await saveDraft(demo.db, phone, { checkIn: phone.checkInId, language: "en", answers }, { now: new Date(), device });
  await saveDraft(demo.db, phone, { checkIn: phone.checkInId, language: "en", answers: { "phq9.9": 0 } }, { now: new Date(), device });
  const page = await open("nurse");
  await visit(page, patient.path);
  const flag = page.getByRole("article").first();
  await expect(flag.getByText("Not sent yet.")).toBeVisible();
  await expect(flag.getByRole("heading", { name: "ASQ questions, self-reported; not a clinician's assessment" })).toBeVisible();
  await expect(flag.getByText(/3 of 3.*, changed to .*0 of 3/)).toBeVisible();
  await expect(flag.getByText("I'd rather not say", { exact: true })).toBeVisible();
  await expect(flag.getByRole("link", { name: "+1 555 0188" })).toHaveAttribute("href", "tel:+15550188");
  await expect(flag.getByText("private; leave no message")).toBeVisible();
});

test("a call that was asked for stands on top with its number, and the message in the patient's own words, whatever they contain", async ({
  demo,
  open,
}) => {
  const message = "<img src=x onerror=alert(1)> {{7*7}} my lips hurt";
  const patient = await addPatient(demo, {
    answers: [answersOf(3)],
    told: { message, medicineChange: "other", medicineNote: "Hay fever tablets" },
  });
  const asked = await askForCall(
    demo.db,
    await phoneOf(demo, patient),
    { privateNumber: "+1 555 0111", mayLeaveMessage: "yes" },
    new Date(),
  );
  expect(asked).toMatchObject({ ok: true, again: false });
  const page = await open("prescriber");
  await visit(page, patient.path);
  const flag = page.getByRole("article").first();
  await expect(flag.getByRole("heading", { name: /call/i })).toBeVisible();
  await expect(flag.getByText("private; a message may be left")).toBeVisible();
  const timeline = page.getByRole("region", { name: "Timeline" });
  await expect(timeline.getByText("Asked the clinic to call", { exact: true })).toBeVisible();
  await expect(timeline.getByText(message)).toBeVisible();
  await expect(timeline.getByText("Hay fever tablets")).toBeVisible();
});

test("a patient who declined and stopped messages is marked so on the page and on the panel", async ({ demo, open }) => {
  const patient = await addPatient(demo);
  const said = { version: CONSENT_VERSION, decision: "declined", language: "en" } as const;
  expect(await recordConsent(demo.db, await phoneOf(demo, patient), said, new Date())).toEqual({ ok: true });
  await demo.look.sql`update patient set wants = 'none', wants_since = now() where id = ${patient.patientId}`;
  const page = await open("nurse");
  await visit(page, patient.path);
  await expect(page.getByText("declined check-ins: ask at visits")).toBeVisible();
  await expect(page.getByText(/^stopped all messages on/)).toBeVisible();
  await expect(page.getByText("Would rather not answer here: ask at visits")).toBeVisible();
  await expect(page.getByText("Stopped all messages", { exact: true })).toBeVisible();
  await visit(page, "/panel?tab=everyone");
  await page.getByRole("searchbox").fill(patient.recordNumber);
  await expect(rowOf(page, patient.name).getByText("declined check-ins")).toBeVisible();
  await expect(rowOf(page, patient.name).getByText("stopped messages")).toBeVisible();
});

test("a prescriber records the last dose, and the check-ins that follow are said; a nurse is not offered it", async ({ demo, open }) => {
  const { path } = await addPatient(demo, { answers: [answersOf(4), answersOf(3), answersOf(4)] });
  const nurse = await open("nurse");
  await visit(nurse, path);
  await expect(nurse.getByRole("button", { name: "Check-in link" })).toBeVisible();
  await expect(nurse.getByRole("button", { name: "Record the last dose" })).toHaveCount(0);
  const page = await open("prescriber");
  await visit(page, path);
  await page.getByRole("button", { name: "Record the last dose" }).click();
  const dialog = page.getByRole("dialog", { name: "Record the last dose" });
  await dialog.getByRole("button", { name: "Record the last dose" }).click();
  await expect(dialog.getByText("Choose why the course ends")).toBeVisible();
  await dialog.getByLabel("Stopped because of mood").check();
  await dialog.getByLabel("Last dose on").fill("2020-01-01");
  await dialog.getByRole("button", { name: "Record the last dose" }).click();
  await expect(dialog.getByLabel("Last dose on")).toHaveAccessibleDescription("The last dose cannot be before the first");
  await dialog.getByLabel("Last dose on").fill(new Date().toISOString().slice(0, 10));
  await dialog.getByRole("button", { name: "Record the last dose" }).click();
  await expect(page.getByText(/^Last dose recorded. \d check-ins follow, close together\.$/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Record the last dose" })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Course", exact: true })).toContainText("Stopped because of mood");
});

test("a prescriber changes the dose: what cannot be right is named, the course follows, and who had the form open meanwhile is told", async ({
  demo,
  open,
}) => {
  const { path } = await addPatient(demo, { answers: [answersOf(4), answersOf(3), answersOf(4)] });
  const page = await open("prescriber");
  await visit(page, path);
  const facts = page.getByRole("region", { name: "Course", exact: true });
  const second = await open("prescriber");
  await visit(second, path);
  await second.getByRole("button", { name: "Change the dose" }).click();
  const theirs = second.getByRole("dialog");
  await theirs.getByLabel("New dose, mg a day").fill("66");
  const end = await facts.getByText("Projected end").locator("xpath=following-sibling::dd[1]").innerText();
  await page.getByRole("button", { name: "Change the dose" }).click();
  const dialog = page.getByRole("dialog", { name: "Change the dose" });
  const record = dialog.getByRole("button", { name: "Record the dose" });
  await dialog.getByLabel("New dose, mg a day").fill("400");
  await record.click();
  await expect(dialog.getByLabel("New dose, mg a day")).toBeFocused();
  await expect(dialog.getByLabel("New dose, mg a day")).toHaveAccessibleDescription(/At most 160 mg a day/);
  await dialog.getByLabel("New dose, mg a day").fill("121");
  await record.click();
  await expect(dialog.getByLabel("New dose, mg a day")).toHaveAccessibleDescription(
    /121 mg a day at 60 kg is 2.02 mg\/kg; at most 2 mg\/kg/,
  );
  await dialog.getByLabel("New dose, mg a day").fill("61");
  await record.click();
  const meant = dialog.getByLabel("This is right: record it");
  await expect(meant).toBeFocused();
  await expect(meant).toHaveAccessibleDescription(/^61 mg a day at 60 kg is 1.02 mg\/kg; 0.25 to 1 mg\/kg is usual/);
  await meant.check();
  // A tick beside one dose does not stand for another.
  await dialog.getByLabel("New dose, mg a day").fill("60");
  await expect(meant).toBeHidden();
  await dialog.getByLabel("From").fill("2020-01-01");
  await record.click();
  await expect(dialog.getByLabel("From")).toHaveAccessibleDescription("The course has not begun by then");
  await dialog.getByLabel("From").fill(new Date().toISOString().slice(0, 10));
  await record.dblclick();
  await expect(page.getByText(/^Dose recorded\./)).toBeVisible();
  await expect(facts.getByText(/, 60 mg$/)).toHaveCount(1);
  await expect(facts.getByText("Projected end").locator("xpath=following-sibling::dd[1]")).not.toHaveText(end);
  await expect(page.getByRole("region", { name: "Timeline" }).getByText(/60 mg/)).toBeVisible();

  await theirs.getByRole("button", { name: "Record the dose" }).click();
  await expect(theirs.getByRole("alert")).toContainText("Not recorded. The course was changed while you were writing.");
  await expect(theirs.getByRole("status")).toContainText("recorded 60 mg from");
  await expect(theirs.getByLabel("New dose, mg a day")).toHaveValue("66");
  await theirs.getByRole("button", { name: "Record the dose" }).click();
  await theirs.getByLabel("This is right: record it").check();
  await theirs.getByRole("button", { name: "Record the dose" }).click();
  await expect(second.getByText(/^Dose recorded\./)).toBeVisible();
  await expect(facts.getByText(/, 66 mg$/)).toHaveCount(1);
});
