/** When a screen belongs to the way: after item 9 above 0, after an ASQ answer that is no "no", once any problem is above 0. */
export type When = "item9" | "asq" | "asq5" | "acute" | "difficulty";

/** One screen of the check-in. `needed`: the form cannot be sent without its answer. */
export type Step = { readonly id: string; readonly when: When | undefined; readonly needed: boolean; readonly fields: readonly string[] };

/** What was given so far, by field, as a form has it; a field without an answer is not in it. */
export type Answers = Readonly<Record<string, string>>;

const MOOD_ITEM = /^phq9(-teen)?\.\d$/;
export const ITEM_9 = /^phq9(-teen)?\.9$/;

/** Whether an answer to item 9 is above 0. */
export function tellsOfItem9(answers: Answers): boolean {
  return some(answers, ITEM_9, (answer) => answer > "0");
}

/** Whether question 5 of the ASQ is answered yes or not said: then the form ends and is sent. */
export function isAcute(answers: Answers): boolean {
  return tellsOfItem9(answers) && some(answers, /^asq\.5$/, (answer) => answer !== "no");
}

/** The screens that these answers lead through; an acute answer ends the way. */
export function stepsFor(steps: readonly Step[], answers: Answers): Step[] {
  const open = steps.filter(({ when }) => holds(when, answers));
  const end = open.findIndex(({ id }) => id === "acute");
  return end < 0 ? open : open.slice(0, end + 1);
}

function holds(when: When | undefined, answers: Answers): boolean {
  if (when === undefined) return true;
  if (when === "difficulty") return some(answers, MOOD_ITEM, (answer) => answer > "0");
  if (when === "acute") return isAcute(answers);
  return tellsOfItem9(answers) && (when !== "asq5" || some(answers, /^asq\.[1-4]$/, (answer) => answer !== "no"));
}

function some(answers: Answers, field: RegExp, is: (answer: string) => boolean): boolean {
  return Object.entries(answers).some(([name, answer]) => field.test(name) && is(answer));
}

/** The first screen whose answer is missing and needed; after "Stop here and send" only item 9 is. Undefined: none. */
export function firstMissing(steps: readonly Step[], answers: Answers, stopped = false): Step | undefined {
  return stepsFor(steps, answers).find(
    ({ id, needed, fields }) => needed && (!stopped || ITEM_9.test(id)) && fields.some((field) => answers[field] === undefined),
  );
}

/** The screen after this one; the last stays. */
export function nextStep(steps: readonly Step[], answers: Answers, id: string): Step | undefined {
  const open = stepsFor(steps, answers);
  return open[Math.min(open.findIndex((step) => step.id === id) + 1, open.length - 1)];
}

/** Where somebody goes on who comes back: after their last answer, and never past a needed one that is missing. */
export function resumeAt(steps: readonly Step[], answers: Answers): Step | undefined {
  const open = stepsFor(steps, answers);
  const last = open.filter(({ fields }) => fields.some((field) => answers[field] !== undefined)).pop();
  return open[Math.min(last ? open.indexOf(last) + 1 : 0, bound(open, answers))];
}

/** The screen to show when this one is asked for, by a reload or the browser's Back and Forward; undefined for one that is not on the way. */
export function reachable(steps: readonly Step[], answers: Answers, id: unknown): Step | undefined {
  const open = stepsFor(steps, answers);
  const asked = open.findIndex((step) => step.id === id);
  return asked < 0 ? undefined : open[Math.min(asked, bound(open, answers))];
}

function bound(open: readonly Step[], answers: Answers): number {
  const missing = firstMissing(open, answers);
  return missing ? open.indexOf(missing) : open.length - 1;
}

/** How far along the bar is, 0 to 1. */
export function progressAt(steps: readonly Step[], answers: Answers, id: string): number {
  const open = stepsFor(steps, answers);
  return open.findIndex((step) => step.id === id) / Math.max(1, open.length - 1);
}
