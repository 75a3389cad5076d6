/** Asks before a page with unsent answers is left. Calling or texting a crisis line is never held up by that question. */
export function warnBeforeLeaving(unsent: () => boolean): void {
  let calling = false;
  document.addEventListener("click", ({ target }) => {
    calling = (target as Element).closest("a[href^='tel:'],a[href^='sms:']") !== null;
  });
  window.addEventListener("beforeunload", (event) => {
    if (calling || !unsent()) return;
    event.preventDefault();
    // What Chrome before 119 looks at.
    event.returnValue = true;
  });
}
