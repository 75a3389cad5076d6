import type { Page } from "@playwright/test";
import { expect, test, visit } from "./app";
import { addPatient, answersOf } from "./patients";

test("a wrong weight is put right and the old one stays to be read; who corrects second is told, and keeps what they typed", async ({
  demo,
  open,
}) => {
  const { path } = await addPatient(demo, { answers: [answersOf(4), answersOf(3)] });
  const [mine, theirs] = await Promise.all([open("prescriber"), open("prescriber")]);
  await Promise.all([visit(mine, path), visit(theirs, path)]);
  const begin = async (page: Page, kg: string) => {
    const dialog = page.getByRole("dialog", { name: "Correct an entry" });
    await page.getByRole("button", { name: "Correct an entry" }).click();
    await dialog.getByLabel("Which entry is wrong").selectOption("Weight: 60 kg at the start");
    await dialog.getByLabel("Weight, kg").fill(kg);
    return dialog;
  };
  const [first, second] = await Promise.all([begin(mine, "66"), begin(theirs, "70")]);
  await first.getByRole("button", { name: "Record the correction" }).click();
  await expect(first.getByLabel("Why")).toBeFocused();
  await expect(first.getByLabel("Why")).toHaveAccessibleDescription(/Say why it is corrected$/);
  await first.getByLabel("Why").fill("The scales were read wrongly");
  await first.getByRole("button", { name: "Record the correction" }).click();
  await expect(first).toBeHidden();

  await second.getByLabel("Why").fill("Weighed again");
  await second.getByRole("button", { name: "Record the correction" }).click();
  await expect(second.getByRole("alert")).toContainText("A colleague changed this while you were writing.");
  await expect(second.getByLabel("Weight, kg")).toHaveValue("70");
  await expect(second.getByLabel("Why")).toHaveValue("Weighed again");

  const facts = mine.getByRole("region", { name: "Course", exact: true });
  await expect(facts.getByText("66 kg", { exact: true })).toBeVisible();
  await facts.getByText("1 correction").click();
  await expect(facts.getByRole("listitem")).toContainText(
    /Weight was 60 kg at the start, now 66 kg at the start.*Dr Amara Osei, .*: The scales were read wrongly/s,
  );
});

test("with the keyboard: a renewal past the clinic's limit asks why; a note that could not be sent is kept and signed later", async ({
  demo,
  open,
}) => {
  const { path } = await addPatient(demo, { answers: [answersOf(4), answersOf(3), null, null, null] });
  const page = await open("prescriber");
  await visit(page, path);
  const renewal = page.getByRole("region", { name: "Before you renew" });
  await expect(renewal).toContainText("Past the clinic’s limit: renewing now needs a reason. No prescription recorded.");
  const renewals: string[] = [];
  page.on("request", (request) => request.url().endsWith("/renewals") && renewals.push(request.url()));
  await page.getByRole("button", { name: "Record renewal" }).focus();
  await page.keyboard.down("Enter");
  const dialog = page.getByRole("dialog", { name: "Record a renewal" });
  await expect(dialog.getByLabel("Prescribed on")).toBeFocused();
  // Held, it sends nothing of what it has opened.
  await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await dialog.getByLabel("Days supplied").press("Enter");
  await expect(dialog.getByLabel("Why without a newer mood check")).toBeFocused();
  expect(renewals).toHaveLength(1);
  await page.keyboard.type("Seen today, mood asked about");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(renewal).toContainText(/Next renewal \d+ \w{3}( \d{4})?: 30 days from/);
  const timeline = page.getByRole("region", { name: "Timeline" });
  await expect(timeline).toContainText("Renewed all the same: Seen today, mood asked about");

  await page.route("**/api/patients/*/notes", (route) => route.abort());
  await page.getByRole("button", { name: "Write a note" }).press("Enter");
  const note = page.getByRole("dialog", { name: "Write a note" });
  await note.getByLabel("Note").fill("Sleeps badly since the exams");
  await note.getByRole("button", { name: "Sign the note" }).press("Enter");
  await expect(note.getByRole("alert")).toContainText("What you have written is still here.");
  await page.keyboard.press("Escape");
  await page.unroute("**/api/patients/*/notes");
  await page.getByRole("button", { name: "Go on writing" }).press("Enter");
  await expect(note.getByLabel("Note")).toHaveValue("Sleeps badly since the exams");
  await note.getByRole("button", { name: "Sign the note" }).press("Enter");
  await expect(timeline.getByText("Sleeps badly since the exams")).toBeVisible();
  await expect(page.getByRole("region", { name: "Notes" })).toContainText(/Sleeps badly.*Signed Dr Amara Osei, /s);
});
