import { find, say } from "./screens";
import { post } from "./sending";

/** Asks the clinic to call: the heading and text that say so, or null when it could not be asked. */
type Call = (privateNumber: string) => Promise<{ readonly heading: string; readonly text: string } | "wrong-number" | null>;

/**
 * "I need help now" opens the help over the question; without `dialog` its link still leads to it at the end of the page.
 * @returns closes the dialog and says whether it was open
 */
export function helpDialog(call: Call | null): () => boolean {
  const dialog = document.createElement("dialog");
  if (!dialog.showModal) return () => false;
  const closer = find("[data-close]");
  dialog.setAttribute("aria-labelledby", "help-heading");
  dialog.append(find("#help"), closer);
  document.body.append(dialog);
  closer.hidden = false;
  closer.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  find("[data-help]").addEventListener("click", (event) => {
    event.preventDefault();
    dialog.showModal();
    dialog.scrollTop = 0;
  });
  answerCalls(call);
  return () => {
    const { open } = dialog;
    if (open) dialog.close();
    return open;
  };
}

function answerCalls(call: Call | null): void {
  const button = find<HTMLButtonElement>("[data-call]");
  const number = find<HTMLInputElement>("#helpNumber");
  const told = document.createElement("div");
  told.setAttribute("role", "status");
  button.after(told);
  let asking = false;
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    if (!number.validity.valid) return number.focus();
    if (!call) return say("preview", told);
    if (asking) return;
    asking = true;
    const answer = await call(number.value.trim());
    asking = false;
    if (answer === "wrong-number") number.focus();
    else if (answer === null) say("call-away", told);
    else told.replaceChildren(...[answer.heading, answer.text].map((text, index) => paragraph(text, index === 0)));
    told.scrollIntoView({ block: "nearest" });
  });
}

function paragraph(text: string, strong: boolean): HTMLElement {
  const element = document.createElement(strong ? "strong" : "p");
  element.textContent = text;
  return element;
}

/** How a page that has a check-in's cookie asks. */
export function callBy(checkIn: string, otherNumber: () => string | undefined): Call {
  return async (typed) => {
    const privateNumber = typed || otherNumber() || undefined;
    const outcome = await post("/api/check-ins/help", { checkIn, privateNumber });
    if (outcome.kind === "refused" && outcome.fields.includes("privateNumber")) return "wrong-number";
    return outcome.kind === "done" ? { heading: String(outcome.body.heading), text: String(outcome.body.text) } : null;
  };
}
