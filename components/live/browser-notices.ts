import { type AlertNotice, bringNotice } from "./alert-notices";

/** Set where this browser's own notifications are wanted: they were asked for by a press, and are off without it. */
const WANTED = "isomood-browser-notices";
const CHANGED = "isomood-browser-notices-changed";
/** All that a notification ever says: it may lie on a locked screen. */
export const BROWSER_NOTICE_TEXT = "A check-in needs a clinician";

/** `unsupported`: the browser has none · `refused`: it was told not to show ours · `off` · `on`. */
export type BrowserNotices = "unsupported" | "refused" | "off" | "on";

/** How it stands in this browser now. */
export function browserNotices(): BrowserNotices {
  if (!("Notification" in window) || !window.isSecureContext) return "unsupported";
  if (Notification.permission === "denied") return "refused";
  return Notification.permission === "granted" && isWanted() ? "on" : "off";
}

/** Asks for leave, which a browser gives only after a press, and turns them on where it is given. */
export async function turnOnBrowserNotices(): Promise<void> {
  if ((await Notification.requestPermission()) === "granted") localStorage.setItem(WANTED, "on");
  tellChanged();
}

export function turnOffBrowserNotices(): void {
  localStorage.removeItem(WANTED);
  tellChanged();
}

/** Calls `tell` when it changes, in this tab or another. */
export function onBrowserNotices(tell: () => void): () => void {
  const events = [CHANGED, "storage", "focus"];
  for (const event of events) window.addEventListener(event, tell);
  return () => {
    for (const event of events) window.removeEventListener(event, tell);
  };
}

/**
 * Shows the browser's own notification of an alert, where that is wanted. A press comes to this tab and opens the flag; where something is being
 * written in a dialog it is not lost: the notice with its link stands beside it.
 */
export function showBrowserNotice(alert: AlertNotice): void {
  const onPress = () => {
    if (document.querySelector("[role=dialog]") === null) location.assign(`/alerts/${alert.alertId}`);
    else bringNotice(alert);
  };
  show({ tag: alert.alertId, onPress });
}

/** Shows one that is about nothing, to see whether the system lets it through. */
export function tryBrowserNotice(): void {
  show({ tag: "try", onPress: () => {} });
}

function show({ tag, onPress }: { tag: string; onPress: () => void }): void {
  if (browserNotices() !== "on") return;
  try {
    // The tag makes a second one of the same alert the same one.
    const shown = new Notification(BROWSER_NOTICE_TEXT, { tag, lang: "en" });
    shown.onclick = () => {
      window.focus();
      shown.close();
      onPress();
    };
  } catch {
    // Some phones have the permission and no way for a page to show one.
  }
}

function isWanted(): boolean {
  try {
    return localStorage.getItem(WANTED) === "on";
  } catch {
    return false;
  }
}

function tellChanged(): void {
  window.dispatchEvent(new Event(CHANGED));
}
