import { all } from "./screens";

/** Shows what is asked only after certain answers, and takes what it hides out of the form. @returns the fields that were taken out with an answer in them */
export function askWhatApplies(form: HTMLFormElement): string[] {
  return all("[data-if]", form).flatMap((row) => {
    const [field = "", answers = ""] = row.dataset.if?.split("=") ?? [];
    const chosen = form.querySelector<HTMLInputElement>(`[name="${field}"]:checked`)?.value ?? "";
    const applies = answers.split(" ").includes(chosen);
    const inputs = all<HTMLInputElement>("input,textarea", row);
    const dropped =
      !applies && inputs.some((input) => !input.disabled && (input.type === "radio" ? input.checked : input.value.trim() !== ""));
    row.hidden = !applies;
    for (const input of inputs) input.disabled = !applies;
    return dropped ? [row.dataset.row ?? ""] : [];
  });
}

/** Says how many characters are left, once few are. */
export function countCharacters(): void {
  for (const count of all("[data-count]")) {
    const area = count.parentElement?.querySelector("textarea");
    const pattern = count.dataset.count ?? "";
    area?.addEventListener("input", () => {
      const left = area.maxLength - area.value.length;
      count.textContent = left <= SAY_FROM ? pattern.replace(String(area.maxLength), String(left)) : "";
    });
  }
}
const SAY_FROM = 300;

/** Says beside a number that it is none, once its field is left; takes that back while it is being mended. */
export function checkNumbers(): void {
  for (const input of all<HTMLInputElement>("input[type=tel]")) {
    const wrong = input.parentElement?.querySelector<HTMLElement>("[data-wrong]");
    const check = (left: boolean) => {
      const { valid } = input.validity;
      if (wrong && (valid || left)) wrong.hidden = valid;
      if (valid) input.removeAttribute("aria-invalid");
      else if (left) input.setAttribute("aria-invalid", "true");
    };
    input.addEventListener("input", () => check(false));
    input.addEventListener("blur", () => check(true));
  }
}
