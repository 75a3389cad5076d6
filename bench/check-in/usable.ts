import type { Browser } from "@playwright/test";

/** Slow 4G, in bytes a second and milliseconds of a round trip, and a phone of the middle class. */
const SLOW_4G = { offline: false, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, latency: 150 };
const SLOWER_CPU = 4;
const WITHIN_MS = 60_000;
/** How the page says that an answer was taken, and when. */
const TAKEN = "answer taken at ";

export type Visited = {
  readonly address: string;
  /** "name=value", where the page wants one. */
  readonly cookie?: string;
  /** The first answer's radio button, and whatever shows that the second question has come. */
  readonly firstAnswer: string;
  readonly secondQuestion: string;
};
export type Visit = { readonly usableMs: number; readonly fonts: number; readonly scripts: readonly string[] };

/**
 * Opens a page with nothing cached, on a slow phone far from the server, and taps its first answer as soon as it can be seen, again and
 * again, until the answer is taken. `usableMs`: from asking for the page to that tap, milliseconds.
 * @throws Error when no tap is taken within a minute, or the next question does not come after it
 */
export async function visitOnSlowPhone(browser: Browser, { address, cookie, firstAnswer, secondQuestion }: Visited): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true });
  try {
    const [, name, value] = /^([^=]+)=(.+)$/.exec(cookie ?? "") ?? [];
    if (name && value) await context.addCookies([{ name, value, domain: new URL(address).hostname, path: "/", secure: true }]);
    const page = await context.newPage();
    const asked: { type: string; url: string }[] = [];
    page.on("request", (request) => asked.push({ type: request.resourceType(), url: request.url() }));
    await page.addInitScript(tapUntilTaken, { firstAnswer, said: TAKEN });
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", SLOW_4G);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER_CPU });
    // Listened for and not asked for: asking makes the page read a large script of the browser driver's while it is still on its way.
    const taken = page.waitForEvent("console", { predicate: (message) => message.text().startsWith(TAKEN), timeout: WITHIN_MS });
    await page.goto(address, { waitUntil: "commit", timeout: WITHIN_MS });
    const usableMs = Number((await taken).text().slice(TAKEN.length));
    await page.locator(secondQuestion).waitFor({ timeout: WITHIN_MS });
    return {
      usableMs,
      fonts: asked.filter(({ type }) => type === "font").length,
      scripts: asked.filter(({ type }) => type === "script").map(({ url }) => url),
    };
  } finally {
    await context.close();
  }
}

/** Runs in the page before its own scripts. SurveyJS goes on by itself after a mouse's or a finger's press alone. Nobody taps what has not been painted, or what something else covers. */
function tapUntilTaken({ firstAnswer, said }: { firstAnswer: string; said: string }): void {
  const tapping = setInterval(() => {
    const radio = document.querySelector<HTMLInputElement>(firstAnswer);
    const label = radio?.closest("label");
    if (!radio || !label || performance.getEntriesByName("first-contentful-paint").length === 0) return;
    const { left, top, width, height } = label.getBoundingClientRect();
    if (width === 0 || !label.contains(document.elementFromPoint(left + width / 2, top + height / 2))) return;
    for (const type of ["mousedown", "mouseup"]) label.dispatchEvent(new MouseEvent(type, { bubbles: true }));
    label.click();
    if (!radio.checked) return;
    clearInterval(tapping);
    console.log(said + performance.now());
  }, 10);
}
