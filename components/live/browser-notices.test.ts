import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noticeWords } from "./alert-notice-card";
import { isNoticed } from "./alert-notices";
import { BROWSER_NOTICE_TEXT, browserNotices, showBrowserNotice, turnOffBrowserNotices, turnOnBrowserNotices } from "./browser-notices";

type Shown = { title: string; options: NotificationOptions; onclick: (() => void) | null; closed: boolean };
let shown: Shown[];
let permission: NotificationPermission;
let answer: NotificationPermission;
let went: string[];
let dialogIsOpen: boolean;
const alertOf = (alertId: string) => ({ alertId, urgency: "now" as const });

function stubBrowser({ secure = true, supported = true, throws = false } = {}): void {
  const kept = new Map<string, string>();
  class FakeNotification {
    static get permission() {
      return permission;
    }
    static requestPermission = async () => {
      permission = answer;
      return answer;
    };
    onclick: (() => void) | null = null;
    closed = false;
    constructor(
      readonly title: string,
      readonly options: NotificationOptions,
    ) {
      if (throws) throw new TypeError("Illegal constructor");
      shown.push(this);
    }
    close() {
      this.closed = true;
    }
  }
  const target = new EventTarget();
  const window = Object.assign(target, {
    isSecureContext: secure,
    focus: () => went.push("focus"),
    ...(supported && { Notification: FakeNotification }),
  });
  vi.stubGlobal("window", window);
  if (supported) vi.stubGlobal("Notification", FakeNotification);
  vi.stubGlobal("document", { querySelector: () => (dialogIsOpen ? {} : null) });
  vi.stubGlobal("location", { assign: (path: string) => went.push(path) });
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
}
beforeEach(() => {
  [shown, went, permission, answer, dialogIsOpen] = [[], [], "default", "granted", false];
  stubBrowser();
});
afterEach(() => vi.unstubAllGlobals());

test("off by default: even a browser that was once allowed shows nothing before somebody presses here", () => {
  permission = "granted";
  showBrowserNotice(alertOf("a"));
  expect([browserNotices(), shown]).toEqual(["off", []]);
});

test("turned on, it says the same words of every alert, and a press comes to the tab and opens the flag", async () => {
  await turnOnBrowserNotices();
  expect(browserNotices()).toBe("on");
  showBrowserNotice(alertOf("0198-alert"));
  expect(shown.map(({ title, options }) => [title, options])).toEqual([[BROWSER_NOTICE_TEXT, { tag: "0198-alert", lang: "en" }]]);
  shown[0]?.onclick?.();
  expect(went).toEqual(["focus", "/alerts/0198-alert"]);
  expect(shown[0]?.closed).toBe(true);
  turnOffBrowserNotices();
  showBrowserNotice(alertOf("b"));
  expect(shown).toHaveLength(1);
});

test("a press while something is being written in a dialog leaves the page where it is, and puts the notice beside it", async () => {
  await turnOnBrowserNotices();
  showBrowserNotice(alertOf("while-writing"));
  dialogIsOpen = true;
  shown[0]?.onclick?.();
  expect(went).toEqual(["focus"]);
  expect(isNoticed("while-writing")).toBe(true);
});

test.each([
  ["denied", "refused"],
  ["default", "off"],
] as const)("a browser that answers %s leaves it %s", async (given, stands) => {
  answer = given;
  await turnOnBrowserNotices();
  showBrowserNotice(alertOf("a"));
  expect([browserNotices(), shown]).toEqual([stands, []]);
});

test("where a page cannot show one, nothing breaks", async () => {
  stubBrowser({ throws: true });
  await turnOnBrowserNotices();
  expect(() => showBrowserNotice(alertOf("a"))).not.toThrow();
  stubBrowser({ secure: false });
  expect(browserNotices()).toBe("unsupported");
  stubBrowser({ supported: false });
  expect(browserNotices()).toBe("unsupported");
});

test.each([
  [["now"], "A check-in needs a clinician now."],
  [["today"], "A check-in needs a clinician today."],
  [["today", "today"], "2 check-ins need a clinician today."],
  [["now", "now"], "2 check-ins need a clinician now."],
  [["today", "now", "today"], "3 check-ins need a clinician, 1 of them now."],
] as const)("the notice on the page says of %j: %s", (urgencies, words) => {
  expect(noticeWords(urgencies.map((urgency, index) => ({ alertId: String(index), urgency })))).toBe(words);
});
