import { answerByKeys } from "./answer-by-keys";
import { helpDialog } from "./help-dialog";
import { chosenAnswers, find, showScreen } from "./screens";
import { sendForm } from "./send-form";
import { firstOpen, isQuestion, nextStep, reachable, type Step } from "./steps";
import { warnBeforeLeaving } from "./warn-before-leaving";

/** Long enough to see which answer was taken, short enough not to be waited for. None for those who asked for less motion. */
const SETTLE_MS = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 250;

const page = document.documentElement;
// Before the first paint: the other questions are never seen to vanish.
page.classList.add("js");
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector<HTMLFormElement>("#check-in");
  if (!form) return;
  try {
    oneQuestionAScreen(form);
  } catch {
    // Whatever this browser lacks, the plain page works.
    page.classList.remove("js");
  }
});

/** Turns the plain form into one question a screen. Answers stay in its radio buttons: in memory, never in the browser's storage. */
function oneQuestionAScreen(form: HTMLFormElement): void {
  const next = find("[data-next]");
  const closeHelp = helpDialog();
  const answers = () => chosenAnswers(form);
  let current: Step = "1";
  let settling: ReturnType<typeof setTimeout> | undefined;
  let sending = false;
  let sent = false;
  /** "Stop here and send" was pressed. Remembered, because Safari tells which button submitted only since 15.4. */
  let stopped = false;

  const show = (step: Step) => {
    clearTimeout(settling);
    current = step;
    showScreen(step);
    next.hidden = !isQuestion(step) || answers()[step] === undefined;
  };
  const advance = (to = nextStep(answers(), current)) => {
    history.pushState({ step: to }, "");
    show(to);
  };
  const chosen = () => {
    clearTimeout(settling);
    next.hidden = !keys.lookAround();
    if (keys.lookAround()) return;
    const tellsOfItem9 = current === "9" && nextStep(answers(), current) === "item9";
    settling = setTimeout(advance, tellsOfItem9 ? 0 : SETTLE_MS);
  };

  const keys = answerByKeys({
    step: () => current,
    next: () => {
      if (answers()[current] !== undefined) advance();
    },
  });

  form.addEventListener("click", (event) => {
    const target = event.target as Element;
    if (target.closest("[name=stopped]")) stopped = true;
    // The second tap of a double tap must not answer the next question.
    if (event.detail > 1 && target.closest(".answer")) event.preventDefault();
    else if (target.matches("input[type=radio]")) chosen();
  });
  next.addEventListener("click", () => advance());
  find("[data-continue]").addEventListener("click", () => advance());
  find("[data-back]").addEventListener("click", () => {
    clearTimeout(settling);
    history.back();
  });

  window.addEventListener("popstate", ({ state }) => {
    // What is being sent can't be changed any more, and Back closes what lies over the question first.
    if (sending || closeHelp()) history.pushState({ step: current }, "");
    else show(reachable(answers(), state?.step));
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sending) return;
    const open = firstOpen(answers(), stopped);
    if (open !== "send") return advance(open);
    sending = true;
    if (current !== "send") advance("send");
    lock(true);
    const receipt = await sendForm(form, stopped);
    sending = false;
    lock(false);
    if (receipt === null) return;
    sent = true;
    location.replace(receipt);
  });
  const lock = (on: boolean) => {
    find("[data-back]").hidden = on;
    find("[data-step=send] .go").setAttribute("aria-disabled", String(on));
  };

  warnBeforeLeaving(() => !sent && form.querySelector(":checked") !== null);

  for (const part of document.querySelectorAll<HTMLElement>("[data-only-script],[data-hint],[data-continue]")) part.hidden = false;
  form.classList.add("ready");
  const first = reachable(answers(), firstOpen(answers()));
  history.replaceState({ step: first }, "");
  show(first);
}
