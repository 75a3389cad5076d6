import type { APIRequestContext } from "@playwright/test";
import { expect, type Link, mood, noWorry, sent, start, startAtQuestion9, tap, test } from "./check-in-app";

/** What a check-in has to hold, all of it "not at all". */
const ALL = { ...mood([0, 0, 0, 0, 0, 0, 0, 0, 0]), ...noWorry };

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
  const right = { checkIn: link.checkInId, language: "en", ...ALL };
  const refused: [object, string][] = [
    [{ ...right, score: 0 }, ""],
    [{ ...right, "gad7.2": undefined }, "gad7.2"],
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
  const twice = new URLSearchParams({ checkIn: link.checkInId, language: "en", ...(ALL as object) });
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
  const body = { checkIn: mine.checkInId, language: "en", ...ALL };
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
  expect(html).toMatch(/id="phq9-3-2"[^>]*checked=""/);
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
  const data = { checkIn: link.checkInId, language: "en", ...ALL };
  const sent = await Promise.all(
    Array.from({ length: 20 }, () => request.post(`${origin}/api/check-ins/submit`, { headers: { origin }, data })),
  );
  const receipts = await Promise.all(sent.map(async (answer) => `${answer.status()} ${await answer.text()}`));
  expect(new Set(receipts).size).toBe(1);
  expect(receipts[0]).toMatch(/^201 /);
  expect(await stored(link)).toHaveLength(2);
});

test("a session that ended while somebody was answering keeps the answers, and they go once the link was opened again", async ({
  page,
  context,
  newLink,
  stored,
}) => {
  const link = await newLink();
  await startAtQuestion9(page, link);
  await tap(page, [1], 8);
  // Every answer so far is saved: no answer of the server is under way that would open the session again.
  await expect(page.getByText(/Someone from the clinic will read this|Nobody here will see this until/)).toBeVisible();
  await context.clearCookies();
  await page.getByRole("button", { name: "Stop here and send" }).click();
  await expect(page.locator("[data-status]")).toContainText("Your answers are still here. Open the link in your message again");
  const again = await context.newPage();
  await start(again, link);
  await again.close();
  await page.getByRole("button", { name: "Stop here and send" }).click();
  await expect(page.getByRole("heading", sent)).toBeVisible();
  expect((await stored(link)).map(({ answers }) => answers)).toEqual([[0, 0, 0, 0, 0, 0, 0, 0, 1]]);
});
