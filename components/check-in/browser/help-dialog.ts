import { find, say } from "./screens";
import { type Outcome, pause, post, waitAfter } from "./sending";

/** Asks the clinic to call, once. */
type Call = (privateNumber: string) => Promise<Outcome>;

/**
 * "I need help now" opens the help over the question; without `dialog` its link still leads to it at the end of the page.
 * @returns closes the dialog and says whether it was open
 */
export function helpDialog(call: Call | null): () => boolean {
  const dialog = document.createElement("dialog");
  answerCalls(call, () => !dialog.showModal || dialog.open);
  if (!dialog.showModal) return () => false;
  const closer = find("[data-close]");
  dialog.setAttribute("aria-labelledby", "help-heading");
  dialog.append(find("#help"), closer);
  document.body.append(dialog);
  closer.hidden = false;
  closer.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  const open = () => {
    dialog.showModal();
    dialog.scrollTop = 0;
  };
  find("[data-help]").addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });
  // Its link was tapped before this script ran: what is being read stays in sight.
  if (location.hash === "#help") {
    history.replaceState(history.state, "", location.pathname + location.search);
    open();
  }
  return () => {
    const wasOpen = dialog.open;
    if (wasOpen) dialog.close();
    return wasOpen;
  };
}

/** Asks when the button is pressed, says so at once, and keeps trying for as long as `goesOn`. */
function answerCalls(call: Call | null, goesOn: () => boolean): void {
  const button = find<HTMLButtonElement>("[data-call]");
  const number = find<HTMLInputElement>("#helpNumber");
  const told = document.createElement("div");
  told.setAttribute("role", "status");
  button.after(told);
  let asking = false;
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    if (!call) return say("preview", told);
    if (asking) return;
    asking = true;
    told.textContent = button.dataset.call ?? "";
    for (let tries = 1; ; tries += 1) {
      const outcome = await call(number.value.trim());
      if (outcome.kind === "done") {
        const { heading, text } = outcome.body;
        told.replaceChildren(...[heading, text].map((said, index) => paragraph(String(said), index === 0)));
      } else if (tries === 1 || outcome.kind === "refused") {
        const over = outcome.kind === "refused" && /away|other/.test(outcome.notice);
        say(over ? "call-over" : "call-away", told);
      }
      told.scrollIntoView({ block: "nearest" });
      if (outcome.kind !== "again") break;
      await pause(waitAfter(tries), button);
      if (!goesOn()) break;
    }
    asking = false;
  });
}

function paragraph(text: string, strong: boolean): HTMLElement {
  const element = document.createElement(strong ? "strong" : "p");
  element.textContent = text;
  return element;
}

/** How a page that has a check-in's cookie asks. */
export function callBy(checkIn: string, otherNumber: () => string | undefined): Call {
  return (typed) => post("/api/check-ins/help", { checkIn, privateNumber: typed || otherNumber() || undefined });
}
