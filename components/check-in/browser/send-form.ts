import { find, say } from "./screens";
import { type Outcome, pause, post, waitAfter } from "./sending";

/**
 * Sends the answers until the server has them or refuses them: at once, then after 1, 2, 5, 10, 15, 15 ... seconds, when the
 * connection comes back, and when "Try now" is pressed.
 * @param before what has to be stored first, tried each time
 */
export async function sendForm(
  address: string,
  answers: object,
  before: () => Promise<unknown>,
): Promise<Exclude<Outcome, { kind: "again" }>> {
  const tryNow = find("[data-try]");
  say("sending");
  for (let tries = 1; ; tries += 1) {
    await before();
    const outcome = await post(address, answers);
    if (outcome.kind !== "again") {
      tryNow.hidden = true;
      say(outcome.kind === "refused" ? outcome.notice : null);
      return outcome;
    }
    // Said once and left standing: a live region that repeats itself at each try would only worry.
    if (tries === 1) say("waiting");
    tryNow.hidden = false;
    await pause(waitAfter(tries), tryNow);
  }
}
