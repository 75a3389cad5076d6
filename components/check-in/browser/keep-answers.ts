import { type Changes, type Drafts, drafts } from "./drafts";
import { find, givenAnswers, say } from "./screens";
import { type Outcome, pause, placeIn, post } from "./sending";
import { askWhatApplies } from "./written-fields";

/**
 * Saves each answer as it is given, and says whether it is saved. Answers of a form that another tab or device has sent meanwhile go
 * nowhere: the page turns to the receipt.
 */
export function keepAnswers(form: HTMLFormElement, { checkIn, language }: { checkIn: string; language: string }): Drafts {
  const saved = find("[data-saved]");
  const save = (answers: Changes) => post("/api/check-ins/draft", { checkIn, language, answers });
  const kept = drafts({
    save,
    pause: (seconds) => pause(seconds),
    tell: (outcome) => {
      const { yes = "", no = "" } = saved.dataset;
      saved.textContent = outcome.kind === "done" ? yes : no;
      tell(outcome);
    },
  });
  const put = (name: string, soon: boolean) => kept.put(name, givenAnswers(form)[name] ?? null, soon);
  form.addEventListener("input", ({ target }) => {
    const { name, type, validity } = target as HTMLInputElement;
    if (type === "radio") for (const dropped of askWhatApplies(form)) kept.put(dropped, null);
    if (validity.valid) put(name, type !== "radio");
  });
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
    if (place) location.replace(place);
    if (noticed) say(null);
    noticed = false;
    tellWho(outcome.body.who);
  } else if (outcome.kind === "refused" && outcome.fields.length === 0) {
    say(outcome.notice);
    noticed = true;
  }
}

/** Who will look at item 9 and by when: promised once the server has the answer, not before. */
export function tellWho(who: unknown): void {
  const place = document.querySelector("[data-who]");
  if (typeof who === "string" && place && place.textContent !== who) place.textContent = who;
  if (who) place?.classList.remove("waiting");
}
