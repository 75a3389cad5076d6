// What a check-in weighs and how soon a patient can answer it, beside the same questions in SurveyJS.
import { type Browser, chromium } from "@playwright/test";
import { connect } from "@/db/client";
import { newPhone } from "@/scripts/testing/phone";
import { type App, startApp } from "@/scripts/testing/start-app";
import { testClinic } from "@/server/use-cases/testing-clinic";
import { type Figure, figure } from "../figure";
import { serveSurveyJs } from "./survey-js-server";
import { type Visit, type Visited, visitOnSlowPhone } from "./usable";
import { weighCheckIn } from "./weight";

const RUNS = 7;
const LIMITS = { scriptBytes: 9_500, styleBytes: 10_000, usableMs: 1_000, timeToTheirs: 0.2, scriptToTheirs: 0.03 };

/** Needs a build and a Chromium (CHROMIUM_PATH, else Playwright's own). The two pages take turns, so that both meet the same machine. */
export async function checkInFigures(): Promise<Figure[]> {
  const ours = weighCheckIn();
  const theirs = await serveSurveyJs();
  const app = await startApp({ demo: false });
  const browser = await launch();
  try {
    const survey = { address: theirs.url, firstAnswer: "input[type=radio]", secondQuestion: "text=Feeling down, depressed, or hopeless" };
    const visits: { ours: Visit; theirs: Visit }[] = [];
    for (let run = -1; run < RUNS; run += 1) {
      const visit = { ours: await visitOnSlowPhone(browser, await openedCheckIn(app)), theirs: await visitOnSlowPhone(browser, survey) };
      // The first shows the servers their files.
      if (run >= 0) visits.push(visit);
    }
    for (const { ours } of visits) {
      if (ours.fonts > 0 || ours.scripts.length !== 1) throw new Error(`the check-in asked for fonts or scripts: ${ours.scripts}`);
    }
    const usable = median(visits.map((visit) => visit.ours.usableMs));
    const theirUsable = median(visits.map((visit) => visit.theirs.usableMs));
    return [
      figure("check-in: script, brotli", ours.scriptBytes, "bytes", LIMITS.scriptBytes),
      figure("check-in: stylesheet, brotli", ours.styleBytes, "bytes", LIMITS.styleBytes),
      figure("check-in: first answer taken on a slow phone, median", usable, "ms", LIMITS.usableMs),
      figure("check-in: the same questions in SurveyJS, median", theirUsable, "ms", LIMITS.usableMs),
      figure("check-in: script, share of SurveyJS's", ours.scriptBytes / theirs.scriptBytes, "share", LIMITS.scriptToTheirs),
      figure("check-in: time, share of SurveyJS's", usable / theirUsable, "share", LIMITS.timeToTheirs),
    ];
  } finally {
    await browser.close();
    await app.stop();
    theirs.stop();
  }
}

function launch(): Promise<Browser> {
  const path = process.env.CHROMIUM_PATH;
  return chromium.launch({ ...(path ? { executablePath: path } : {}), args: ["--no-sandbox", "--disable-background-networking"] });
}

/** A check-in that was started and agreed to, and not answered yet: its page begins with the first question. */
async function openedCheckIn(app: App): Promise<Visited> {
  const db = connect(app.databaseUrls.webUrl, { max: 1, name: "bench" });
  const { prescriber } = await testClinic(db);
  const phone = await newPhone(app, db, prescriber);
  await phone.start();
  await phone.agree();
  await db.close();
  return {
    address: `${app.url}/check-in/${phone.checkInId}`,
    cookie: phone.cookie(),
    firstAnswer: 'input[name="phq9.1"]',
    secondQuestion: '[data-step="phq9.2"].shown',
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
