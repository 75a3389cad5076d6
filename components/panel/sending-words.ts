import type { PanelRow } from "@/contracts/panel";

type Chosen = Pick<PanelRow, "name" | "urgency" | "wants" | "declined">;

/** Patients with an urgent flag whose names are said; the others are counted. */
const NAMED = 3;

/** What a press is about to do for everybody chosen: how many get a mail, and who of them has something urgent open. */
export function sendingWords(chosen: readonly Chosen[]): { title: string; mails: string; urgent: string | null } {
  const mailed = chosen.filter(({ wants, declined }) => wants !== "none" && !declined);
  const urgent = mailed.filter(({ urgency }) => urgency === "now" || urgency === "today").map(({ name }) => name);
  return {
    title: `Send a check-in to ${chosen.length} patients?`,
    mails: mailWords(mailed.length, chosen.length),
    urgent: urgentWords(urgent),
  };
}

function mailWords(mailed: number, chosen: number): string {
  if (mailed === 0) return "None of them takes messages, so nobody gets a mail.";
  const left = chosen - mailed;
  const who = left > 0 ? `${mailed} of them ${mailed === 1 ? "gets" : "get"}` : `All ${mailed} get`;
  const others = left > 0 ? ` ${left} ${left === 1 ? "takes" : "take"} no messages.` : "";
  return `${who} a mail at once, where an address is known. A mail cannot be taken back.${others}`;
}

function urgentWords(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const rest = names.length - NAMED;
  const who = rest > 0 ? `${names.slice(0, NAMED).join(", ")} and ${rest} more` : names.join(", ");
  return `${names.length} of them ${names.length === 1 ? "has" : "have"} an open now or today flag: ${who}. A check-in does not answer a flag.`;
}
