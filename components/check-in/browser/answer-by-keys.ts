import { all, screenOf } from "./screens";

/**
 * Digits answer, arrows look around, Enter goes on.
 * @returns `lookAround`: whether an arrow key was pressed last. Arrows choose an answer while somebody is still looking for theirs: then
 * nothing may move on by itself
 */
export function answerByKeys({ step, next }: { step: () => string; next: () => void }): { lookAround: () => boolean } {
  let byArrow = false;
  document.addEventListener("pointerdown", () => {
    byArrow = false;
  });
  document.addEventListener("keydown", (event) => {
    const target = event.target as Element;
    const screen = screenOf(step());
    byArrow = event.key.startsWith("Arrow");
    // Only while the question has the focus: a digit spoken or typed elsewhere must not answer it.
    if (event.altKey || event.ctrlKey || event.metaKey || !screen.contains(target) || target.matches("textarea")) return;
    const written = target.matches("[type=tel]");
    const radio = target.matches("[type=radio]");
    const choices = all<HTMLInputElement>("[type=radio]", target.closest<HTMLElement>("[data-row]") ?? screen);
    const alone = screen.matches("[data-single]") || radio;
    const answer = alone && /^[1-9]$/.test(event.key) && !event.repeat && !written ? choices[Number(event.key) - 1] : undefined;
    if (answer) {
      answer.focus();
      answer.click();
    } else if (byArrow && alone && !radio && choices.length > 0) {
      (choices.find(({ checked }) => checked) ?? choices[0])?.focus();
    } else if (event.key === "Enter" && (radio || written)) {
      // In a form Enter would press its first button, which is Send.
      if (screen.matches("[data-single]")) next();
    } else {
      return;
    }
    event.preventDefault();
  });
  return { lookAround: () => byArrow };
}
