import type { APIRequestContext } from "@playwright/test";
import { difficulty, expect, ITEMS, type Link, question, start, tap, test, tick } from "./check-in-app";

const send = { name: "Send", exact: true } as const;
const NINE = Object.fromEntries(ITEMS.map((_, index) => [`phq9.${index + 1}`, 0]));

/** Presses Start for this request context, as a phone without a screen. */
async function begin(request: APIRequestContext, origin: string, link: Link): Promise<void> {
  const started = await request.post(`${origin}/api/check-ins/start`, {
    headers: { origin },
    form: { token: link.token },
    maxRedirects: 0,
  });
  expect(started.status()).toBe(303);
  expect(started.headers().location).toBe(`/check-in/${link.checkInId}`);
}

test("input that could not have come from our pages is refused with its reason and stores nothing", async ({
  clinic,
  request,
  newLink,
  stored,
}) => {
  const { url: origin } = clinic.app;
  const link = await newLink();
  await begin(request, origin, link);
  const right = { checkIn: link.checkInId, language: "en", ...NINE };
  const refused: [object, string][] = [
    [{ ...right, score: 0 }, ""],
    [{ ...right, "gad7.1": 0 }, "gad7.2"],
    [{ ...right, "gad7.8": 0 }, ""],
    [{ ...right, "phq9.10": 0 }, ""],
    [{ ...right, "phq9.1": 4 }, "phq9.1"],
    [{ ...right, "phq9.1": -1 }, "phq9.1"],
    [{ ...right, "phq9.1": 0.5 }, "phq9.1"],
    [{ ...right, "phq9.1": [0, 1] }, "phq9.1"],
    [{ ...right, "phq9.1": null }, "phq9.1"],
    [{ ...right, "phq9.5": undefined }, "phq9.5"],
    [{ ...right, "phq9.2": 1 }, "phq9.difficulty"],
    [{ ...right, language: "xx" }, "language"],
  ];
  for (const [data, path] of refused) {
    const answer = await request.post(`${origin}/api/check-ins/submit`, { headers: { origin }, data });
    expect([answer.status(), answer.headers()["content-type"]]).toEqual([422, "application/problem+json"]);
    expect(((await answer.json()) as { issues: { path: string }[] }).issues.map((issue) => issue.path)).toContain(path);
  }
  const twice = new URLSearchParams({ checkIn: link.checkInId, language: "en", ...(NINE as object) });
  twice.append("phq9.1", "3");
  const headers = { origin, "content-type": "application/x-www-form-urlencoded" };
  const repeated = await request.post(`${origin}/api/check-ins/submit`, { headers, data: twice.toString() });
  expect(repeated.status()).toBe(422);
  expect(await repeated.text()).toContain("Not sent yet");
  expect(await stored(link)).toEqual([]);
});

test("answers without this check-in's cookie are refused: 401 without any, 409 with another patient's", async ({
  clinic,
  request,
  newLink,
  stored,
}) => {
  const { url: origin } = clinic.app;
  const [mine, other] = [await newLink(), await newLink()];
  const body = { checkIn: mine.checkInId, language: "en", ...NINE };
  const submit = () => request.post(`${origin}/api/check-ins/submit`, { headers: { origin }, data: body });
  expect((await submit()).status()).toBe(401);
  await begin(request, origin, other);
  expect((await submit()).status()).toBe(409);
  const form = Object.fromEntries(
    Object.entries({ ...body, "phq9.3": 2, "phq9.difficulty": 1 }).map(([key, value]) => [key, String(value)]),
  );
  const page = await request.post(`${origin}/api/check-ins/submit`, { headers: { origin }, form });
  expect(page.status()).toBe(409);
  const html = await page.text();
  expect(html).toContain("Another check-in is open on this phone or tablet. Your answers are still here.");
  expect(html).toMatch(/id="q3-2"[^>]*checked=""/);
  expect(html).not.toMatch(/Clinic [0-9a-f]/);
  expect([...(await stored(mine)), ...(await stored(other))]).toEqual([]);
  await begin(request, origin, mine);
  const sent = await submit();
  expect(sent.status()).toBe(201);
  expect(await sent.json()).toMatchObject({ location: `/check-in/${mine.checkInId}` });
});

test("twenty sendings at once store one check-in and get one receipt", async ({ clinic, request, newLink, stored }) => {
  const { url: origin } = clinic.app;
  const link = await newLink();
  await begin(request, origin, link);
  const data = { checkIn: link.checkInId, language: "en", ...NINE };
  const sent = await Promise.all(
    Array.from({ length: 20 }, () => request.post(`${origin}/api/check-ins/submit`, { headers: { origin }, data })),
  );
  const receipts = await Promise.all(sent.map(async (answer) => `${answer.status()} ${await answer.text()}`));
  expect(new Set(receipts).size).toBe(1);
  expect(receipts[0]).toMatch(/^201 /);
  expect(await stored(link)).toHaveLength(1);
});

test("a second tab that sends the same check-in gets the first one's receipt", async ({ page, context, newLink, stored }) => {
  const link = await newLink();
  await start(page, link);
  const second = await context.newPage();
  await start(second, link);
  await tap(page, [0, 0, 0, 0, 0, 0, 0, 0, 0]);
  await tap(second, [0, 0, 0, 0, 0, 0, 0, 0, 3]);
  await page.getByRole("button", send).click();
  await expect(page.getByRole("heading", { name: "Sent. Thank you." })).toBeVisible();
  await second.getByRole("button", { name: "Stop here and send" }).click();
  await expect(second.getByRole("heading", { name: "Sent. Thank you." })).toBeVisible();
  expect(await stored(link)).toEqual([{ answers: [0, 0, 0, 0, 0, 0, 0, 0, 0], difficulty: null }]);
});

test("two patients on one phone do not mix", async ({ page, context, newLink, stored }) => {
  const [mine, other] = [await newLink(), await newLink()];
  await start(page, mine);
  await tap(page, [1, 0, 0, 0, 0, 0, 0, 0, 0]);
  const second = await context.newPage();
  await start(second, other);
  await expect(question(second, ITEMS[0]).getByRole("radio", { checked: true })).toHaveCount(0);
  await difficulty(page, "Not difficult at all").click();
  await page.getByRole("button", send).click();
  await expect(page.getByRole("heading", { name: "Sent. Thank you." })).toBeVisible();
  expect(await stored(mine)).toHaveLength(1);
  expect(await stored(other)).toEqual([]);
});

test("offline, the phone says not sent yet, warns before leaving, and sends by itself when the connection is back", async ({
  page,
  context,
  newLink,
  stored,
}) => {
  const link = await newLink();
  await start(page, link);
  await tap(page, [0, 0, 0, 0, 0, 0, 0, 0, 0]);
  await context.setOffline(true);
  await page.getByRole("button", send).click();
  await expect(page.getByRole("status")).toHaveText("Not sent yet. We keep trying. Please keep this page open.");
  const asked = new Promise<string>((resolve) => {
    page.once("dialog", (dialog) => {
      resolve(dialog.type());
      void dialog.dismiss();
    });
  });
  await page.close({ runBeforeUnload: true });
  expect(await asked).toBe("beforeunload");
  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: "Sent. Thank you." })).toBeVisible();
  expect(await stored(link)).toHaveLength(1);
});

test("a session that ended while somebody was answering keeps the answers, and they go once the link was opened again", async ({
  page,
  context,
  newLink,
  stored,
}) => {
  const link = await newLink();
  await start(page, link);
  await tap(page, [0, 0, 0, 0, 0, 0, 0, 0, 1]);
  await context.clearCookies();
  await page.getByRole("button", { name: "Stop here and send" }).click();
  await expect(page.getByRole("status")).toContainText("Your answers are still here. Open the link in your message again");
  const again = await context.newPage();
  await start(again, link);
  await again.close();
  await page.getByRole("button", send).click();
  await expect(page.getByRole("heading", { name: "Sent. Thank you." })).toBeVisible();
  expect(await stored(link)).toEqual([{ answers: [0, 0, 0, 0, 0, 0, 0, 0, 1], difficulty: null }]);
});

test("with the database away nothing is lost: the plain form comes back with its answers, the phone keeps trying", async ({
  browser,
  page,
  clinic,
  newLink,
  stored,
}) => {
  test.setTimeout(90_000);
  const [scripted, plain] = [await newLink(), await newLink("gb")];
  await start(page, scripted);
  await tap(page, [0, 0, 0, 0, 0, 0, 0, 0, 0]);
  const withoutScript = await browser.newContext({ javaScriptEnabled: false });
  const form = await withoutScript.newPage();
  await start(form, plain);
  await tick(form, [2, 0, 0, 0, 0, 0, 0, 0, 1]);
  await difficulty(form, "Very difficult").check();

  await clinic.app.stopDatabase();
  await page.getByRole("button", send).click();
  await expect(page.getByRole("status")).toContainText("Not sent yet. We keep trying.");
  const answered = form.waitForResponse((response) => response.request().method() === "POST");
  await form.getByRole("button", send).click();
  const away = await answered;
  expect(away.status()).toBe(503);
  expect(Number(away.headers()["retry-after"])).toBeGreaterThan(0);
  await expect(form.getByRole("alert")).toContainText("Not sent yet.");
  await expect(question(form, ITEMS[0]).getByLabel("More than half the days")).toBeChecked();
  // Region and clinic come from the cookie: the lines are the patient's own though nothing can be looked up.
  await expect(form.getByRole("link", { name: "Call 116 123" }).first()).toBeVisible();

  await clinic.app.startDatabase();
  await expect(page.getByRole("heading", { name: "Sent. Thank you." })).toBeVisible({ timeout: 40_000 });
  await form.getByRole("button", send).click();
  await expect(form.getByRole("heading", { name: "Sent. Thank you." })).toBeVisible();
  expect(await stored(scripted)).toHaveLength(1);
  expect(await stored(plain)).toEqual([{ answers: [2, 0, 0, 0, 0, 0, 0, 0, 1], difficulty: 2 }]);
  await withoutScript.close();
});
