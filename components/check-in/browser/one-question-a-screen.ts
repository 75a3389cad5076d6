import { answerByKeys } from "./answer-by-keys";
import type { Drafts } from "./drafts";
import { beginAt } from "./early-answers";
import { callBy, helpDialog } from "./help-dialog";
import { keepAnswers, tellWho } from "./keep-answers";
import { listAnswers } from "./review";
import { all, find, givenAnswers, readSteps, say, screenOf, showScreen, unsavedFields } from "./screens";
import { sendForm } from "./send-form";
import { pause, placeIn, post } from "./sending";
import { firstMissing, isAcute, nextStep, progressAt, reachable, resumeAt, stepsFor, tellsOfItem9 } from "./steps";
import { warnBeforeLeaving } from "./warn-before-leaving";
import { askWhatApplies, checkNumbers, countCharacters } from "./written-fields";

/** Long enough to see which answer was taken, short enough not to be waited for. None for those who asked for less motion. */
const SETTLE_MS = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 250;

/** So long a screen takes no tap once it is shown: the second of a double tap belongs to the one before. */
const FRESH_MS = 300;
/** What must be sent at once waits for an answer that is being saved no longer than this. */
const URGENT_S = 1;

/** Turns the plain form into one question a screen. Answers stay in its fields: in memory, never in the browser's storage. */
export function oneQuestionAScreen(form: HTMLFormElement): Drafts | null {
  const preview = form.dataset.preview !== undefined;
  const hidden = (name: string) => find<HTMLInputElement>(`#check-in [name="${name}"]`).value;
  const about = { checkIn: hidden("checkIn"), language: hidden("language") };
  const steps = readSteps(form);
  const next = find("[data-next]");
  const back = find("[data-back]");
  const answers = () => givenAnswers(form);
  askWhatApplies(form);
  const unsaved = unsavedFields(form);
  const early = [...new Set(unsaved.map(({ name }) => name))];
  const kept = preview ? null : keepAnswers(form, about, unsaved);
  const closeHelp = helpDialog(preview ? null : callBy(about.checkIn, () => answers().privateNumber));
  let current = steps[0]?.id ?? "";
  let settling: ReturnType<typeof setTimeout> | undefined;
  let fresh: ReturnType<typeof setTimeout> | undefined;
  let sending = false;
  let sent = false;
  /** "Stop here and send" was pressed. Remembered, because Safari tells which button submitted only since 15.4. */
  let stopped = false;
  /** Came from the list of answers and goes back to it, by way of what has become open. */
  let returning = false;
  const seen = new Set<string>();
  const stopSettling = () => {
    clearTimeout(settling);
    settling = undefined;
  };

  const show = (id: string) => {
    stopSettling();
    clearTimeout(fresh);
    if (seen.size > 0) form.classList.add("fresh");
    fresh = setTimeout(() => form.classList.remove("fresh"), FRESH_MS);
    current = id;
    const given = answers();
    const open = stepsFor(steps, given);
    seen.add(id);
    if (id === "review") {
      returning = false;
      for (const step of open) seen.add(step.id);
      listAnswers(find("[data-given]"), open, given, (step, row) => {
        go(step);
        returning = true;
        row.querySelector<HTMLElement>("input,textarea")?.focus();
        row.scrollIntoView({ block: "center" });
      });
    }
    showScreen(id, given, progressAt(steps, given, id));
    const screen = screenOf(id);
    next.hidden = screen.matches("[data-single]") ? given[id] === undefined : !screen.matches("[data-step=symptoms],[data-step=more]");
    back.hidden = open[0]?.id === id || id === "acute";
    if (id === "acute") void send();
  };
  const go = (id: string) => {
    history.pushState({ step: id }, "");
    show(id);
  };
  const advance = () => {
    const given = answers();
    const open = stepsFor(steps, given);
    const after = open.slice(open.findIndex(({ id }) => id === current) + 1);
    const missing = firstMissing(steps, given);
    const unseen = after.find((step) => !seen.has(step.id) || step === missing);
    const to = returning && !isAcute(given) ? (unseen ?? open[open.length - 1]) : nextStep(steps, given, current);
    if (to) go(to.id);
  };
  const chosen = () => {
    stopSettling();
    const ninth = current === form.dataset.item9;
    if (ninth) seen.delete("item9");
    next.hidden = !keys.lookAround();
    if (!keys.lookAround()) settling = setTimeout(advance, ninth && tellsOfItem9(answers()) ? 0 : SETTLE_MS);
  };

  const keys = answerByKeys({
    step: () => current,
    next: () => {
      if (answers()[current] !== undefined) advance();
    },
  });

  form.addEventListener("click", (event) => {
    const target = event.target as Element;
    const single = target.closest("[data-single]");
    if (target.closest("[name=stopped]")) stopped = true;
    // The second tap of a double tap must not answer, or pass over, the next question.
    if (event.detail > 1 && target.closest("[data-single] .answer,[data-go],[data-next]")) event.preventDefault();
    else if (single && target.matches("input")) chosen();
    else if (target.closest("[data-go],[data-next]")) advance();
    else if (target.closest("[data-rest]")) sayNoToTheRest(form);
  });
  back.addEventListener("click", () => {
    stopSettling();
    history.back();
  });
  window.addEventListener("popstate", ({ state }) => {
    // What is being sent can't be changed any more, and Back closes what lies over the question first.
    if (sending || sent || closeHelp()) history.pushState({ step: current }, "");
    else show((reachable(steps, answers(), state?.step) ?? resumeAt(steps, answers()))?.id ?? current);
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send();
  });
  const send = async () => {
    const given = answers();
    if (sending || sent) return;
    const acute = isAcute(given);
    const ends = stopped || acute;
    stopped = false;
    const wrong = form.querySelector<HTMLElement>("input:invalid");
    const missing = firstMissing(steps, given, ends);
    if (missing) return go(missing.id);
    if (wrong && !ends) {
      go(wrong.closest<HTMLElement>("[data-step]")?.dataset.step ?? current);
      return wrong.focus();
    }
    if (preview) return say("preview");
    sending = true;
    lock(true);
    const outcome = await sendForm(form.action, { ...about, ...given, ...(ends ? { stopped: "1" } : {}) }, () =>
      Promise.race([kept?.flush(), ...(ends ? [pause(URGENT_S)] : [])]),
    );
    sending = false;
    lock(false);
    if (outcome.kind === "refused") return refused(outcome.fields);
    sent = true;
    if (acute) return sayAcuteSent();
    location.replace(placeIn(outcome.body) ?? location.pathname);
  };
  /** Somebody changed the answers elsewhere meanwhile: the page is made anew with what is missing now. */
  const refused = (fields: readonly string[]) => {
    const step = steps.find((candidate) => candidate.fields.some((field) => fields.includes(field)));
    if (step) go(step.id);
    else if (fields.length > 0) location.reload();
  };
  const lock = (on: boolean) => {
    back.hidden = on || current === "acute";
    find("[data-step=review] .go").setAttribute("aria-disabled", String(on));
  };

  for (const button of all<HTMLButtonElement>("[data-language]")) {
    button.addEventListener("click", async (event) => {
      event.preventDefault();
      // An answer that is about to lead on does so now: the page comes back where it was going.
      if (settling !== undefined) advance();
      await kept?.flush();
      if (kept?.unsaved()) return;
      const outcome = await post("/api/check-ins/language", { checkIn: about.checkIn, to: button.value });
      if (outcome.kind === "done") location.reload();
    });
  }
  warnBeforeLeaving(() => !sent && (sending || (kept?.unsaved() ?? false)));
  countCharacters();
  checkNumbers();

  form.classList.add("ready");
  // What is not saved yet promises nothing: then saving it says who will look.
  const told = tellsOfItem9(answers()) && !early.includes(form.dataset.item9 ?? "");
  if (preview || told) tellWho(document.querySelector("[data-who]")?.textContent);
  const first = beginAt(steps, answers(), early, history.state?.step);
  history.replaceState({ step: first?.id }, "");
  show(first?.id ?? current);
  if (early.length === 1 && early[0] === current) chosen();
  return kept;
}

/** Marks what was not answered yet among the graded symptoms as "No". */
function sayNoToTheRest(form: HTMLFormElement): void {
  for (const answers of all(".even", form)) {
    if (!answers.querySelector(":checked")) answers.querySelector<HTMLInputElement>("[value='0']")?.click();
  }
}

function sayAcuteSent(): void {
  const said = find("[data-acute=sent]");
  find("[data-acute=sending]").hidden = true;
  said.textContent = said.dataset.text ?? "";
}
