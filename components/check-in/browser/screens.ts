import { type Answers, progressAt, type Step } from "./steps";

/** The page's own parts, found by their data attributes. @throws TypeError when the page lacks one: it then stays plain */
export function find<E extends HTMLElement>(selector: string): E {
  const found = document.querySelector<E>(selector);
  if (!found) throw new TypeError(selector);
  return found;
}

export function screenOf(step: Step): HTMLElement {
  return find(`[data-step="${step}"]`);
}

/** The radio buttons of a step, in the order shown; none where nothing is asked. */
export function choicesOf(step: Step): HTMLInputElement[] {
  return [...screenOf(step).querySelectorAll<HTMLInputElement>("input[type=radio]")];
}

/** The answers chosen so far. They are kept in the page's own radio buttons and nowhere else. */
export function chosenAnswers(form: HTMLFormElement): Answers {
  const chosen = [...form.querySelectorAll<HTMLInputElement>("input[type=radio]:checked")];
  return Object.fromEntries(chosen.map((radio) => [radio.closest<HTMLElement>("[data-step]")?.dataset.step, Number(radio.value)]));
}

/** Shows one screen, tells the progress, and moves the focus to its heading, so that it is read aloud. */
export function showScreen(step: Step): void {
  for (const screen of document.querySelectorAll<HTMLElement>("[data-step]"))
    screen.classList.toggle("shown", screen.dataset.step === step);
  const screen = screenOf(step);
  find("#stem").hidden = !(Number(step) > 0);
  find("[data-progress]").hidden = !screen.dataset.label;
  find("[data-progress-label]").textContent = screen.dataset.label ?? "";
  find<HTMLProgressElement>("progress").value = progressAt(step);
  find("[data-back]").hidden = step === "1";
  const heading = screen.querySelector("h2");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}
