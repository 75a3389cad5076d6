import type { LiveEvent } from "@/contracts/flag-actions";
import { dropNotice, isNoticed, putNotice } from "./alert-notices";
import { showBrowserNotice } from "./browser-notices";

/** How a tab tells, and takes back. */
export type Tellers = {
  put(alert: NewAlert): void;
  drop(alertId: string): void;
  isNoticed(alertId: string): boolean;
  showBrowserNotice(alert: NewAlert): void;
};
const TELLERS: Tellers = { put: putNotice, drop: dropNotice, isNoticed, showBrowserNotice };

export type NewAlert = Extract<LiveEvent, { kind: "alert" }>;
type Taken = { kind: "taken"; alertId: string; focused: boolean };

/** A tab on the screen that is not worked in leaves the notice to the one that is, for so long. */
const LEAVES_TO_FOCUSED_MS = 200;
/** A notice on the page that somebody works in is enough; the browser's own waits for so long to hear of one. */
const BROWSER_WAITS_MS = 600;
/** Long enough for all tabs to have tried. */
const HELD_MS = 5_000;

/**
 * Decides which tab of this browser tells of a new alert: the one that is worked in, else one on the screen, else the first that comes to it. Each
 * alert is told once; a Web Lock decides where two tabs are as good.
 * @param audience tells one person's tabs from another's in the same browser
 */
export function alertDesk(
  audience: string,
  { put, drop, isNoticed, showBrowserNotice }: Tellers = TELLERS,
): { offer(alert: NewAlert, leads: boolean): void; close(): void } {
  const channel = new BroadcastChannel(`isomood-notices:${audience}`);
  const waiting = new Map<string, NewAlert>();
  const taken = new Map<string, Taken>();
  let closed = false;

  const take = (alert: NewAlert) => {
    const { alertId } = alert;
    navigator.locks
      .request(`isomood-notice:${alertId}`, { ifAvailable: true }, async (lock) => {
        waiting.delete(alertId);
        if (lock === null || closed || taken.has(alertId)) return;
        const word: Taken = { kind: "taken", alertId, focused: document.hasFocus() };
        taken.set(alertId, word);
        channel.postMessage(word);
        put(alert);
        await new Promise((resolve) => setTimeout(resolve, HELD_MS));
      })
      .catch(() => {});
  };
  const lookUp = () => {
    if (document.visibilityState === "visible") for (const alert of waiting.values()) take(alert);
  };
  channel.onmessage = ({ data }: MessageEvent<Taken>) => {
    taken.set(data.alertId, data);
    waiting.delete(data.alertId);
    drop(data.alertId);
  };
  document.addEventListener("visibilitychange", lookUp);

  return {
    offer(alert, leads) {
      const { alertId } = alert;
      if (waiting.has(alertId) || taken.has(alertId) || isNoticed(alertId)) return;
      waiting.set(alertId, alert);
      if (document.hasFocus()) take(alert);
      else if (document.visibilityState === "visible") setTimeout(lookUp, LEAVES_TO_FOCUSED_MS);
      if (leads) setTimeout(() => taken.get(alertId)?.focused !== true && showBrowserNotice(alert), BROWSER_WAITS_MS);
    },
    close() {
      closed = true;
      document.removeEventListener("visibilitychange", lookUp);
      channel.close();
    },
  };
}
