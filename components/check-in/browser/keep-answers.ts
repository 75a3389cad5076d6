import { type Changes, type Drafts, drafts } from "./drafts";
import { find, givenAnswers, say } from "./screens";
import { type Outcome, pause, placeIn, post } from "./sending";
import { ITEM_9, tellsOfItem9 } from "./steps";
import { askWhatApplies } from "./written-fields";

/**
 * Saves each answer as it is given, and those in `early` at once; says whether they are saved. Answers of a form that another tab or device has sent meanwhile go
 * nowhere: the page turns to the receipt.
 */
export function keepAnswers(
  form: HTMLFormElement,
  { checkIn, language }: { checkIn: string; language: string },
  early: readonly HTMLInputElement[],
): Drafts {
  const saved = find("[data-saved]");
  const save = async (answers: Changes) => {
    const slow = setTimeout(() => sayNotTold(form, answers), SLOW_MS);
    const outcome = await post("/api/check-ins/draft", { checkIn, language, answers });
    clearTimeout(slow);
    return outcome;
  };
  const kept = drafts({
    save,
    pause: (seconds) => pause(seconds),
    tell: (outcome, changes) => {
      const { yes = "", no = "" } = saved.dataset;
      saved.textContent = outcome.kind === "done" ? yes : no;
      tell(outcome);
      if (outcome.kind === "again") sayNotTold(form, changes);
      else if (outcome.kind === "refused" && outcome.fields.length === 0) sayNotTold(form, changes, outcome.notice);
    },
  });
  const put = (name: string, soon: boolean) => kept.put(name, givenAnswers(form)[name] ?? null, soon);
  const take = ({ name, type, validity }: HTMLInputElement) => {
    if (type === "radio") for (const dropped of askWhatApplies(form)) kept.put(dropped, null);
    if (validity.valid) put(name, type !== "radio");
  };
  form.addEventListener("input", ({ target }) => take(target as HTMLInputElement));
  early.forEach(take);
  // What is still under way arrives; what is not yet goes along by itself.
  window.addEventListener("pagehide", () => {
    const left = kept.left();
    if (Object.keys(left).length > 0) void save(left);
  });
  return kept;
}

/** Whether what stands in the live region is about saving, and may be taken away once that works again. */
let noticed = false;

function tell(outcome: Outcome): void {
  if (outcome.kind === "done") {
    const place = placeIn(outcome.body);
    // What an acute answer has to be told stays where it is.
    if (place && !document.querySelector(".acute.shown")) location.replace(place);
    if (noticed) say(null);
    noticed = false;
    tellWho(outcome.body.who);
  } else if (outcome.kind === "refused" && outcome.fields.length === 0) {
    say(outcome.notice);
    noticed = true;
  }
}

/** After this long without an answer of the server the page says that the clinic does not know yet. */
const SLOW_MS = 4000;

/** In the place where it says who will look at item 9: that the clinic could not be told of it, or why not. */
function sayNotTold(form: HTMLFormElement, changes: Changes, notice?: string): void {
  const place = document.querySelector<HTMLElement>("[data-who]");
  const safety = Object.keys(changes).some((field) => ITEM_9.test(field) || field.startsWith("asq."));
  if (!place || !safety || !tellsOfItem9(givenAnswers(form))) return;
  if (notice) say(notice, place);
  else place.textContent = place.dataset.notTold ?? "";
  place.classList.remove("waiting");
}

/** Who will look at item 9 and by when: promised once the server has the answer, not before. */
export function tellWho(who: unknown): void {
  const place = document.querySelector("[data-who]");
  if (typeof who === "string" && place && place.textContent !== who) place.textContent = who;
  if (who) place?.classList.remove("waiting");
}
