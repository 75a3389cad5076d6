import { all, screenOf } from "./screens";
import type { Answers, Step } from "./steps";

/** Lists every answer of the way, each a button that leads back to its question. What was left out is said plainly. */
export function listAnswers(
  list: HTMLElement,
  steps: readonly Step[],
  answers: Answers,
  go: (step: string, row: HTMLElement) => void,
): void {
  list.replaceChildren(
    ...steps.flatMap(({ id, needed }) => {
      const screen = screenOf(id);
      const rows = screen.matches("[data-single]") ? [screen] : all("[data-row]", screen).filter((row) => !row.hidden);
      return rows.map((row) => itemFor(list, row, answers[row.dataset.row ?? id], needed, () => go(id, row)));
    }),
  );
}

function itemFor(list: HTMLElement, row: HTMLElement, answer: string | undefined, needed: boolean, go: () => void): HTMLElement {
  const { change = "", leftOut = "", notAnswered = "" } = list.dataset;
  const question = row.querySelector("[data-text]");
  const words = row.querySelector("input:checked + span") ?? undefined;
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  const lang = question?.closest("[lang]")?.getAttribute("lang") ?? "";
  const given = part("b", answer === undefined ? (needed ? notAnswered : leftOut) : (words?.textContent ?? answer), words && lang);
  if (answer === undefined) given.className = "none";
  button.append(part("span", question?.textContent ?? "", lang), " ", given, " ", part("small", change));
  button.addEventListener("click", go);
  item.append(button);
  return item;
}

function part(tag: string, text: string, lang?: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  if (lang) element.lang = lang;
  return element;
}
