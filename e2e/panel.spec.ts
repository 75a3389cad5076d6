import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { awayUntilPressed, type DemoPerson, expect, live, personOf, type Running, ready, rowOf, test, visit } from "./app";
import { addPatient, answersOf } from "./patients";

/** Severe in the first answers: one `today` flag and no item 9. */
const SEVERE = answersOf(22);
const patients = (page: Page) => page.getByRole("rowheader");
const tab = (page: Page, name: "Needs you" | "Missed" | "Call list" | "Everyone") =>
  page.getByRole("navigation", { name: "Lists" }).getByRole("link", { name });
/** The first word of every patient's row, each once. */
const urgenciesOf = async (page: Page) => {
  const rows = await page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") })
    .allInnerTexts();
  return [...new Set(rows.map((text) => /\w+/.exec(text)?.[0]))];
};
const claimOf = (page: Page, name: string) => page.getByRole("button", { name: `Claim the flag of ${name}` });
const search = (page: Page) => page.getByRole("searchbox", { name: "Search name or record number" });

test.describe("keys", () => {
  test("j and k go from patient to patient, Enter opens one, and the browser's Back comes back to the panel", async ({ open }) => {
    const page = await open("prescriber");
    await visit(page, "/panel");
    const link = (index: number) => patients(page).nth(index).getByRole("link");
    await page.keyboard.press("j");
    await expect(link(0)).toBeFocused();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await expect(link(2)).toBeFocused();
    await page.keyboard.press("k");
    await expect(link(1)).toBeFocused();
    const name = await link(1).innerText();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(page).toHaveURL(/\/patients\/[0-9a-f-]{36}$/);
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1, name: "Your panel" })).toBeVisible();
  });

  test("a slash goes to the search box, where letters are letters, and Escape empties it", async ({ open }) => {
    const page = await open("prescriber");
    await visit(page, "/panel");
    const before = await patients(page).count();
    await page.keyboard.press("/");
    await expect(search(page)).toBeFocused();
    await page.keyboard.type("jack");
    await expect(search(page)).toHaveValue("jack");
    await expect(page.getByRole("heading", { name: "No name or record number matches" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(search(page)).toHaveValue("");
    await expect(patients(page)).toHaveCount(before);
  });

  test("c claims the flag of the patient in focus", async ({ demo, open }) => {
    const { name } = await addPatient(demo, { answers: [SEVERE] });
    const page = await open("prescriber");
    await visit(page, "/panel");
    await page.getByRole("link", { name, exact: true }).focus();
    await page.keyboard.press("c");
    await expect(rowOf(page, name)).toContainText("You claimed");
    await expect(page.getByText(`You claimed ${name}.`)).toBeVisible();
  });

  test("a leads to the patient's flag with its record begun, where the reasons stand beside it; a reload does not begin it again", async ({
    demo,
    open,
  }) => {
    const { name, path } = await addPatient(demo, { answers: [SEVERE] });
    const page = await open("prescriber");
    await visit(page, "/panel");
    await page.getByRole("link", { name, exact: true }).focus();
    await page.keyboard.press("a");
    const record = page.getByRole("dialog").filter({ has: page.getByRole("radio", { name: "Contacted" }) });
    await expect(record).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`${path}#flag-[0-9a-f-]{36}$`));
    await page.keyboard.press("Escape");
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await ready(page);
    await expect(record).toBeHidden();
  });

  test("a question mark shows what each key does, and Escape gives the focus back", async ({ open }) => {
    const page = await open("prescriber");
    await visit(page, "/panel");
    await page.keyboard.press("j");
    await page.keyboard.press("?");
    const help = page.getByRole("dialog", { name: "Keys of the panel" });
    await expect(help).toContainText("Claim the flag of the patient in focus");
    await page.keyboard.press("Escape");
    await expect(help).toBeHidden();
    await expect(patients(page).first().getByRole("link")).toBeFocused();
  });
});

test.describe("filters and search", () => {
  test("tabs and filters are in the address: a reload keeps them and Back takes them off one by one", async ({ open }) => {
    const page = await open("prescriber");
    const early = page.getByRole("button", { name: "First 8 weeks" });
    await visit(page, "/panel");
    await tab(page, "Everyone").click();
    await expect(page).toHaveURL(/\/panel\?tab=everyone$/);
    await early.click();
    await expect(page).toHaveURL(/early=1/);
    await page.getByRole("button", { name: "Urgency" }).click();
    await page.getByRole("menuitemradio", { name: "Review" }).click();
    await expect(page).toHaveURL(/urgency=review/);
    const onlyReview = async () => {
      await expect(tab(page, "Everyone")).toHaveAttribute("aria-current", "page");
      await expect(early).toHaveAttribute("aria-pressed", "true");
      await expect(page.getByRole("button", { name: "Urgency: Review" })).toBeVisible();
      // Read in one go, and again until the list has come: while it loads there is no row at all.
      await expect.poll(() => urgenciesOf(page)).toEqual(["Review"]);
    };
    await onlyReview();
    await page.goBack();
    await expect(page.getByRole("button", { name: "Urgency", exact: true })).toBeVisible();
    await expect(early).toHaveAttribute("aria-pressed", "true");
    await page.goBack();
    await expect(early).toHaveAttribute("aria-pressed", "false");
    await expect(tab(page, "Everyone")).toHaveAttribute("aria-current", "page");
    await page.goBack();
    await expect(tab(page, "Needs you")).toHaveAttribute("aria-current", "page");
    await expect(page).toHaveURL(/\/panel$/);
    await page.goForward();
    await page.goForward();
    await page.goForward();
    await onlyReview();
    await page.reload();
    await ready(page);
    await onlyReview();
    await page.goBack();
    await expect(page.getByRole("button", { name: "Urgency", exact: true })).toBeVisible();
  });

  test("filters that nobody matches say so and can be removed; an address nobody wrote still opens the panel", async ({ open }) => {
    const page = await open("prescriber");
    await visit(page, "/panel?urgency=today&after=1&tab=nonsense");
    await expect(page.getByRole("heading", { name: "Nobody matches these filters" })).toBeVisible();
    await page.getByRole("button", { name: "Remove the filters" }).click();
    await expect(page).toHaveURL(/\/panel$/);
    await expect(patients(page)).not.toHaveCount(0);
  });

  test("a name is found without its accents, and what was typed is in no address, history or storage", async ({ open }) => {
    const page = await open("prescriber");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await visit(page, "/panel");
    for (const [typed, found] of [
      ["siobhan", "Siobhán Kelly"],
      ["HORVATH", "Viktor Horváth"],
      ["lefevre", "Hugo Lefèvre"],
    ] as const) {
      await search(page).fill(typed);
      await expect(patients(page)).toHaveCount(1);
      await expect(patients(page).getByRole("link", { name: found })).toBeVisible();
    }
    expect([page.url(), ...asked].filter((url) => /siobhan|horvath|lefevre/i.test(url))).toEqual([]);
    const kept = await page.evaluate(() => JSON.stringify([history.state, { ...localStorage }, { ...sessionStorage }, document.cookie]));
    expect(kept).not.toMatch(/siobhan|horvath|lefevre/i);
  });

  test("a record number finds its patient, whichever tab is open", async ({ demo, open }) => {
    const { name, recordNumber } = await addPatient(demo);
    const page = await open("prescriber");
    await visit(page, "/panel");
    await search(page).fill(recordNumber);
    await expect(patients(page)).toHaveCount(1);
    await expect(rowOf(page, name)).toContainText("No answers yet");
  });

  test("a long list comes fifty at a time and goes on by itself; every patient is reached, and the page holds those near the window", async ({
    demo,
    open,
  }) => {
    // More than are all kept in the page.
    await addPatient(demo);
    const page = await open("prescriber");
    await visit(page, "/panel?tab=everyone");
    await expect(patients(page)).toHaveCount(50);
    const everyone = Number(/\d+/.exec(await tab(page, "Everyone").innerText())?.[0]);
    await expect(page.getByRole("table")).toHaveAttribute("aria-rowcount", String(everyone + 1));
    await page.keyboard.press("End");
    await expect(page.getByText(`Showing ${everyone}, most urgent first.`)).toBeVisible();
    await expect(page.getByRole("button", { name: "Show more" })).toBeHidden();
    await page.keyboard.press("End");
    await expect(page.locator(`tr[aria-rowindex="${everyone + 1}"]`)).toBeInViewport();
    expect(await patients(page).count()).toBeLessThan(everyone);
    await page.keyboard.press("Home");
    await expect(page.locator('tr[aria-rowindex="2"]')).toBeInViewport();
  });

  test("an order is in the address: by name it is the alphabet's, and the largest rise stands first", async ({ open }) => {
    const page = await open("prescriber");
    await visit(page, "/panel?tab=everyone");
    const order = async (name: string) => {
      await page.getByRole("button", { name: /^Order: / }).click();
      await page.getByRole("menuitemradio", { name }).click();
    };
    await order("Name");
    await expect(page).toHaveURL(/sort=name/);
    await expect(page.getByText("Showing the first 50, by name.")).toBeVisible();
    const names = (await patients(page).getByRole("link").allInnerTexts()).map((name) =>
      name
        .normalize("NFKD")
        .replace(/\p{Diacritic}/gu, "")
        .toLowerCase(),
    );
    expect(names).toEqual([...names].sort());
    await order("Largest rise from baseline");
    await expect(page.getByText("Showing the first 50, largest rise from baseline.")).toBeVisible();
    const changes = (await page.getByRole("row").allInnerTexts())
      .map((row) => /\+([\d.]+)/.exec(row)?.[1])
      .filter(Boolean)
      .map(Number);
    expect(changes.length).toBeGreaterThan(10);
    expect(changes).toEqual([...changes].sort((a, b) => b - a));
  });

  test("who has missed a check-in stands on Missed, longest first, and on the call list with a number to call", async ({ open }) => {
    const page = await open("nurse");
    await visit(page, "/");
    await expect(page).toHaveURL(/\/panel\?tab=calls$/);
    await expect(tab(page, "Call list")).toHaveAttribute("aria-current", "page");
    const calls = Number(/\d+/.exec(await tab(page, "Call list").innerText())?.[0]);
    await expect(patients(page)).toHaveCount(calls);
    await expect(
      page
        .getByRole("table")
        .getByRole("link", { name: /^Call / })
        .first(),
    ).toHaveAttribute("href", /^tel:\+?\d+$/);
    const missed = Number(/\d+/.exec(await tab(page, "Missed").innerText())?.[0]);
    await tab(page, "Missed").click();
    await expect(patients(page)).toHaveCount(missed);
    await expect(page.getByText(`Showing ${missed}, longest missed first.`)).toBeVisible();
    for (const row of await page
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader") })
      .all())
      await expect(row).toContainText(/not answered|No baseline|staff task open/);
  });
});

test.describe("several at once", () => {
  test("chosen with the keyboard, patients are sent a check-in and exported; who got none is named with what to do", async ({
    demo,
    open,
  }) => {
    const [reached, silent] = [await addPatient(demo, { answers: [SEVERE] }), await addPatient(demo, { answers: [SEVERE], email: null })];
    const page = await open("prescriber");
    await visit(page, "/panel");
    for (const { name } of [reached, silent]) {
      await page.getByRole("link", { name, exact: true }).focus();
      await page.keyboard.press("x");
      await expect(page.getByRole("checkbox", { name: `Choose ${name}` })).toBeChecked();
    }
    const bar = page.getByRole("region", { name: "Chosen patients" });
    await expect(bar).toContainText("2 chosen");
    const [download] = await Promise.all([page.waitForEvent("download"), bar.getByRole("button", { name: "Export CSV" }).click()]);
    expect(download.suggestedFilename()).toBe("isomood-panel.csv");
    const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
    expect(lines).toHaveLength(3);
    expect(
      lines
        .slice(1)
        .map((line) => line.split(",")[0])
        .sort(),
    ).toEqual([reached.recordNumber, silent.recordNumber].sort());
    await bar.getByRole("button", { name: "Send a check-in" }).click();
    await expect(
      page.getByText(`1 check-in sent. ${silent.name} has no e-mail address: hand over the check-in here, or call.`),
    ).toBeVisible();
    await expect(bar).toBeHidden();
  });
});

test.describe("from anywhere", () => {
  test("Ctrl K finds a patient and goes there, with the keyboard alone, and nothing of it is in the address", async ({ demo, open }) => {
    const { name, recordNumber, path } = await addPatient(demo);
    const page = await open("prescriber");
    await visit(page, "/panel");
    await page.keyboard.press("Control+k");
    const box = page.getByRole("combobox", { name: "Patient or action" });
    await expect(box).toBeFocused();
    await page.keyboard.type(recordNumber);
    await expect(page.getByRole("option", { name: new RegExp(name) })).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    await page.keyboard.press("Control+k");
    await page.keyboard.type("call list");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/tab=calls/);
  });
});

test.describe("two people at work", () => {
  test("a colleague's claim appears by itself, in its place", async ({ demo, open }) => {
    const { name } = await addPatient(demo, { answers: [SEVERE] });
    const [mine, theirs] = await Promise.all([open("prescriber"), open("nurse")]);
    await Promise.all([visit(mine, "/panel"), visit(theirs, "/panel")]);
    await live(mine);
    const order = await patients(mine).allInnerTexts();
    await claimOf(theirs, name).click();
    await expect(rowOf(theirs, name)).toContainText("You claimed");
    await expect(rowOf(mine, name)).toContainText("Nora claimed");
    expect(await patients(mine).allInnerTexts()).toEqual(order);
  });

  test("who claims second sees their claim taken back, and who was first", async ({ demo, open }) => {
    const { name } = await addPatient(demo, { answers: [SEVERE] });
    const [mine, theirs] = await Promise.all([open("prescriber"), open("nurse")]);
    // A browser that hears of nothing: its page still offers what a colleague has taken.
    await mine.route("**/api/live", (route) => route.abort());
    await Promise.all([visit(mine, "/panel"), visit(theirs, "/panel")]);
    await claimOf(theirs, name).click();
    await expect(theirs.getByText(`You claimed ${name}.`)).toBeVisible();

    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await mine.route("**/api/flags/*/claim", async (route) => {
      await held;
      await route.continue();
    });
    await claimOf(mine, name).click();
    await expect(rowOf(mine, name)).toContainText("You claimed");
    letGo();
    await expect(mine.getByText(`Nora Byrne claimed ${name} first.`)).toBeVisible();
    await expect(rowOf(mine, name)).toContainText("Nora claimed");
  });

  test("a new flag is announced and moves nothing until it is asked for", async ({ demo, open }) => {
    const page = await open("prescriber");
    await visit(page, "/panel");
    await live(page);
    const order = await patients(page).allInnerTexts();
    const { name } = await addPatient(demo, { answers: [SEVERE] });
    await expect(page.getByRole("status").filter({ hasText: "1 new" })).toBeVisible();
    expect(await patients(page).allInnerTexts()).toEqual(order);
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(rowOf(page, name)).toContainText("Today");
  });
});

test.describe("when loading fails", () => {
  test("what is shown stays and says from when it is, and trying again brings the new", async ({ demo, open }) => {
    const page = await open("prescriber");
    await visit(page, "/panel");
    await live(page);
    const shown = await patients(page).allInnerTexts();
    const press = await awayUntilPressed(page, "**/api/panel?**");
    const { name } = await addPatient(demo, { answers: [SEVERE] });
    const stale = page.getByRole("alert").filter({ hasText: /Could not load\. Showing what we knew at \d\d:\d\d\./ });
    await expect(stale).toBeVisible();
    expect(await patients(page).allInnerTexts()).toEqual(shown);
    await press(stale.getByRole("button", { name: "Try again" }));
    await expect(stale).toBeHidden();
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(rowOf(page, name)).toBeVisible();
  });

  test("a list never seen says that it is unknown, and never that it is empty", async ({ open }) => {
    const page = await open("prescriber");
    await visit(page, "/panel");
    const press = await awayUntilPressed(page, "**/api/panel?**");
    await tab(page, "Everyone").click();
    const unknown = page.getByRole("alert").filter({ hasText: "Could not load: who needs you is unknown" });
    await expect(unknown).toContainText("No answer from the server. Check the connection and try again.");
    await expect(patients(page)).toHaveCount(0);
    await press(unknown.getByRole("button", { name: "Try again" }));
    await expect(patients(page)).toHaveCount(50);
    await expect(unknown).toBeHidden();
  });
});

test.describe("who may see it", () => {
  test("after signing out the panel asks for a sign-in, and leads back", async ({ open }) => {
    const page = await open("prescriber");
    await visit(page, "/panel?tab=everyone");
    await page.getByRole("button", { name: "Dr Amara Osei, your menu" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in$/);
    await page.goto("/panel?tab=everyone");
    await expect(page).toHaveURL(/\/sign-in\?next=%2Fpanel%3Ftab%3Deveryone$/);
    await ready(page);
    await page.getByRole("button", { name: "Dr Amara Osei" }).click();
    await expect(page).toHaveURL(/\/panel\?tab=everyone$/);
  });

  test("a session ended elsewhere covers the page by itself within seconds; signing in in another tab uncovers it", async ({
    demo,
    open,
  }) => {
    const page = await open("prescriber");
    await visit(page, "/panel?tab=everyone");
    await live(page);
    await endSessions(demo, "prescriber");
    // The stream ends within five seconds of it, the page asks again because of that, and is told that nobody is signed in.
    const ended = page.getByRole("dialog", { name: "You are signed out" });
    await expect(ended).toBeVisible();
    // The stream must not come back meanwhile and refresh what stands behind: going on is the button's work.
    await page.route("**/api/live", (route) => route.abort());
    const [other] = await Promise.all([
      page.context().waitForEvent("page"),
      ended.getByRole("link", { name: "Sign in in another tab" }).click(),
    ]);
    await ready(other);
    await other.getByRole("button", { name: "Dr Amara Osei" }).click();
    await expect(other.getByRole("heading", { level: 1, name: "Your panel" })).toBeVisible();
    await ended.getByRole("button", { name: "I have signed in, go on" }).click();
    await expect(ended).toBeHidden();
    await expect(patients(page)).toHaveCount(50);
  });

  test("a session ended elsewhere leads to the sign-in page when a page is opened", async ({ demo, open }) => {
    const page = await open("nurse");
    await visit(page, "/panel");
    await endSessions(demo, "nurse");
    await page.reload();
    await expect(page).toHaveURL(/\/sign-in\?next=%2Fpanel$/);
  });

  test("an admin has no panel and no patients: their own page opens instead, and the API refuses", async ({ demo, open }) => {
    const { path, patientId } = await addPatient(demo);
    const page = await open("admin");
    for (const asked of ["/panel", path, "/patients/new"]) {
      await page.goto(asked);
      await expect(page).toHaveURL(/\/people$/);
    }
    for (const asked of ["/api/panel", `/api/patients/${patientId}`]) expect((await page.request.get(asked)).status()).toBe(403);
  });
});

async function endSessions({ look }: Running, who: DemoPerson): Promise<void> {
  await look.sql`update session set ended_at = now() where staff_id = (select id from staff where email = ${personOf(who).email})`;
}
