import { type Answers, reachable, resumeAt, type Step } from "./steps";

/** A field as it stands in the page, beside what the server sent. */
export type Field = Pick<HTMLInputElement, "type" | "checked" | "defaultChecked" | "value" | "defaultValue">;

/** Whether a field holds an answer that the server did not send. Of radio buttons that is the one that is ticked. */
export function isChanged({ type, checked, defaultChecked, value, defaultValue }: Field): boolean {
  return type === "radio" ? checked && !defaultChecked : value !== defaultValue;
}

/**
 * The screen to begin with. A single answer that was given before the script ran is taken as if it were being given now: its own screen
 * stands there still, and goes on. After several, on the plain page, it goes on where they lead.
 * @param early the fields of those answers
 * @param remembered the screen that the browser's history has for this page
 */
export function beginAt(steps: readonly Step[], answers: Answers, early: readonly string[], remembered: unknown): Step | undefined {
  const before = early.length === 1 ? Object.fromEntries(Object.entries(answers).filter(([field]) => field !== early[0])) : answers;
  return reachable(steps, before, remembered) ?? resumeAt(steps, before);
}
