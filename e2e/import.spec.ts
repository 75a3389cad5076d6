import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test, visit } from "./app";
import { addPatient } from "./patients";

const HEADING = "name;date_of_birth;record_number;starts_on;weight_kg;mg_per_day;prescriber;severe_depression";
const choose = (page: Page, content: string | Buffer) =>
  page.getByLabel("CSV file").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(content) });

test("a file with lines that cannot be enrolled names each with its reason; mended, it enrols everybody at one press", async ({
  demo,
  open,
}) => {
  const taken = await addPatient(demo);
  const id = randomUUID().slice(0, 8);
  const startsOn = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  const line = (name: string, number: string, weight = "62,5") =>
    `${name} ${id};1998-02-03;${number};${startsOn};${weight};20;Dr Amara Osei;${name === "Ann" ? "yes: 2023, treated" : ""}`;
  const page = await open("nurse");
  await visit(page, "/patients/import");

  await test.step("not a CSV file, and the wrong letters: what to do, and nothing stored", async () => {
    await choose(page, Buffer.from([0x50, 0x4b, 3, 4]));
    await expect(page.getByRole("alert").filter({ hasText: "This is a spreadsheet and not a CSV file." })).toBeVisible();
    await choose(page, Buffer.from(`${HEADING}\n${line("Jürgen", `A-${id}`)}`, "latin1"));
    await expect(page.getByRole("alert").filter({ hasText: "Line 2: This line has letters that are not UTF-8" })).toBeVisible();
  });

  await test.step("more than 8 MB whose sender does not say so beforehand", async () => {
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    const megabyte = new Uint8Array(1024 * 1024).fill(0x61);
    let sent = 0;
    const body = new ReadableStream({ pull: (to) => (sent++ < 9 ? to.enqueue(megabyte) : to.close()) });
    const headers = { cookie, origin: demo.app.url, "content-type": "text/csv" };
    const request: RequestInit & { duplex: "half" } = { method: "POST", headers, body, duplex: "half" };
    expect((await fetch(`${demo.app.url}/api/patients/import`, request)).status).toBe(413);
  });

  await test.step("every line that is wrong, with why", async () => {
    const wrong = [line("Ben", `B-${id}`, "300"), line("Cem", taken.recordNumber), line('Dov "Dee"', `D-${id}`)];
    await choose(page, [HEADING, line("Ann", `A-${id}`), ...wrong].join("\n"));
    await expect(page.getByRole("heading", { name: "3 of 4 lines cannot be enrolled" })).toBeFocused();
    await expect(page.getByRole("listitem").filter({ hasText: "Line 3" })).toContainText("Enter kilograms, not pounds: at most 250");
    await expect(page.getByRole("listitem").filter({ hasText: "Line 4" })).toContainText(
      "Another patient of this clinic has this record number",
    );
    await expect(page.getByRole("listitem").filter({ hasText: "Line 5" })).toContainText(
      'not readA quotation mark (") stands inside a cell.',
    );
    await expect(page.getByRole("button", { name: /^Enrol/ })).toBeHidden();
  });

  await test.step("mended: pressed twice, enrolled once", async () => {
    await choose(page, [HEADING, line("Ann", `A-${id}`), line("Ben", `B-${id}`)].join("\r\n"));
    await expect(page.getByRole("heading", { name: "All 2 patients can be enrolled" })).toBeFocused();
    await expect(page.getByText("1 has a history of severe depression")).toBeVisible();
    await page.getByRole("button", { name: "Enrol all 2" }).dblclick();
    await expect(page.getByRole("heading", { level: 1, name: "2 patients enrolled" })).toBeFocused();
    expect(await demo.look.sql`select 1 from patient where record_number in (${`A-${id}`}, ${`B-${id}`})`).toHaveLength(2);
  });
});
