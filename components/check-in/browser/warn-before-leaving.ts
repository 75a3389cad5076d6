/** Asks before a page is left that holds what is not stored yet. Calling or texting a crisis line is never held up by that question. */
export function warnBeforeLeaving(unsaved: () => boolean): void {
  let calling = false;
  document.addEventListener("click", ({ target }) => {
    calling = (target as Element).closest("a[href^='tel:'],a[href^='sms:']") !== null;
  });
  window.addEventListener("beforeunload", (event) => {
    // A page that was emptied has been left already.
    if (calling || !document.body.firstChild || !unsaved()) return;
    event.preventDefault();
    // What Chrome before 119 looks at.
    event.returnValue = true;
  });
}

/** A page that the browser kept whole (Back, Forward) shows nothing of what it held, and asks the server what is there now. */
export function forgetWhenKept(): void {
  window.addEventListener("pagehide", ({ persisted }) => {
    document.body.hidden = persisted;
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload();
  });
}
