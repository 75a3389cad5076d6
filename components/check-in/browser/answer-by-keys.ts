import { choicesOf, screenOf } from "./screens";
import type { Step } from "./steps";

/**
 * Digits 1-4 answer, arrows look around, Enter goes on.
 * @returns `lookAround`: whether an arrow key was pressed last. Arrows choose an answer while somebody is still looking for theirs: then
 * nothing may move on by itself
 */
export function answerByKeys({ step, next }: { step: () => Step; next: () => void }): { lookAround: () => boolean } {
  let byArrow = false;
  document.addEventListener("pointerdown", () => {
    byArrow = false;
  });
  document.addEventListener("keydown", (event) => {
    const radio = (event.target as Element).matches("input[type=radio]");
    byArrow = event.key.startsWith("Arrow");
    // Only while the question has the focus: a digit spoken or typed elsewhere must not answer it.
    if (event.altKey || event.ctrlKey || event.metaKey || !screenOf(step()).contains(event.target as Node)) return;
    const choices = choicesOf(step());
    const answer = /^[1-4]$/.test(event.key) && !event.repeat ? choices[Number(event.key) - 1] : undefined;
    if (answer) {
      answer.focus();
      answer.click();
    } else if (byArrow && !radio && choices.length > 0) {
      (choices.find(({ checked }) => checked) ?? choices[0])?.focus();
    } else if (event.key === "Enter" && radio) {
      next();
    } else {
      return;
    }
    event.preventDefault();
  });
  return { lookAround: () => byArrow };
}
