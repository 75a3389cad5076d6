import { find } from "./screens";
import { type Outcome, sendOnce, waitAfter } from "./sending";

/** The parts of a form, as the server wants them: the hidden fields as they are, answers as numbers. */
function fieldsOf(form: HTMLFormElement, stopped: boolean): Record<string, string | number> {
  const fields = [...new FormData(form)].map(([name, value]) => [name, name.startsWith("phq9.") ? Number(value) : String(value)]);
  return { ...Object.fromEntries(fields), ...(stopped ? { stopped: "1" } : {}) };
}

function say(notice: string | null): void {
  const text = notice && document.querySelector(`[data-notice="${notice}"]`);
  const copy = text ? [...text.childNodes].map((node) => node.cloneNode(true)) : [];
  find("[data-status]").replaceChildren(...copy);
}

/**
 * Sends the answers until the server has them or refuses them: at once, then after 1, 2, 5, 10, 15, 15 ... seconds, when the
 * connection comes back, and when "Try now" is pressed.
 * @returns where the receipt is, or null when the server refused and the page has said why
 */
export async function sendForm(form: HTMLFormElement, stopped: boolean): Promise<string | null> {
  const answers = fieldsOf(form, stopped);
  const tryNow = find("[data-try]");
  say("sending");
  for (let tries = 1; ; tries += 1) {
    const outcome: Outcome = await sendOnce(form.action, answers);
    if (outcome.kind === "sent") return outcome.location;
    if (outcome.kind === "refused") {
      say(outcome.notice);
      tryNow.hidden = true;
      return null;
    }
    // Said once and left standing: a live region that repeats itself at each try would only worry.
    if (tries === 1) say("waiting");
    tryNow.hidden = false;
    await oneOf(waitAfter(tries), tryNow);
  }
}

function oneOf(seconds: number, tryNow: HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      tryNow.removeEventListener("click", done);
      resolve();
    };
    const timer = setTimeout(done, seconds * 1000);
    window.addEventListener("online", done);
    tryNow.addEventListener("click", done);
  });
}
