import { pause, post, waitAfter } from "./sending";

/** Nobody has touched the clinic's device for so long: it asks, and then closes. */
const QUIET_MS = 3 * 60_000;
const ASK_MS = 60_000;

/** On the clinic's device a check-in that nobody touches closes by itself. `@param close` ends it here. */
export function closeWhenLeft(close: () => void): void {
  const dialog = document.querySelector<HTMLDialogElement>("[data-closing]");
  let timer: ReturnType<typeof setTimeout>;
  let last = Date.now();
  let closed = false;
  const end = () => {
    if (!closed) close();
    closed = true;
  };
  /** A device that slept ran no timer: whatever wakes it looks at the clock first. */
  const isOver = () => {
    if (Date.now() - last > QUIET_MS + ASK_MS) end();
    return closed;
  };
  const touched = () => {
    if (isOver()) return;
    last = Date.now();
    clearTimeout(timer);
    timer = setTimeout(ask, QUIET_MS);
  };
  const ask = () => {
    if (isOver()) return;
    dialog?.showModal?.();
    timer = setTimeout(end, ASK_MS);
  };
  dialog?.querySelector("button")?.addEventListener("click", () => dialog.close());
  dialog?.addEventListener("close", touched);
  for (const input of ["pointerdown", "keydown", "input", "wheel", "touchmove"]) {
    // A scroll is none: pages scroll by themselves. While it asks only its own button, or Escape, says that somebody is there.
    document.addEventListener(input, () => (dialog?.open ? isOver() : touched()), { passive: true, capture: true });
  }
  for (const waking of ["visibilitychange", "pageshow", "focus"]) window.addEventListener(waking, isOver, true);
  touched();
}

/**
 * Ends a check-in on the clinic's device: nothing of it is on the page any more, what is unsaved is saved, then its cookie goes and the page
 * with it; without a connection as soon as there is one.
 */
export async function lock(checkIn: string, save: () => Promise<void> | undefined): Promise<void> {
  document.body.replaceChildren();
  for (let tries = 1; ; tries += 1) {
    await save();
    const { kind } = await post("/api/check-ins/lock", { checkIn });
    if (kind !== "again") return location.replace("/tablet");
    await pause(waitAfter(tries));
  }
}
