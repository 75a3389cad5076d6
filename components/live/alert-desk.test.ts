import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { alertDesk, type NewAlert } from "./alert-desk";

/** What a tab sees of its surroundings: its own page, and the locks that all tabs of a browser share. */
type Tab = {
  focused: boolean;
  visible: boolean;
  shown: string[];
  offer(alert: NewAlert, leads: boolean): void;
  comeTo(): void;
  close(): void;
};

let locks: Set<string>;
let channels: { name: string; onmessage: ((message: { data: unknown }) => void) | null }[];
let browser: string[];
let current: { focused: boolean; visible: boolean; listeners: Set<() => void> };

beforeEach(() => {
  vi.useFakeTimers();
  [locks, channels, browser] = [new Set(), [], []];
  vi.stubGlobal(
    "BroadcastChannel",
    class {
      onmessage: ((message: { data: unknown }) => void) | null = null;
      constructor(readonly name: string) {
        channels.push(this);
      }
      postMessage(data: unknown) {
        for (const other of channels) if (other !== this && other.name === this.name) other.onmessage?.({ data });
      }
      close() {
        channels = channels.filter((one) => one !== this);
      }
    },
  );
  vi.stubGlobal("navigator", {
    locks: {
      request: async (name: string, _options: unknown, work: (lock: object | null) => Promise<void>) => {
        if (locks.has(name)) return work(null);
        locks.add(name);
        await work({});
        locks.delete(name);
      },
    },
  });
  vi.stubGlobal("document", {
    hasFocus: () => current.focused,
    get visibilityState() {
      return current.visible ? "visible" : "hidden";
    },
    addEventListener: (_event: string, listener: () => void) => current.listeners.add(listener),
    removeEventListener: (_event: string, listener: () => void) => current.listeners.delete(listener),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A tab of its own; `current` is the one whose page the code sees. */
function openTab({ focused = false, visible = false }: { focused?: boolean; visible?: boolean } = {}): Tab {
  const surroundings = { focused, visible, listeners: new Set<() => void>() };
  current = surroundings;
  const shown: string[] = [];
  const desk = alertDesk("somebody", {
    put: ({ alertId }) => shown.push(alertId),
    drop: (alertId) => shown.splice(0, shown.length, ...shown.filter((one) => one !== alertId)),
    isNoticed: (alertId) => shown.includes(alertId),
    showBrowserNotice: ({ alertId }) => browser.push(alertId),
  });
  const as = <T>(work: () => T): T => {
    current = surroundings;
    return work();
  };
  return Object.assign(surroundings, {
    shown,
    offer: (alert: NewAlert, leads: boolean) => as(() => desk.offer(alert, leads)),
    comeTo: () =>
      as(() => {
        surroundings.visible = true;
        for (const listener of surroundings.listeners) listener();
      }),
    close: () => as(() => desk.close()),
  });
}

const alert: NewAlert = { kind: "alert", alertId: "a", urgency: "now" };
const settle = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds);

test("of several tabs the one that is worked in tells, and the browser keeps quiet", async () => {
  const tabs = [openTab({ visible: true }), openTab({ visible: true, focused: true }), openTab()];
  for (const [index, tab] of tabs.entries()) tab.offer(alert, index === 0);
  await settle(2_000);
  expect(tabs.map(({ shown }) => shown)).toEqual([[], ["a"], []]);
  expect(browser).toEqual([]);
});

test("with nobody at any tab the browser tells once, and the page that somebody comes to first tells once, whenever that is", async () => {
  const tabs = [openTab(), openTab()];
  for (const [index, tab] of tabs.entries()) tab.offer(alert, index === 0);
  await settle(60_000);
  expect([...tabs.map(({ shown }) => shown), browser]).toEqual([[], [], ["a"]]);
  tabs[1]?.comeTo();
  await settle(60_000);
  tabs[0]?.comeTo();
  await settle(60_000);
  expect([...tabs.map(({ shown }) => shown), browser]).toEqual([[], ["a"], ["a"]]);
});

test("the same alert told again by the stream is no second notice", async () => {
  const tab = openTab({ visible: true, focused: true });
  tab.offer(alert, true);
  tab.offer(alert, true);
  await settle(10_000);
  tab.offer(alert, true);
  await settle(10_000);
  expect(tab.shown).toEqual(["a"]);
  expect(browser).toEqual([]);
});

test("a tab that is on the screen and not worked in tells both ways: the eyes may be elsewhere", async () => {
  const tab = openTab({ visible: true });
  tab.offer(alert, true);
  await settle(2_000);
  expect([tab.shown, browser]).toEqual([["a"], ["a"]]);
});
