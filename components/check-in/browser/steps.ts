/** The screens in order. `item9` is shown after a 9th answer above 0, `difficulty` once any answer is above 0. */
const STEPS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "item9", "difficulty", "send"] as const;
export type Step = (typeof STEPS)[number];

/** Chosen answers (0-3) by step; a step without one is not in it. */
export type Answers = { readonly [step in Step]?: number };

/** The screens that these answers lead through. */
export function stepsFor(answers: Answers): Step[] {
  const anyProblem = STEPS.slice(0, 9).some((step) => (answers[step] ?? 0) > 0);
  return STEPS.filter((step) => (step === "item9" ? (answers[9] ?? 0) > 0 : step !== "difficulty" || anyProblem));
}

/** The first question that still needs an answer, else `send`. After "Stop here and send" the difficulty question may be left out. */
export function firstOpen(answers: Answers, stopped = false): Step {
  const open = stepsFor(answers).find((step) => isQuestion(step) && answers[step] === undefined && !(stopped && step === "difficulty"));
  return open ?? "send";
}

/** The screen after this one. */
export function nextStep(answers: Answers, step: Step): Step {
  const steps = stepsFor(answers);
  return steps[steps.indexOf(step) + 1] ?? "send";
}

/** The screen to show when this one is asked for, by the browser's Back and Forward: never past a question without an answer. */
export function reachable(answers: Answers, step: unknown): Step {
  const steps = stepsFor(answers);
  const asked = steps.indexOf(step as Step);
  return steps[Math.min(Math.max(asked, 0), steps.indexOf(firstOpen(answers)))] ?? "1";
}

/** How far along the bar is, 0 to 1. */
export function progressAt(step: Step): number {
  return STEPS.indexOf(step) / (STEPS.length - 1);
}

export function isQuestion(step: Step): boolean {
  return step !== "item9" && step !== "send";
}
