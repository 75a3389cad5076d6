import type { SendOutcome, SentCheckIns } from "@/contracts/panel";

/** Why a check-in was not sent, after a name. */
const NOT_SENT: Readonly<Record<Exclude<SendOutcome, "sent">, string>> = {
  "sent-today": "was sent one today already",
  "no-address": "has no e-mail address: hand over the check-in here, or call",
  "wants-none": "wants no messages: call instead",
  declined: "declined check-ins: ask at the visit",
  "not-followed": "has finished the course and its follow-up",
};

/** Names of one reason that are said in full; the others are counted. */
const NAMED = 3;

/** What became of a bulk sending, with the names of those who got nothing and what to do instead. */
export function sentWords(sent: SentCheckIns, names: ReadonlyMap<string, string>): { text: string; isProblem: boolean } {
  const count = sent.filter(({ outcome }) => outcome === "sent").length;
  const left = (Object.keys(NOT_SENT) as (keyof typeof NOT_SENT)[]).flatMap((outcome) => {
    const who = sent.filter((one) => one.outcome === outcome).map(({ courseId }) => names.get(courseId) ?? "A patient");
    if (who.length === 0) return [];
    if (who.length <= NAMED) return who.map((name) => `${name} ${NOT_SENT[outcome]}.`);
    return [`${who.slice(0, NAMED).join(", ")} and ${who.length - NAMED} more: each ${NOT_SENT[outcome]}.`];
  });
  const head = count === 0 ? "No check-in was sent." : `${count} ${count === 1 ? "check-in" : "check-ins"} sent.`;
  return { text: [head, ...left].join(" "), isProblem: left.length > 0 };
}
