import { tryWords } from "@/components/mail/try-words";
import type { PatientDelivery } from "@/contracts/patient-page";

export type DeliveryWords = { text: string; at: string; tone: "plain" | "waiting" | "problem" };

/** What became of one mail, without its time: the time stands beside it as a <time>. */
export function deliveryWords(delivery: PatientDelivery): DeliveryWords {
  const { state, queuedAt, settledAt, attempts, handedTo, lastTry } = delivery;
  const to = addressee(delivery);
  const at = settledAt ?? queuedAt;
  switch (state) {
    case "sent":
      return { text: `${to}: sent`, at, tone: "plain" };
    case "withdrawn":
      return handedTo === null
        ? { text: `${to}: no longer needed`, at, tone: "plain" }
        : { text: `${to}: no longer works here; handed on to ${handedTo}`, at, tone: "plain" };
    case "refused":
      return { text: `${to}: ${tryWords("refused", lastTry?.smtpCode ?? null)}; ${handedWords(handedTo)}`, at, tone: "problem" };
    case "queued":
      if (attempts === 0) return { text: `${to}: waiting since`, at, tone: "waiting" };
      return { text: `${to}: not out after ${triesWords(attempts)}${whyWords(lastTry)}; waiting since`, at, tone: "waiting" };
  }
}

/** Who a mail is for, and as what they are told: "Mail to N. Byrne (cover)". */
function addressee({ kind, to, part }: PatientDelivery): string {
  return `${kind === "digest" ? "Digest" : kind === "hand-over" ? "Mail about the hand-over" : "Mail"} to ${to}${part === null ? "" : ` (${PART_WORDS[part] ?? part})`}`;
}

/** As what somebody is told. */
const PART_WORDS: Readonly<Record<string, string>> = {
  prescriber: "prescriber",
  cover: "cover",
  "safety-lead": "safety lead",
  "last-resort": "last resort",
  clinician: "standing in",
  admin: "admin, without what it is about",
  owner: "has it in hand",
};

function whyWords(lastTry: PatientDelivery["lastTry"]): string {
  return lastTry === null ? "" : `: ${tryWords(lastTry.outcome, lastTry.smtpCode)}`;
}

function triesWords(attempts: number): string {
  return attempts === 1 ? "1 try" : `${attempts} tries`;
}

function handedWords(handedTo: string | null): string {
  return handedTo === null ? "the alert goes on to the next" : `handed on to ${handedTo}`;
}

export type ToldWords = { text: string; at: string | null; tone: DeliveryWords["tone"] };

/**
 * Of all mails about a flag, in one line: what is amiss before what went well. A mail that did not leave is amiss only while nobody was told in its
 * place; where the newest step has reached somebody, that is the line.
 */
export function toldWords(deliveries: readonly PatientDelivery[]): ToldWords | null {
  const newest = deliveries.at(-1);
  if (newest === undefined) return null;
  const sent = deliveries.filter(({ state }) => state === "sent");
  const waiting = deliveries.find(({ state, attempts }) => state === "queued" && attempts > 0);
  const troubled =
    waiting ?? (sent.length === 0 ? deliveries.find(({ state, handedTo }) => state === "refused" && handedTo === null) : undefined);
  if (troubled !== undefined) return deliveryWords(troubled);
  const last = sent.at(-1);
  if (last === undefined || deliveries.length === 1) return deliveryWords(newest);
  const people = new Set(sent.map(({ to }) => to));
  const others = people.size - 1;
  const besides = others === 0 ? "" : others === 1 ? " and 1 other" : ` and ${others} others`;
  return { text: `Told ${last.to}${besides}: newest mail`, at: last.settledAt ?? last.queuedAt, tone: "plain" };
}
