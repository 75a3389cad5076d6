import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { renderSVG } from "uqr";
import { addDays, localDateOf } from "@/clinical/plain-date";
import { readQrCode } from "@/components/enrolment/qr-code";
import { expect, live, pressSignIn, ready, rowOf, test } from "./app";
import { ANSWERS, difficulty, finish, ITEMS, question, tap, tick, WORRIES } from "./check-in-app";

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1440, height: 900 };
/** A total of 7, mild, so that item 9 alone raises a flag. */
const GIVEN = [1, 1, 0, 1, 0, 1, 1, 0, 2];
const CLINICIAN = "amara.osei@riverside.example";

/** Every width of the staff's side and every form of the patient's, each once. */
const PATHS = [
  { how: "a prescriber with a phone", viewport: PHONE, script: true },
  { how: "a prescriber at a desk, a patient whose browser runs no script", viewport: DESKTOP, script: false },
] as const;

for (const { how, viewport, script } of PATHS) {
  test(`${how}: a check-in becomes a flag on the panel and an e-mail that names nobody, and is claimed and closed`, async ({
    demo: { app, look },
    open,
  }) => {
    test.setTimeout(120_000);
    const id = randomUUID().slice(0, 6);
    const patient = { name: `Marisol Quintana ${id}`, recordNumber: `MJ-${id}`, email: `marisol.${id}@patients.example` };
    const prescriber = await open(null, { viewport });

    await test.step("the prescriber signs in with one click", async () => {
      await prescriber.goto("/");
      await expect(prescriber).toHaveURL(/\/sign-in$/);
      await pressSignIn(prescriber, "prescriber");
      await expect(prescriber.getByRole("heading", { level: 1, name: "Your panel" })).toBeVisible();
    });

    const link = await test.step("enrols a patient, one field at the second try, and sees the link and its code", async () => {
      await ready(prescriber);
      await prescriber.getByRole("link", { name: "Enrol a patient" }).click();
      await fillForm(prescriber, patient);
      const weight = prescriber.getByLabel("Weight, kg");
      await weight.fill("300");
      await prescriber.getByRole("button", { name: "Enrol and send the first check-in" }).click();
      await expect(weight).toBeFocused();
      await expect(weight).toHaveAccessibleDescription(/Enter kilograms, not pounds: at most 250$/);
      await weight.fill("62.5");
      await prescriber.getByRole("button", { name: "Enrol and send the first check-in" }).click();
      await expect(prescriber.getByRole("heading", { level: 1, name: `${patient.name} is enrolled` })).toBeFocused();
      const url = await prescriber.getByLabel("Link of the check-in").inputValue();
      const code = prescriber.getByRole("img", { name: "Code that opens the check-in on the patient’s phone" });
      await expect(code.locator("path")).toHaveAttribute("d", readQrCode(renderSVG(url, { border: 2 }))?.dark ?? "");
      return url;
    });

    await test.step("the patient's mail has the same link and says nothing about drug or mood", async () => {
      const mail = await app.mailbox.waitFor(({ to }) => to.includes(patient.email));
      expect(mail.subject).toBe("A short check-in from Riverside Dermatology");
      expect(mail.text).toContain(`${link}\n`);
      expect(mail.html).toContain(link);
      const words = `${mail.subject}${mail.text}${mail.html}`.replaceAll(link, "");
      expect(words).not.toMatch(/isotretinoin|mood|PHQ|depress/i);
    });

    await test.step("the prescriber goes back to the panel and leaves it open", async () => {
      await prescriber.getByRole("link", { name: "Isomood" }).click();
      await expect(prescriber.getByRole("heading", { level: 1, name: "Your panel" })).toBeVisible();
      await live(prescriber);
    });

    await test.step("the patient opens the link, answers, sees crisis lines at once, sends and gets the receipt", async () => {
      const phone = await open(null, { viewport: PHONE, hasTouch: true, javaScriptEnabled: script });
      await phone.goto(link);
      await expect(phone.getByRole("heading", { level: 1 })).toHaveText("Riverside Dermatology would like to know how you are.");
      await phone.getByRole("button", { name: "Start" }).click();
      await phone.getByRole("button", { name: "I understand, begin" }).click();
      await (script ? answerOneByOne : answerOnOnePage)(phone);
      await expect(phone.getByRole("heading", { level: 1, name: "Sent. Thank you." })).toBeVisible();
      await expect(phone.getByRole("link", { name: "Call 988" })).toBeVisible();
      await expect(phone.locator("body")).not.toContainText(/severe|moderate|score|PHQ/i);
    });

    await test.step("the open panel announces the new flag and shows it, without a reload", async () => {
      await expect(prescriber.getByRole("status").filter({ hasText: "1 new" })).toBeVisible();
      await prescriber.getByRole("button", { name: "Show", exact: true }).click();
      const row = rowOf(prescriber, patient.name);
      await expect(row).toContainText("Now");
      await expect(row).toContainText("Item 9 “more than half the days”");
      await expect(row.getByRole("button", { name: `Claim the flag of ${patient.name}` })).toBeVisible();
    });

    const alertLink = await test.step("the alert mail arrives at the mail server and says nothing about anybody", async () => {
      const [alert] = await look.sql<{ id: string }[]>`
        select alert.id from alert join course on course.id = alert.course_id join patient on patient.id = course.patient_id
        where patient.record_number = ${patient.recordNumber}`;
      const url = `${app.url}/alerts/${alert?.id}`;
      const mail = await app.mailbox.waitFor(({ text }) => text?.includes(url) ?? false);
      expect(mail.to).toEqual([CLINICIAN]);
      expect(mail.subject).toBe("[Now] A check-in at Riverside Dermatology needs a clinician");
      expect(mail.text).toMatch(/^Received \w{3} \d\d:\d\d, unclaimed\. You are the prescriber\./);
      const words = `${mail.subject}${mail.text}${mail.html}`.toLowerCase();
      for (const secret of [
        ...patient.name.split(" "),
        patient.recordNumber,
        patient.email,
        "phq",
        "item 9",
        "suicid",
        "mood",
        "isotretinoin",
      ])
        expect(words).not.toContain(secret.toLowerCase());
      expect(mail.raw).not.toContain(patient.name);
      const deliveryId = mail.messageId?.slice(1, 37) ?? "";
      await expect.poll(() => look.sql`select state from delivery where id = ${deliveryId}`).toEqual([{ state: "sent" }]);
      return url;
    });

    const page = await open(null, { viewport });
    const flag = page.getByRole("article", { name: /Item 9 high/ });

    await test.step("its link leads through signing in to the flag, which says who was told", async () => {
      await page.goto(alertLink);
      await expect(page).toHaveURL(/\/sign-in\?next=/);
      await pressSignIn(page, "prescriber");
      await expect(page.getByRole("heading", { level: 1, name: patient.name })).toBeVisible();
      expect(new URL(page.url()).hash).toMatch(/^#flag-/);
      await ready(page);
      await expect(flag).toBeFocused();
      await expect(flag).toContainText("answered “more than half the days”, 2 of 3");
      await expect(flag).toContainText(/Mail to Dr Amara Osei \(prescriber\): sent \d\d:\d\d/);
    });

    await test.step("chart and table show the score", async () => {
      await expect(page.getByRole("slider", { name: /Check-ins of the course/ })).toHaveAttribute("aria-valuetext", /PHQ-9 7, mild/);
      await page.getByText("Show as a table").click();
      const cells = page.getByRole("region", { name: "Course as a table" }).getByRole("row").nth(1).getByRole("cell");
      await expect(cells.nth(1)).toHaveText("7");
      await expect(cells.nth(3)).toHaveText("mild");
      await expect(cells.nth(15)).toHaveText("2");
    });

    await test.step("the prescriber claims it, and the panel in the other browser says so", async () => {
      await flag.getByRole("button", { name: "Claim" }).click();
      await expect(flag).toContainText("Claimed by you");
      await expect(rowOf(prescriber, patient.name)).toContainText("You claimed");
    });

    await test.step("records what was done: closing asks for a review date first", async () => {
      await flag.getByRole("button", { name: "Record and close" }).click();
      const dialog = page.getByRole("dialog", { name: "Record and close" });
      await dialog.getByLabel("Contacted", { exact: true }).check();
      await dialog.getByLabel("Note").fill("Reached by phone. Safe tonight.");
      await dialog.getByRole("button", { name: "Record and close" }).click();
      await expect(dialog.getByLabel("Review on")).toBeFocused();
      await expect(dialog.getByLabel("Review on")).toHaveAccessibleDescription("Say on which day the patient returns to Needs you");
      await dialog.getByRole("button", { name: "In 1 week" }).click();
      await dialog.getByRole("button", { name: "Record and close" }).click();
      await expect(dialog).toBeHidden();
      await expect(flag).toBeHidden();
      await page.getByText("Closed flags").click();
      await expect(page.getByText(/^Signed Dr Amara Osei, \d\d:\d\d · review on/)).toBeVisible();
    });

    await test.step("the timeline tells all of it, and the panel has the patient no more", async () => {
      const timeline = page.getByRole("region", { name: "Timeline" });
      for (const said of [
        "Enrolled",
        "Check-in link to the patient: sent",
        "Pre-treatment check-in answered: PHQ-9 7, mild",
        "Item 9 high",
        "Alert to Dr Amara Osei: sent",
        "Flag claimed · Dr Amara Osei",
        "Contacted · Dr Amara Osei",
        "Reached by phone. Safe tonight.",
      ])
        await expect(timeline).toContainText(said);
      await expect(rowOf(prescriber, patient.name)).toContainText("No longer on this list");
    });
  });
}

async function fillForm(page: Page, { name, recordNumber, email }: { name: string; recordNumber: string; email: string }): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: "Enrol a patient" })).toBeVisible();
  await ready(page);
  await page.getByLabel("Full name").fill(name);
  await page.getByLabel("Date of birth").fill("1999-04-12");
  await page.getByLabel("Record number").fill(recordNumber);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("First dose on").fill(addDays(localDateOf(new Date(), "America/New_York"), 7));
  await page.getByLabel("Dose, mg a day").fill("30");
}

async function answerOneByOne(phone: Page): Promise<void> {
  await expect(phone.getByText("Mood, 1 of 9")).toBeVisible();
  await tap(phone, GIVEN);
  await expect(phone.getByRole("heading", { name: "Thank you for telling us." })).toBeFocused();
  await expect(phone.getByRole("link", { name: "Call 988" })).toHaveAttribute("href", "tel:988");
  await phone.getByRole("button", { name: "Continue" }).click();
  for (let asked = 1; asked <= 4; asked += 1) {
    await expect(phone.getByText(`How you are right now, ${asked} of 5`)).toBeVisible();
    await phone.getByRole("button", { name: "Skip this question" }).click();
  }
  await difficulty(phone, "Somewhat difficult").click();
  await finish(phone);
  await phone.getByRole("button", { name: "Send", exact: true }).click();
}

async function answerOnOnePage(phone: Page): Promise<void> {
  await tick(phone, GIVEN.slice(0, 8));
  await expect(phone.getByText("Thank you for telling us.")).toBeHidden();
  await question(phone, ITEMS[8])
    .getByLabel(ANSWERS[2] ?? "", { exact: true })
    .check();
  await expect(phone.getByText("Thank you for telling us.")).toBeVisible();
  await expect(phone.getByRole("link", { name: "Call 988" }).first()).toHaveAttribute("href", "tel:988");
  await difficulty(phone, "Somewhat difficult").check();
  await tick(phone, [0, 0, 0, 0, 0, 0, 0], WORRIES);
  await phone.getByRole("button", { name: "Send", exact: true }).click();
}
