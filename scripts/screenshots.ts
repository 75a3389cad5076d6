// npm run screenshots: the pictures of the README, taken from the demo as it is built now.
import { chromium, type Page } from "@playwright/test";
import { connect } from "@/db/client";
import { findChromium } from "@/scripts/chromium.mjs";
import { type App, startApp } from "@/scripts/testing/start-app";
import { checkInTokenOf } from "@/server/check-in-token";

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

/** The link of somebody just enrolled: its mail may have to wait for the patient's morning. */
async function openLink({ url, databaseUrls, secrets }: App): Promise<string> {
  const look = connect(databaseUrls.superuserUrl, { max: 1, name: "screenshots" });
  const [found] = await look.sql<{ id: string }[]>`
    select c.id from check_in c join course k on k.id = c.course_id join patient p on p.id = k.patient_id join clinic l on l.id = c.clinic_id
    where l.slug = 'riverside' and c.state = 'open' and c.opens_at <= now() and c.expires_at > now() and p.language = 'en'
      and p.date_of_birth < now() - interval '19 years' and not exists (select from consent a where a.patient_id = p.id) limit 1`;
  await look.close();
  if (!found) throw new Error("nobody in the demo can begin a check-in");
  return `${url}/c/${checkInTokenOf(secrets.LINK_SECRET, found.id, 1)}`;
}

async function takeCheckIn(page: Page, app: App): Promise<void> {
  await page.goto(await openLink(app));
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByRole("button", { name: "I understand, begin" }).click();
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
