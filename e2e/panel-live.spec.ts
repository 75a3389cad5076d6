import { awayUntilPressed, type DemoPerson, expect, live, personOf, type Running, ready, rowOf, test, visit } from "./app";
import { claimOf, patients, SEVERE, tab } from "./panel-page";
import { addPatient } from "./patients";

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
    await theirs.context().setOffline(true);
    await claimOf(theirs, name).click();
    await expect(theirs.getByText("No answer from the server.")).toBeVisible();
    await expect(theirs.getByText("Live", { exact: true })).toBeHidden();
    await theirs.context().setOffline(false);
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
