// npm run screenshots: the pictures of the README, taken from the demo as it is built now.
import { chromium, type Page } from "@playwright/test";
import { findChromium } from "@/scripts/chromium.mjs";
import { type App, startApp } from "@/scripts/testing/start-app";

const FOLDER = "docs/screenshots";

async function takePanel(page: Page, { url }: App): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByRole("button", { name: /Amara Osei/ }).click();
  await page.getByRole("table").or(page.getByRole("list")).first().waitFor();
  await page.getByText("Live", { exact: true }).waitFor();
  await page.screenshot({ path: `${FOLDER}/panel.png` });
  await page.getByRole("link", { name: "Aisha Rahman" }).first().click();
  await page.getByRole("heading", { name: "Mood over the course" }).waitFor();
  await page.locator(".recharts-surface").first().waitFor();
  await page.screenshot({ path: `${FOLDER}/patient.png` });
}

async function takeCheckIn(page: Page, { mailbox, url }: App): Promise<void> {
  const mail = await mailbox.waitFor(({ text }) => text?.includes(`${url}/c/`) ?? false);
  const [link] = mail.text?.match(/http:\S+\/c\/\S+/) ?? [];
  if (!link) throw new Error("the mail has no link");
  await page.goto(link);
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByRole("group").first().getByText("Not at all", { exact: true }).click();
  await page.getByText("Mood, 2 of 9").waitFor();
  await page.screenshot({ path: `${FOLDER}/check-in.png` });
}

const app = await startApp();
const browser = await chromium.launch({ executablePath: await findChromium(() => {}), args: ["--no-sandbox"] });
try {
  const clinician = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  await takePanel(clinician, app);
  const phone = await browser.newPage({ viewport: { width: 390, height: 760 }, deviceScaleFactor: 2, locale: "en-GB" });
  await takeCheckIn(phone, app);
} finally {
  await browser.close();
  await app.stop();
}
