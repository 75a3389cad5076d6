import type { Drafts } from "./drafts";
import { oneQuestionAScreen } from "./one-question-a-screen";
import { closeWhenLeft, lock } from "./tablet";
import { forgetWhenKept } from "./warn-before-leaving";

const page = document.documentElement;
// Where the page waits for this script, before its first paint: the other questions are never seen to vanish. A page that does not wait stands
// there already, as one screen or, where this took too long, as the whole plain page.
if (document.readyState === "loading") page.classList.add("js");
forgetWhenKept();

document.addEventListener("DOMContentLoaded", () => {
  const { tablet } = document.body.dataset;
  let kept: Drafts | null = null;
  if (tablet) closeWhenLeft(() => void lock(tablet, () => kept?.flush()));
  const form = document.querySelector<HTMLFormElement>("#check-in");
  if (!form) return;
  const begin = () => {
    // A tap that is under way now was meant for the plain page.
    form.classList.toggle("fresh", !page.classList.contains("js"));
    page.classList.add("js");
    try {
      kept = oneQuestionAScreen(form);
    } catch {
      // Whatever this browser lacks, the plain page works.
      page.classList.remove("js");
    }
  };
  if (document.body.matches(".early")) whenIdle(begin);
  else begin();
});

/** What stands there already is painted first, and takes a tap; a page that has never time for more, or is in the background, waits no longer. */
function whenIdle(begin: () => void): void {
  // Not in every Safari.
  if ("requestIdleCallback" in window) requestIdleCallback(begin, { timeout: BUSY_MS });
  else setTimeout(begin);
}
const BUSY_MS = 500;
