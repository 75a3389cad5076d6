import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { addDays, localDateOf } from "@/clinical/plain-date";
import { acknowledgeFlag } from "@/server/use-cases/acknowledge-flag";
import { readPatient } from "@/server/use-cases/read-patient";
import { recordRenewal } from "@/server/use-cases/record-renewal";
import { signature } from "@/server/use-cases/testing-flags";
import { writeNote } from "@/server/use-cases/write-note";
import { expect, live, type Running, test, visit } from "./app";
import { actorOf, addPatient, answersOf } from "./patients";
import { textOfPages } from "./pdf";

test("two people change one patient's contacts and risks: each keeps what they typed, is told of the other, and nothing is lost", async ({
  demo,
  open,
}) => {
  const { path } = await addPatient(demo);
  const [nurse, prescriber] = [await open("nurse"), await open("prescriber")];
  for (const page of [nurse, prescriber]) {
    await visit(page, path);
    await live(page);
  }

  await test.step("contacts", async () => {
    await nurse.getByRole("button", { name: "Change contacts" }).click();
    await prescriber.getByRole("button", { name: "Change contacts" }).click();
    const [hers, theirs] = [nurse.getByRole("dialog"), prescriber.getByRole("dialog")];
    await theirs.getByLabel("Home address").fill("2 Typed Street");
    await theirs.getByLabel("GP (optional)").fill("Dr Typed");
    await hers.getByLabel("GP (optional)").fill("Dr Byrne");
    await hers.getByLabel("GP’s telephone").fill("+353 1 555 0101");
    await hers.getByLabel("Emergency contact (optional)").fill("Ann Example");
    await hers.getByRole("button", { name: "Record the contacts" }).click();
    await expect(hers.getByLabel("Emergency contact’s telephone")).toBeFocused();
    await hers.getByLabel("Emergency contact’s telephone").fill("+353 1 555 0102");
    await nurse.keyboard.press("Enter");
    await expect(nurse.getByText("Contacts recorded.")).toBeVisible();
    await expect(nurse.getByRole("link", { name: "+353 1 555 0102" })).toHaveAttribute("href", "tel:+35315550102");

    await expect(theirs.getByRole("alert")).toContainText("recorded something here while you were typing. What you typed is kept");
    await expect(theirs.getByLabel("GP (optional)")).toHaveValue("Dr Typed");
    await expect(theirs.getByRole("alert").getByRole("listitem")).toHaveText("GP: Dr Byrne");
    await expect(theirs.getByLabel("GP’s telephone")).toHaveValue("+353 1 555 0101");
    await theirs.getByRole("button", { name: "Record the contacts" }).click();
    await expect(prescriber.getByText("Contacts recorded.")).toBeVisible();
    await expect(nurse.getByRole("region", { name: "Contacts" })).toContainText("2 Typed Street");
  });

  await test.step("risks, with the second look that a history of severe depression asks for", async () => {
    await nurse.getByRole("button", { name: "Record baseline risks" }).click();
    const dialog = nurse.getByRole("dialog");
    await dialog.getByRole("group", { name: "Severe depression, now or ever" }).getByLabel("Yes").check();
    await dialog.getByLabel("Severe depression, now or ever: when, treated how").fill("2023, treated");
    await dialog.getByRole("button", { name: "Asked about all: no to the rest" }).click();
    const sent: string[] = [];
    nurse.on("request", (request) => request.method() !== "GET" && sent.push(request.url()));
    await dialog.getByRole("button", { name: "Record the answers" }).dblclick();
    await expect(dialog).toBeHidden();
    expect(sent.filter((url) => url.endsWith("/baseline-risks"))).toHaveLength(1);
    const card = prescriber.getByRole("region", { name: "Baseline risks" });
    await expect(card).toContainText("2023, treated");
    await expect(prescriber.getByRole("definition").filter({ hasText: /^Severe depression \(2023, treated\)$/ })).toBeVisible();
    await expect(prescriber.getByText("second look open")).toBeVisible();
    await card.getByLabel("What you decided, and with whom").fill("Psychiatrist agrees; 10 mg");
    await card.getByRole("button", { name: "Record the second look" }).click();
    await expect(card).toContainText("Second look: Psychiatrist agrees; 10 mg");
    await expect(prescriber.getByText("second look open")).toBeHidden();
  });
});

/** Dryness as on most courses, and more. */
const SIDE_EFFECTS = { "symptom.dry-skin": 2, "symptom.pain": 1, "symptom.sun": 1, "symptom.sleep": 2, "symptom.irritability": 1 } as const;
/** Six months of answers, steady and then a rise with thoughts of death. */
const USUAL = [...[5, 4, 6, 5, 7, 6, 5, 6, 7, 8].map(answersOf), [2, 2, 2, 2, 1, 1, 1, 0, 1]];
const ASQ = { "asq.1": "yes", "asq.2": "no", "asq.3": "no", "asq.4": "refused", "asq.5": "no" } as const;
const MESSAGE = "My lips split and I feel flat. Could somebody ring me?";

test.describe("the record", () => {
  test("a usual course is one sheet of either size, the same from a phone and a wide screen, and says what the copied summary says", async ({
    demo,
    open,
  }) => {
    const { path, name } = await usualCourse(demo);
    const narrow = await open("prescriber", { viewport: { width: 390, height: 844 } });
    const wide = await open("prescriber", { viewport: { width: 1920, height: 1080 }, permissions: ["clipboard-read", "clipboard-write"] });
    const drawn: string[][] = [];
    for (const page of [narrow, wide]) {
      await visit(page, path);
      drawn.push(await drawnOnPaper(page));
    }
    expect(drawn[0]).toEqual(drawn[1]);
    expect(drawn[0]?.[0]).toMatch(/^M/);

    const sheets = [];
    for (const format of ["A4", "Letter"]) sheets.push(textOfPages(await wide.pdf({ format, preferCSSPageSize: true })));
    for (const pages of sheets) expect(pages).toHaveLength(1);
    const paper = sheets[0]?.[0] ?? "";
    expect(paper).toContain(squeezed(`${name}Born 1999-05-05`));
    expect(paper).toMatch(/RiversideDermatologyPrinted\d+\w{3}\d{4},\d\d:\d\d/);

    await wide.getByRole("button", { name: "Print or copy" }).press("Enter");
    await wide.getByRole("menuitem", { name: "Copy summary as text" }).press("Enter");
    await expect(wide.getByText("Summary copied.")).toBeVisible();
    const text = await wide.evaluate(() => navigator.clipboard.readText());
    const told = [
      "Item 9: “several days”, 1 of 3. ASQ questions, self-reported; not a clinician's assessment: In the past few weeks, have you wished you were dead? Yes.",
      "Have you ever tried to kill yourself? I'd rather not say.",
      `Message: “${MESSAGE}”`,
      "Renewed for 30 days, signed Dr Amara Osei. Last mood check",
      "Spoke by phone; sister is with her.",
      "Sleeps badly. Wants to go on.",
      "Another medicine changed.",
    ];
    for (const words of told) {
      expect(text).toContain(words);
      expect(paper).toContain(squeezed(words));
    }
    expect(text).toMatch(/Next review: \d+ \w{3} \d{4} \(Item 9\)/);
    // Whatever a line of the summary says, the sheet says; the scores are a table there, and the head has the name.
    const lines = text
      .split("\n")
      .filter((line) => line !== "" && !/^(Test |Riverside|Scores, |- \d+ \w{3} \d{4}, (before|start|wk))/.test(line));
    expect(lines.length).toBeGreaterThan(25);
    for (const line of lines) expect(bare(paper)).toContain(bare(line.replace(/^- /, "")));
  });

  test("what one sheet cannot hold goes on to the next with patient, clinic and date; what is left out is counted and never the gravest; so do pages of many patients, with clinic and date", async ({
    demo,
    open,
  }) => {
    const { path, name, patientId } = await addPatient(demo, {
      answers: [[0, 0, 0, 0, 0, 0, 0, 0, 1], ...USUAL.slice(1, -1)],
      always: SIDE_EFFECTS,
    });
    const actor = await actorOf(demo, "nurse");
    for (let i = 0; i < 8; i += 1) {
      const body = `Note ${i}. ${"A long visit with much to write down about sleep, work and family. ".repeat(24)}`;
      await writeNote(demo.db, actor, { patientId, id: randomUUID(), body, atVisit: true }, new Date());
    }
    const page = await open("prescriber");
    await visit(page, path);
    await drawnOnPaper(page);
    const pages = textOfPages(await page.pdf({ format: "A4" }));
    expect(pages.length).toBeGreaterThan(1);
    for (const sheet of pages)
      expect(sheet).toMatch(new RegExp(`${squeezed(name)}Born1999-05-05.*RiversideDermatologyPrinted\\d+\\w{3}\\d{4}`));
    const all = pages.join("");
    expect(all).toContain("4earlierareinIsomood.");
    expect(pages[0]).toContain(squeezed("Item 9: “several days”, 1 of 3."));

    for (const shared of ["/panel", "/settings/cover"]) {
      await visit(page, shared);
      const sheets = textOfPages(await page.pdf({ format: "A4" }));
      expect(sheets.length).toBeGreaterThan(1);
      for (const sheet of sheets) expect(sheet).toMatch(/^\d+\/\d+RiversideDermatologyPrinted\w+day\d+\w{3}\d{4},\d\d:\d\d/);
    }
  });
});

/** What is drawn at the moment in which the browser takes the page: the line of the scores, and how large chart and items are. */
async function drawnOnPaper(page: Page): Promise<string[]> {
  await expect(
    page
      .getByRole("slider", { name: /Check-ins of the course/ })
      .locator("svg")
      .first(),
  ).toBeVisible();
  await page.evaluate(() => {
    window.addEventListener("beforeprint", () => {
      const parts = [...document.querySelectorAll("svg.recharts-surface, svg[data-part]")].map((part) => part.getAttribute("viewBox"));
      const line = document.querySelector(".phq-line .recharts-line-curve")?.getAttribute("d");
      Object.assign(window, { drawnOnPaper: [line, ...parts] });
    });
  });
  await page.pdf();
  return page.evaluate(() => (window as unknown as { drawnOnPaper: string[] }).drawnOnPaper);
}

function squeezed(text: string): string {
  return text.replaceAll(/\s/g, "");
}

/** Without what only one of them needs: a colon after a name, a capital at a sentence's beginning. */
function bare(text: string): string {
  return squeezed(text).replaceAll(/[:.]/g, "").toLowerCase();
}

/** A course of six months as most are, with what is done in it: flags, contacts, prescriptions, notes. */
async function usualCourse(demo: Running) {
  const patient = await addPatient(demo, {
    answers: USUAL,
    always: { ...SIDE_EFFECTS, skin: "better" },
    told: { ...ASQ, message: MESSAGE, medicineChange: "other" },
  });
  const { patientId } = patient;
  const actor = await actorOf(demo, "prescriber");
  const now = new Date();
  const today = localDateOf(now, actor.clinicTimeZone);
  const flags = (await readPatient(demo.db, actor, patientId, now))?.flags ?? [];
  const flagId = flags.find(({ title }) => title === "Item 9")?.id ?? "";
  const contact = signature({ note: "Spoke by phone; sister is with her.", reviewOn: addDays(today, 7) });
  expect(await acknowledgeFlag(demo.db, actor, { flagId, ...contact }, now)).toEqual({ ok: true });
  for (const days of [60, 30, 0]) {
    const renewal = { patientId, id: randomUUID(), renewedOn: addDays(today, -days), daysSupplied: 30, withoutCheckReason: "Stable" };
    expect(await recordRenewal(demo.db, actor, renewal, now)).toEqual({ ok: true });
  }
  for (const body of ["Sleeps badly. Wants to go on.", "Lips dry, uses balm. Liver values normal."]) {
    expect(await writeNote(demo.db, actor, { patientId, id: randomUUID(), body, atVisit: true }, now)).toEqual({ ok: true });
  }
  return patient;
}
