import { isChanged } from "./early-answers";
import { type Answers, type Step, tellsOfItem9, type When } from "./steps";

/** The page's own parts, found by their data attributes. @throws TypeError when the page lacks one: it then stays plain */
export function find<E extends HTMLElement>(selector: string): E {
  const found = document.querySelector<E>(selector);
  if (!found) throw new TypeError(selector);
  return found;
}

export function all<E extends HTMLElement>(selector: string, within: ParentNode = document): E[] {
  return [...within.querySelectorAll<E>(selector)];
}

export function screenOf(id: string): HTMLElement {
  return find(`[data-step="${id}"]`);
}

const NAMED = "input[type=radio],input[type=tel],textarea";

/** The screens of a form in their order, with the fields on each. */
export function readSteps(form: HTMLFormElement): Step[] {
  return all("[data-step]", form).map((screen) => ({
    id: screen.dataset.step ?? "",
    when: screen.dataset.when as When | undefined,
    needed: screen.dataset.needed === "true",
    fields: [...new Set(all<HTMLInputElement>(NAMED, screen).map(({ name }) => name))],
  }));
}

/** What was given so far. It is kept in the page's own fields and nowhere else; what the page hides as not asked is not in it. */
export function givenAnswers(form: HTMLFormElement): Answers {
  const fields = namesIn(form);
  const pairs = [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value).trim()]);
  return Object.fromEntries(pairs.filter(([name, value]) => fields.has(name) && value !== ""));
}

let names: ReadonlySet<string> | undefined;

/** Looked for once: a page has one form, whose fields stay, and going through them all takes a slow phone long. */
function namesIn(form: HTMLFormElement): ReadonlySet<string> {
  names ??= new Set(all<HTMLInputElement>(NAMED, form).map(({ name }) => name));
  return names;
}

/** Fields that hold something else than what the server sent: filled in before the script ran, or by the browser, and saved nowhere yet. */
export function unsavedFields(form: HTMLFormElement): HTMLInputElement[] {
  return all<HTMLInputElement>(NAMED, form).filter((field) => !field.disabled && isChanged(field));
}

/** Shows one screen with its part and its stem, and moves the focus to its heading, so that it is read aloud. */
export function showScreen(id: string, answers: Answers, progress: number): void {
  const screen = screenOf(id);
  for (const part of all(".step,.part")) part.classList.toggle("shown", part.contains(screen));
  const { label } = screen.dataset;
  find("[data-progress]").hidden = false;
  find("[data-progress-label]").textContent = label ?? "";
  const bar = find<HTMLProgressElement>("progress");
  bar.value = progress;
  bar.hidden = !label;
  const stop = document.querySelector<HTMLElement>("[data-stop]");
  if (stop) {
    // From item 9 on, and not where Send itself stands; everywhere where item 9 was answered before.
    stop.hidden = stop.dataset.stop === "item9" && (!tellsOfItem9(answers) || /^phq9(-teen)?\.\d|acute|review/.test(id));
    find(id === "review" ? "[data-step=review] .go" : "[data-next]").after(stop);
  }
  const heading = screen.querySelector("h2");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

/** Copies a hidden text of the page into the place that is read aloud, or empties that. */
export function say(notice: string | null, into = document.querySelector("[data-status]")): void {
  const text = notice && document.querySelector(`[data-notice="${notice}"]`);
  into?.replaceChildren(...(text ? [...text.childNodes].map((node) => node.cloneNode(true)) : []));
}
