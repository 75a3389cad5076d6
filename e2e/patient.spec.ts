import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { awayUntilPressed, expect, live, pressTwice, ready, test, visit } from "./app";
import { addPatient, answersOf } from "./patients";

/** Steady, then a check-in nobody answered, then a clear worsening without item 9: several flags, the most urgent `today`. */
const WORSENED = [answersOf(4), answersOf(4), null, answersOf(17)];
const SEVERE = [answersOf(22)];
const STEADY = [answersOf(3), answersOf(4)];

const flag = (page: Page, title: RegExp) => page.getByRole("article", { name: title });
const chart = (page: Page) => page.getByRole("slider", { name: /Check-ins of the course/ });

test.describe("the course", () => {
  test("the table holds what the chart draws, a check-in nobody answered as a gap; arrow keys read it in words", async ({ demo, open }) => {
    const { path } = await addPatient(demo, { answers: WORSENED });
    const page = await open("prescriber");
    await visit(page, path);
    await page.getByText("Show as a table").click();
    const rows = page.getByRole("region", { name: "Course as a table" }).getByRole("row");
    const cells = (
      await rows.evaluateAll((all) => all.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)))
    ).slice(1);
    expect(cells.map(([, total, change]) => [total, change === "" ? null : change])).toEqual([
      ["4", "±0"],
      ["4", "±0"],
      ["Not answered", null],
      ["17", "+13"],
    ]);
    expect(cells[3]?.slice(7, 16)).toEqual(answersOf(17).map(String));
    expect(cells[3]?.at(-2)).toContain("New moderately severe (open)");

    const drawn = await drawnTotals(page);
    expect(drawn.map((total) => Math.round(total))).toEqual([4, 4, 17]);
    for (const total of drawn) expect(Math.abs(total - Math.round(total))).toBeLessThan(0.05);
    // A gap breaks the line: it is drawn as two parts, and no dot stands on the floor.
    expect((await page.locator(".phq-line .recharts-line-curve").getAttribute("d"))?.match(/M/g)).toHaveLength(2);

    const slider = chart(page);
    await slider.focus();
    await expect(slider).toHaveAttribute("aria-valuemax", "4");
    await expect(slider).toHaveAttribute(
      "aria-valuetext",
      /^wk 4, \d+ \w{3}: PHQ-9 17, moderately severe, 13 above baseline 4, GAD-7 0, minimal, trend level \d+\. Flag open: New moderately severe/,
    );
    await page.keyboard.press("ArrowLeft");
    await expect(slider).toHaveAttribute("aria-valuetext", /^wk 2, .*: not answered/);
    await page.keyboard.press("Home");
    await expect(slider).toHaveAttribute(
      "aria-valuetext",
      /^before, .*: PHQ-9 4, minimal, same as baseline 4, GAD-7 0, minimal, trend level \d$/,
    );
    await expect(slider).toHaveAttribute("aria-valuenow", "1");
    await expect(slider.getByText("same as baseline 4")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(slider.getByText("same as baseline 4")).toBeHidden();
    await page.keyboard.press("End");
    await expect(slider).toHaveAttribute("aria-valuenow", "4");
  });

  test("the record is one printed page with its patient at the head of every sheet, and without what is for the screen", async ({
    demo,
    open,
  }) => {
    const { path, name, recordNumber } = await addPatient(demo, { answers: [3, 4, 6, 5, 7, 6, 8, 7, 20].map(answersOf) });
    const page = await open("prescriber", { colorScheme: "dark" });
    await visit(page, path);
    await expect(chart(page).locator("svg").first()).toBeVisible();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: "print" });
    // Dark words on white paper, whatever the screen's theme.
    await expect(page.locator(":root")).toHaveCSS("color-scheme", "light");
    const head = page.locator(".running-head");
    await expect(head).toContainText(
      new RegExp(`${name}Born 1999-05-05 \\(\\d+\\)Record no. ${recordNumber}Riverside DermatologyPrinted \\d+ \\w{3} \\d{4}`),
    );
    // What a browser repeats on every sheet.
    await expect(head).toHaveCSS("display", "table-header-group");
    await expect(page.getByRole("row", { name: /start 4 minimal/ })).toBeVisible();
    await expect(page.getByText(/Raised \d+ \w{3} \d{4}, \d\d:\d\d, unclaimed/)).toBeVisible();
    for (const button of await page.getByRole("button").all()) await expect(button).toBeHidden();
  });

  test("the course is taken along: as a picture in light colours, as a table, and as text, without the clipboard too", async ({
    demo,
    open,
  }) => {
    const { path, name, recordNumber } = await addPatient(demo, { answers: WORSENED });
    const page = await open("prescriber", { colorScheme: "dark", permissions: ["clipboard-read", "clipboard-write"] });
    await visit(page, path);
    await expect(chart(page).locator("svg").first()).toBeVisible();
    const save = async (what: RegExp) => {
      await page.getByRole("button", { name: "Save" }).press("Enter");
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: what }).press("Enter")]);
      return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
    };
    const picture = await save(/PNG/);
    expect(picture.name).toMatch(/^course-\d{4}-\d\d-\d\d\.png$/);
    // White paper, and the severe band as light as on a light screen.
    const [corner, band] = await page.evaluate(coloursAt, picture.content.toString("base64"));
    expect(corner).toEqual([255, 255, 255]);
    expect(Math.min(...(band ?? [0]))).toBeGreaterThan(150);

    const table = await save(/CSV/);
    expect(table.name).toMatch(/\.csv$/);
    const lines = table.content.toString("utf8").split("\r\n");
    expect(lines).toHaveLength(WORSENED.length + 2);
    expect(lines.filter((line) => line.startsWith(`${recordNumber},`))).toHaveLength(WORSENED.length);
    expect(lines[3]).toContain("not answered");
    expect(table.content.toString("utf8")).not.toContain(name);

    const copy = async () => {
      await page.getByRole("button", { name: "Print or copy" }).press("Enter");
      await page.getByRole("menuitem", { name: "Copy summary as text" }).press("Enter");
    };
    await copy();
    await expect(page.getByText("Summary copied.")).toBeVisible();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain(`${name}, born 1999-05-05`);
    expect(text).toMatch(/^- Today: New moderately severe\. PHQ-9 is 17, up 13 from baseline 4/m);
    await page.evaluate(() => Object.assign(navigator.clipboard, { writeText: () => Promise.reject(new Error("refused")) }));
    await copy();
    const field = page.getByRole("dialog", { name: "Copy the summary" }).getByLabel("Summary");
    await expect(field).toBeFocused();
    expect(await field.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd))).toContain(name);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Print or copy" })).toBeFocused();
  });

  test("the timeline is narrowed by keyboard, in the address, and says so where nothing is left", async ({ demo, open }) => {
    const { path } = await addPatient(demo, { answers: STEADY });
    const page = await open("prescriber");
    await visit(page, path);
    const timeline = page.getByRole("region", { name: "Timeline" });
    const only = (what: RegExp) => timeline.getByRole("group", { name: "Show only" }).getByRole("button", { name: what });
    await only(/^Check-ins/).press("Space");
    await expect(page).toHaveURL(/\?show=check-ins$/);
    await expect(timeline.getByRole("listitem")).toHaveCount(STEADY.length);
    await timeline.getByText("Answers").first().click();
    await expect(timeline.getByText("PHQ-9, 4", { exact: true })).toBeVisible();
    await page.reload();
    await ready(page);
    await expect(only(/^Check-ins/)).toHaveAttribute("aria-pressed", "true");
    await only(/^Check-ins/).press("Enter");
    await only(/^Notes/).press("Enter");
    await expect(timeline.getByText("Nothing recorded under “Notes” so far.")).toBeVisible();
    await timeline.getByRole("button", { name: "Show everything" }).press("Enter");
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    await expect(timeline.getByText("Isotretinoin started")).toBeVisible();
  });

  test("the open check-in's link can be handed over from here, and mailed once a day", async ({ demo, open }) => {
    const { path, link, name } = await addPatient(demo);
    const page = await open("prescriber");
    await visit(page, path);
    await page.getByRole("button", { name: "Check-in link" }).click();
    await expect(page.getByRole("dialog").getByLabel("Link of the check-in")).toHaveValue(link);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Check-in link" })).toBeFocused();
    await pressTwice(page.getByRole("button", { name: "Send a check-in" }));
    await expect(page.getByText("1 check-in sent.")).toBeVisible();
    await expect(page.getByText("No check-in was sent.")).toBeHidden();
    await page.getByRole("button", { name: "Send a check-in" }).press("Enter");
    await expect(page.getByText(`No check-in was sent. ${name} was sent one today already.`)).toBeVisible();
  });
});

test("a page that cannot be refreshed says from when it is, and keeps what it shows", async ({ demo, open }) => {
  const { path } = await addPatient(demo, { answers: SEVERE });
  const [mine, theirs] = await Promise.all([open("prescriber"), open("nurse")]);
  await Promise.all([visit(mine, path), visit(theirs, path)]);
  await live(mine);
  const press = await awayUntilPressed(mine, "**/api/patients/*");
  await flag(theirs, /^Today Severe$/)
    .getByRole("button", { name: /^Claim/ })
    .click();
  const stale = mine.getByRole("alert").filter({ hasText: /could not be refreshed: it shows what was known at \d\d:\d\d/ });
  await expect(stale).toBeVisible();
  await expect(flag(mine, /^Today Severe$/)).toContainText("unclaimed");
  await press(stale.getByRole("button", { name: "Try again" }));
  await expect(stale).toBeHidden();
  await expect(flag(mine, /^Today Severe$/)).toContainText("Claimed by Nora Byrne");
});

test("a patient who does not exist and one of another clinic are answered alike", async ({ demo, open }) => {
  const theirs = await addPatient(demo, { answers: SEVERE, by: "other-prescriber" });
  const page = await open("prescriber");
  const [theirFlag] = await demo.look.sql<{ id: string }[]>`select id from flag where course_id = ${theirs.courseId}`;
  const seen = async (path: string) => {
    const response = await page.goto(path);
    return { status: response?.status(), text: await page.getByRole("main").innerText(), title: await page.title() };
  };
  const missing = await seen(`/patients/${randomUUID()}`);
  expect(missing).toMatchObject({ status: 404, text: expect.stringContaining("No such patient here") });
  expect(await seen(theirs.path)).toEqual(missing);
  expect(await seen("/patients/not-an-id")).toEqual(missing);
  expect(await seen(`/flags/${theirFlag?.id}`)).toEqual(await seen(`/flags/${randomUUID()}`));

  const answered = async (path: string) => {
    const response = await page.request.get(path);
    return { status: response.status(), body: await response.text(), type: response.headers()["content-type"] };
  };
  const absent = await answered(`/api/patients/${randomUUID()}`);
  expect(absent.status).toBe(404);
  expect(await answered(`/api/patients/${theirs.patientId}`)).toEqual(absent);
});

/** The totals at which the chart draws its dots, read back from pixels by the places of the axis' 0 and 27. */
async function drawnTotals(page: Page): Promise<number[]> {
  await expect(page.locator(".phq-dot").first()).toBeVisible();
  return page.evaluate(() => {
    const ticks = [...document.querySelectorAll<SVGTextElement>(".course-drawing text")];
    const yOf = (label: string) => Number(ticks.find((tick) => tick.textContent === label)?.getAttribute("y"));
    const [floor, ceiling] = [yOf("0"), yOf("27")];
    return [...document.querySelectorAll(".phq-dot")].map((dot) => ((floor - Number(dot.getAttribute("cy"))) / (floor - ceiling)) * 27);
  });
}

/** Two pixels of a PNG as red, green and blue: its corner, and high up in the middle of the plot. */
async function coloursAt(png: string): Promise<number[][]> {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas?.drawImage(image, 0, 0);
  const at = (x: number, y: number) => [...(canvas?.getImageData(x, y, 1, 1).data.slice(0, 3) ?? [])];
  return [at(2, 2), at(Math.round(image.width * 0.7), 330)];
}
