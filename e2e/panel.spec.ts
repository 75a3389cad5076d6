import { expect, ready, rowOf, test, visit } from "./app";
import { patients, SEVERE, search, tab, urgenciesOf } from "./panel-page";
import { addPatient } from "./patients";

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
      // The tab's number is of the whole list.
      await expect(page.getByText(new RegExp(`^${await patients(page).count()} of [\\d,]+ match(es)? the filters$`))).toBeVisible();
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
    await patients(page).nth(40).scrollIntoViewIfNeeded();
    await page.reload();
    await expect(patients(page).nth(40)).toBeInViewport();
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
    await page.emulateMedia({ media: "print" });
    await expect(patients(page)).toHaveCount(everyone);
  });

  test("without a script the page shows the most urgent, says how many they are, and that nothing can be recorded", async ({ open }) => {
    const page = await open("prescriber", { javaScriptEnabled: false });
    await page.goto("/panel?tab=everyone");
    const said = page.locator("noscript p");
    await expect(said).toHaveText(/^JavaScript is switched off here\./);
    await expect(said).toBeVisible();
    const shown = await patients(page).count();
    expect(shown).toBeGreaterThan(10);
    await expect(page.getByText(`Showing the first ${shown}, most urgent first.`)).toBeVisible();
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
    await expect(page.getByText(`Showing ${calls}, unclaimed first.`)).toBeVisible();
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
