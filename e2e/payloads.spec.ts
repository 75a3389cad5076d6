import type { Locator, Page } from "@playwright/test";
import { GAD7_FIELDS, PHQ9_FIELDS } from "@/contracts/check-in";
import { expect, live, type Open, rowOf, test, visit } from "./app";
import { addPatient, answersOf, type Patient } from "./patients";
import { NO_NUMBERS, PAYLOADS } from "./payload-strings";

const FIELDS = ["adherenceNote", "medicineNote", "message"] as const;
const ABOUT = ["Why they stopped", "About the medicine", "Message"];
/** Five check-ins of three fields each, four payloads a field. */
const SENDINGS = NO_NUMBERS.map((number, sending) => ({
  number,
  texts: FIELDS.map((_, field) => PAYLOADS.slice((sending * 3 + field) * 4, (sending * 3 + field) * 4 + 4).join("\n")),
}));

/** What a browser shows of a text that was sent as it is: lines end in one character, whatever they ended in. */
const shown = (text: string) => text.replaceAll("\r\n", "\n");

/**
 * Notes dialogs, frames and what the content security policy stopped; asks afterwards that nothing did, and that nothing set the payloads'
 * mark. `reports` are what the policy stopped so far, with the place in the script, so that a page can be held to what it did before.
 */
async function guard(page: Page) {
  const seen: string[] = [];
  const reports: string[] = [];
  page.on("dialog", (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("frameattached", () => seen.push("a frame"));
  await page.exposeFunction("report", (what: string) => reports.push(what));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber, columnNumber }) => {
      const { report } = window as unknown as { report: (what: string) => void };
      report([violatedDirective, blockedURI, sourceFile, lineNumber, columnNumber].join(" "));
    });
  });
  const untouched = async (before: readonly string[] = []) => {
    expect(await page.evaluate(() => "ran" in window || "ran" in {})).toBe(false);
    expect(seen).toEqual([]);
    expect(reports.filter((report) => !before.includes(report))).toEqual([]);
  };
  return { reports, untouched };
}

/** The whole text of each element, as it stands in the page. */
const wholeTexts = (found: Locator) => found.evaluateAll((elements) => elements.map(({ textContent }) => textContent));

/** Answers and sends one check-in: first on the plain page, which comes back with what was written, then with the script, over its review. */
async function send(open: Open, { link }: Patient, { texts, number }: (typeof SENDINGS)[number]): Promise<void> {
  const page = await open(null, { viewport: { width: 360, height: 740 } });
  const { untouched } = await guard(page);
  await page.route("**/assets/check-in/*.js", (route) => route.abort());
  await page.goto(link);
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByRole("button", { name: "I understand, begin" }).click();
  await page.waitForURL("**/check-in/*");
  await page.getByLabel("I stopped").check();
  await page.locator("[name=medicineChange][value=other]").check();
  for (const [index, field] of FIELDS.entries()) await page.locator(`textarea[name=${field}]`).fill(texts[index] ?? "");
  const asked = page.locator("[name=helpNumber]");
  // As a browser would that checks nothing.
  await asked.evaluate((input: HTMLInputElement, value) => {
    input.removeAttribute("pattern");
    input.type = "text";
    input.value = value;
  }, number);
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Ask the clinic to call me" }).click();
  // Nothing that somebody writes there is in the way of the call: it is kept as text.
  expect((await answered).status()).toBe(200);
  for (const [index, field] of FIELDS.entries())
    await expect(page.locator(`textarea[name=${field}]`)).toHaveValue(shown(texts[index] ?? ""));
  await untouched();

  await page.unroute("**/assets/check-in/*.js");
  const checkIn = new URL(page.url()).searchParams.get("checkIn") ?? (await page.locator("[name=checkIn]").first().inputValue());
  const answers = Object.fromEntries([...PHQ9_FIELDS, ...GAD7_FIELDS].map((field) => [field, 0]));
  const written = Object.fromEntries(FIELDS.map((field, index) => [field, texts[index]]));
  const saved = await page.request.post("/api/check-ins/draft", {
    headers: { origin: new URL(link).origin },
    data: { checkIn, language: "en", answers: { ...answers, adherence: "stopped", medicineChange: "other", ...written } },
  });
  expect(saved.status()).toBe(200);
  await page.goto(`/check-in/${checkIn}`);
  await expect(page.getByRole("heading", { name: "Look over your answers" })).toBeVisible();
  const given = await wholeTexts(page.locator("[data-given] b"));
  for (const text of texts) expect(given.map((one) => shown(one ?? ""))).toContain(shown(text));
  await untouched();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Sent. Thank you." })).toBeVisible();
  await untouched();
}

test("sixty things that a careless page would run are sent by patients, and stand as they were written everywhere they are shown", async ({
  demo,
  open,
}) => {
  test.setTimeout(180_000);
  expect(new Set(PAYLOADS).size).toBe(60);
  const page = await open("prescriber");
  const { reports, untouched } = await guard(page);
  await visit(page, "/panel");
  await live(page);
  await visit(page, (await addPatient(demo, { answers: [answersOf(2)], told: { message: "Dry lips" } })).path);
  await expect(page.getByRole("article").getByRole("blockquote")).toHaveText("Dry lips");
  // A library of ours asks once a page whether it may make code, and takes the policy's no for an answer.
  const before = [...reports];

  const patients: Patient[] = [];
  for (const sending of SENDINGS) {
    const patient = await addPatient(demo);
    await send(open, patient, sending);
    patients.push(patient);
  }

  await visit(page, "/panel");
  for (const { name } of patients) await expect(rowOf(page, name)).toContainText(/asked the clinic to call/i);
  await untouched(before);
  for (const [index, { path }] of patients.entries()) {
    const texts = SENDINGS[index]?.texts.map(shown) ?? [];
    await visit(page, path);
    const cards = page.getByRole("article");
    const onFlags = await wholeTexts(cards.getByRole("blockquote"));
    const inTimeline = await wholeTexts(page.locator(".timeline").getByRole("blockquote"));
    for (const [field, text] of texts.entries()) {
      expect(
        onFlags.map((one) => shown(one ?? "")),
        ABOUT[field],
      ).toContain(text);
      expect(
        inTimeline.map((one) => shown(one ?? "")),
        ABOUT[field],
      ).toContain(text);
    }
    await untouched(before);
  }

  // No mail about them carries a word of theirs, in its head or its body.
  const needles = PAYLOADS.filter((text) => text.length > 8);
  for (const { raw } of demo.app.mailbox.mails) {
    expect(raw).not.toMatch(/^Bcc:/im);
    expect(needles.filter((text) => raw.includes(text))).toEqual([]);
  }
});

test("the same sixty do run on a page that prints them without care", async ({ browser }) => {
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  page.on("dialog", (dialog) => void dialog.dismiss());
  const frames = await page.evaluateHandle((texts) => {
    return texts.map((text) => {
      const frame = document.createElement("iframe");
      frame.srcdoc = `<!doctype html><p>${text}`;
      return document.body.appendChild(frame);
    });
  }, PAYLOADS);
  const ran = () => frames.evaluate((all) => all.filter(({ contentWindow }) => contentWindow && "ran" in contentWindow).length);
  await expect.poll(ran).toBeGreaterThan(20);
  await context.close();
});
