/** Nobody has touched the clinic's device for so long: it asks, and then closes. */
const QUIET_MS = 3 * 60_000;
const ASK_MS = 60_000;

/** On the clinic's device a check-in that nobody touches closes by itself. `@param close` ends it here: its cookie first, then the page. */
export function closeWhenLeft(close: () => void): void {
  const dialog = document.querySelector<HTMLDialogElement>("[data-closing]");
  let timer: ReturnType<typeof setTimeout>;
  const touched = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, QUIET_MS);
  };
  const ask = () => {
    dialog?.showModal?.();
    timer = setTimeout(close, ASK_MS);
  };
  dialog?.querySelector("button")?.addEventListener("click", () => dialog.close());
  dialog?.addEventListener("close", touched);
  for (const input of ["pointerdown", "keydown", "input", "scroll"]) {
    // While it asks only its own button, or Escape, says that somebody is there.
    document.addEventListener(input, () => dialog?.open || touched(), { passive: true });
  }
  touched();
}
