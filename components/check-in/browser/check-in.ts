import { helpDialog } from "./help-dialog";
import { choicesOf, chosenAnswers, find, screenOf, showScreen } from "./screens";
import { sendForm } from "./send-form";
import { firstOpen, isQuestion, nextStep, reachable, type Step } from "./steps";

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
  /** Arrow keys choose an answer while somebody is still looking for theirs; only then nothing moves on by itself. */
  let byArrow = false;
  let calling = false;
  /** Remembered from the click: Safari tells which button submitted only since 15.4. */
  let pressedStop = false;

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
    next.hidden = !byArrow;
    if (byArrow) return;
    const tellsOfItem9 = current === "9" && nextStep(answers(), current) === "item9";
    settling = setTimeout(advance, tellsOfItem9 ? 0 : SETTLE_MS);
  };

  form.addEventListener("click", (event) => {
    const target = event.target as Element;
    // The second tap of a double tap must not answer the next question.
    pressedStop = target.closest("[name=stopped]") !== null;
    if (event.detail > 1 && target.closest(".answer")) event.preventDefault();
    else if (target.matches("input[type=radio]")) chosen();
  });
  next.addEventListener("click", () => advance());
  find("[data-continue]").addEventListener("click", () => advance());
  find("[data-back]").addEventListener("click", () => history.back());

  document.addEventListener("keydown", (event) => {
    const radio = (event.target as Element).matches("input[type=radio]");
    byArrow = event.key.startsWith("Arrow");
    // Only while the question has the focus: a digit spoken or typed elsewhere must not answer it.
    if (event.altKey || event.ctrlKey || event.metaKey || !screenOf(current).contains(event.target as Node)) return;
    const choices = choicesOf(current);
    const answer = /^[1-4]$/.test(event.key) && !event.repeat ? choices[Number(event.key) - 1] : undefined;
    if (answer) {
      answer.focus();
      answer.click();
    } else if (byArrow && !radio && choices.length > 0) {
      (choices.find(({ checked }) => checked) ?? choices[0])?.focus();
    } else if (event.key === "Enter" && radio) {
      if (answers()[current] !== undefined) advance();
    } else {
      return;
    }
    event.preventDefault();
  });
  document.addEventListener("pointerdown", () => {
    byArrow = false;
  });

  window.addEventListener("popstate", ({ state }) => {
    // What is being sent can't be changed any more, and Back closes what lies over the question first.
    if (sending || closeHelp()) history.pushState({ step: current }, "");
    else show(reachable(answers(), state?.step));
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sending) return;
    const stopped = pressedStop;
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

  // Calling a crisis line must not be held up by "Leave this page?".
  document.addEventListener("click", ({ target }) => {
    calling = (target as Element).closest("a[href^='tel:'],a[href^='sms:']") !== null;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!sent && !calling && form.querySelector(":checked")) event.preventDefault();
  });

  for (const part of document.querySelectorAll<HTMLElement>("[data-only-script],[data-hint],[data-continue]")) part.hidden = false;
  form.classList.add("ready");
  const first = reachable(answers(), firstOpen(answers()));
  history.replaceState({ step: first }, "");
  show(first);
}
