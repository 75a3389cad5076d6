// Written into the page's <head> and run before the first paint: the first question stands there as one screen while the script is still on
// its way, and can be answered. Whatever becomes of the script, the page works: without it the whole plain page stands there.
export {};

/** So long the script may take: a line that brought the page brings it sooner, and nobody waits much longer for a second question. */
const WITHIN_MS = 8000;

const page = document.documentElement;
const turnPlain = () => {
  if (!document.querySelector("form.ready")) page.classList.remove("js");
};
page.classList.add("js");
// A script that cannot be loaded tells nobody but its own element, which only the capture phase sees; one that this browser cannot read tells
// the window.
window.addEventListener("error", ({ target }) => (target === window || target instanceof HTMLScriptElement) && turnPlain(), true);
setTimeout(turnPlain, WITHIN_MS);
