import type { Drafts } from "./drafts";
import { oneQuestionAScreen } from "./one-question-a-screen";
import { closeWhenLeft, lock } from "./tablet";
import { forgetWhenKept } from "./warn-before-leaving";

const page = document.documentElement;
// Before the first paint: the other questions are never seen to vanish.
page.classList.add("js");
forgetWhenKept();

document.addEventListener("DOMContentLoaded", () => {
  const { tablet } = document.body.dataset;
  let kept: Drafts | null = null;
  if (tablet) closeWhenLeft(() => void lock(tablet, () => kept?.flush()));
  const form = document.querySelector<HTMLFormElement>("#check-in");
  if (!form) return;
  try {
    kept = oneQuestionAScreen(form);
  } catch {
    // Whatever this browser lacks, the plain page works.
    page.classList.remove("js");
  }
});
