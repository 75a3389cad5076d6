import type { Page } from "@playwright/test";
import { gad7, phq9 } from "@/clinical/instruments";
import { expect, test, visit } from "./app";
import { goOnAfter, mood, noWorry } from "./check-in-app";
import { addPatient, type Patient } from "./patients";

const QUESTIONS = [...phq9.texts.en.items, ...gad7.texts.en.items];
const [NOT_AT_ALL] = phq9.texts.en.answers;

/** Hands the device over on the patient's page. */
async function handOver(page: Page, { path }: Patient): Promise<void> {
  await visit(page, "/panel");
  await visit(page, path);
  await page.getByRole("button", { name: "Start on this device" }).click();
  await page.getByRole("button", { name: "Sign out and start" }).click();
  await page.waitForURL("**/check-in/*");
}

async function answer(page: Page, questions: readonly string[]): Promise<void> {
  for (const question of questions) await page.getByRole("group", { name: question }).getByText(NOT_AT_ALL, { exact: true }).click();
}

/** Agrees and answers the first two questions, which are saved. */
async function answerTwo(page: Page): Promise<void> {
  await page.getByRole("button", { name: "I understand, begin" }).click();
  await answer(page, QUESTIONS.slice(0, 2));
  await expect(page.getByRole("group", { name: QUESTIONS[2] ?? "" })).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
}

/** Nothing of the patient, of an answer or of staff is on the page, nor a cookie that would lead there. */
async function showsNothing(page: Page, { name, recordNumber }: Patient): Promise<void> {
  await expect(page).toHaveURL(/\/(tablet|sign-in|check-in\/[\w-]+)(\?|$)/);
  const html = await page.content();
  for (const word of [name, recordNumber, NOT_AT_ALL, phq9.texts.en.items[0] ?? "", "Sent. Thank you."]) expect(html).not.toContain(word);
  const cookies = (await page.context().cookies()).map((cookie) => cookie.name);
  expect(cookies.filter((cookie) => cookie.startsWith("__Host-ci-") || cookie === "__Host-isomood.session")).toEqual([]);
}

test("on the clinic's device a check-in is answered and sent, and no Back, Forward or reload brings anything of it back", async ({
  demo,
  open,
}) => {
  const patient = await addPatient(demo);
  const page = await open("nurse");
  const otherTab = await page.context().newPage();
  await visit(otherTab, "/panel");
  await handOver(page, patient);
  await expect(otherTab.getByRole("dialog", { name: "You are signed out" })).toBeVisible({ timeout: 20_000 });
  // A tab in the background is slowed down by the browser.
  await page.bringToFront();
  await answerTwo(page);
  await goOnAfter(page, { ...mood([0, 0, 0, 0, 0, 0, 0, 0, 0]), ...noWorry });
  await page.getByRole("button", { name: "No to all the others" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Send", exact: true }).click();

  await page.waitForURL("**/tablet");
  await expect(page.getByRole("heading", { level: 1, name: "Thank you." })).toBeVisible();
  await expect(page.getByRole("link", { name: "Call 911" }).first()).toBeVisible();
  const stored = await demo.look.sql`select on_tablet from submission where course_id = ${patient.courseId}`;
  expect(stored).toEqual([expect.objectContaining({ on_tablet: true })]);
  await showsNothing(page, patient);
  for (const move of ["goBack", "goBack", "goBack", "goForward", "goForward", "reload"] as const) {
    await page[move]();
    await showsNothing(page, patient);
  }
  await page.goto(patient.path);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.goto(`/check-in/${patient.checkIns[0]?.id}`);
  await expect(page.getByRole("heading", { name: "Please open your link again." })).toBeVisible();
  await showsNothing(page, patient);
});

test("left alone the device asks whether somebody is there, then closes; whoever is handed it next sees none of the answers", async ({
  demo,
  open,
}) => {
  const patient = await addPatient(demo);
  const page = await open("nurse");
  await page.clock.install();
  await handOver(page, patient);
  await answerTwo(page);
  const asks = page.getByRole("dialog", { name: /^Still there\?/ });
  await page.clock.fastForward("03:05");
  await asks.getByRole("button", { name: "I am still here" }).click();
  await expect(asks).toBeHidden();
  await page.clock.fastForward("03:05");
  await expect(asks).toBeVisible();
  await page.clock.fastForward("01:05");
  await page.waitForURL("**/tablet");
  await showsNothing(page, patient);
  await page.goBack();
  await showsNothing(page, patient);

  const next = await open("nurse");
  await handOver(next, patient);
  await expect(next.getByRole("group", { name: QUESTIONS[2] ?? "" })).toBeVisible();
  const html = await next.content();
  for (const answered of QUESTIONS.slice(0, 2)) expect(html).not.toContain(answered);
});

test("a device that slept locks when it wakes: the page is empty at once, and gone when there is a connection", async ({ demo, open }) => {
  const patient = await addPatient(demo);
  const page = await open("nurse");
  await page.clock.install();
  await handOver(page, patient);
  await answerTwo(page);
  const wake = async (minutes: number) => {
    // The clock has moved on and no timer has run.
    await page.clock.setSystemTime(Date.now() + minutes * 60_000);
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  };
  await wake(3.5);
  await expect(page.getByRole("group", { name: QUESTIONS[2] ?? "" })).toBeVisible();
  await page.context().setOffline(true);
  await wake(4.5);
  await expect(page.locator("body > *")).toHaveCount(0);
  await page.context().setOffline(false);
  await page.waitForURL("**/tablet");
  await showsNothing(page, patient);
  await page.goBack();
  await showsNothing(page, patient);
});

test("without the script the page closes by itself after ten minutes, and the session of staff has ended all the same", async ({
  demo,
  open,
}) => {
  const { patientId, path } = await addPatient(demo);
  const page = await open("prescriber", { javaScriptEnabled: false });
  const origin = demo.app.url;
  const answered = await page.request.post(`/api/patients/${patientId}/tablet`, {
    headers: { origin },
    form: { answeredBy: "self" },
    maxRedirects: 0,
  });
  expect(answered.status()).toBe(303);
  await page.goto(answered.headers().location ?? "");
  await expect(page.locator("meta[http-equiv=refresh]")).toHaveAttribute("content", "600;url=/tablet");
  await page.goto(path);
  await expect(page).toHaveURL(/\/sign-in/);
});
