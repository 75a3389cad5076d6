import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Locator,
  type Page,
} from "@playwright/test";
import { DEMO_SIGN_INS } from "@/contracts/demo";
import { type Running, watch, withApp } from "./running";

export type { Running } from "./running";
export type DemoPerson = "prescriber" | "nurse" | "admin" | "other-prescriber";

/** Opens a page in a browser of its own: signed in as one of the demo's people, or as nobody. */
export type Open = (who: DemoPerson | null, options?: BrowserContextOptions & { running?: Running }) => Promise<Page>;

/** Asks as a signed-in person does, without a browser. */
type Ask = (who: DemoPerson) => Promise<APIRequestContext>;

/**
 * The demo clinics, for everything that staff see. A page fails its test when it asks another origin for anything, breaks the
 * content security policy, or writes an error to its console.
 */
export const test = base.extend<{ open: Open; ask: Ask }, { demo: Running; empty: Running }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from its first parameter
  demo: [async ({}, use) => withApp({ demo: true }, use), { scope: "worker", timeout: 300_000 }],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  empty: [async ({}, use) => withApp({}, use), { scope: "worker", timeout: 120_000 }],

  open: async ({ browser, demo }, use) => {
    const contexts: BrowserContext[] = [];
    const watched: (() => void)[] = [];
    await use(async (who, { running = demo, ...options } = {}) => {
      const context = await newContext(browser, { baseURL: running.app.url, ...options });
      contexts.push(context);
      watched.push(watch(context, running.app.url));
      if (who !== null) await enterDemo(context.request, running.app.url, who);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
    for (const didNothingWrong of watched) didNothingWrong();
  },

  ask: async ({ playwright, demo }, use) => {
    const requests: APIRequestContext[] = [];
    await use(async (who) => {
      const request = await playwright.request.newContext({ baseURL: demo.app.url });
      requests.push(request);
      await enterDemo(request, demo.app.url, who);
      return request;
    });
    for (const request of requests) await request.dispose();
  },
});

export { expect };

function newContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", ...options });
}

/** Signs in as the sign-in page does, without the page: for tests that are about something else. */
async function enterDemo(request: APIRequestContext, origin: string, who: DemoPerson): Promise<void> {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const answer = await request.post("/api/auth/callback/credentials", { data: { demo: who, csrfToken }, headers: { origin } });
  expect(answer.status()).toBe(200);
}

export function personOf(who: DemoPerson) {
  const person = DEMO_SIGN_INS.find(({ key }) => key === who);
  if (person === undefined) throw new RangeError(`nobody is called ${who}`);
  return person;
}

/** Goes to a staff page and waits until its scripts have taken over what the server sent: a press before that does nothing. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await ready(page);
}

/** Resolves once React answers for every control of the page. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll("button, a[href], form")];
    return controls.length > 0 && controls.every((control) => Object.keys(control).some((key) => key.startsWith("__reactProps$")));
  });
}

/** Presses the demo's one-click sign-in on the sign-in page. */
export async function pressSignIn(page: Page, who: DemoPerson): Promise<void> {
  await ready(page);
  await page.getByRole("button", { name: personOf(who).name }).click();
}

/** The two presses of a double click on a page that is busy: the second comes before anything of the first is drawn. */
export async function pressTwice(button: Locator): Promise<void> {
  await expect(button).toBeEnabled();
  await button.evaluate((element: HTMLElement) => {
    element.click();
    element.click();
  });
}

/** Waits until what happens elsewhere reaches this page by itself. */
export async function live(page: Page): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: /^Live$/ })).toBeVisible();
}

/**
 * The server does not answer these requests of a page until somebody presses a button there: a page that tries by itself, as each does when
 * something changes, cannot come back before that.
 * @returns presses it
 */
export async function awayUntilPressed(page: Page, url: string): Promise<(button: Locator) => Promise<void>> {
  let isAway = true;
  await page.exposeFunction("comeBack", () => {
    isAway = false;
  });
  await page.route(url, (route) => (isAway ? route.abort() : route.continue()));
  return async (button) => {
    await button.evaluate((element) => {
      const { comeBack } = window as unknown as { comeBack: () => void };
      element.addEventListener("click", comeBack, { capture: true, once: true });
    });
    await button.click();
  };
}

/** A patient's row of the panel. */
export function rowOf(page: Page, name: string): Locator {
  return page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });
}
