import type { CoverPart } from "@/clinical/cover";
import type { Urgency } from "@/clinical/urgency";
import type { AlertContent, DigestContent, GoesOn } from "@/db/queries/delivery-contents";
import { type Mail, setMail } from "./mail";
import { clockTime, receivedAt } from "./mail-times";

const MARKS: Readonly<Record<Urgency, string>> = { now: "Now", today: "Today", review: "Review", watch: "Watch", missed: "Missed" };

const PARTS: Readonly<Record<Exclude<CoverPart, "admin" | "owner" | "clinician">, string>> = {
  prescriber: "the prescriber",
  cover: "cover",
  "safety-lead": "the safety lead",
  "last-resort": "the clinician of last resort",
};

/** Tells a clinician that a check-in waits for one. Of the patient, the answers and the reason it says nothing, by design. */
export function alertMail(content: AlertContent, { appUrl, now }: { appUrl: string; now: Date }): Mail {
  const { urgency, clinicName, timeZone, standing, goesOn, alertId } = content;
  const received = receivedAt(content.receivedAt, timeZone, now);
  if (standing === "admin") return unclaimedMail(clinicName, `Received ${received}, and no clinician has claimed it.`, appUrl);
  const owned = standing === "owner";
  const text = `Received ${received}${owned ? "" : ", unclaimed"}. ${standingWords([standing])}${goesOn ? ` ${goesOnWords(goesOn, timeZone, now)}` : ""}`;
  return setMail(`[${MARKS[urgency]}] A check-in at ${clinicName} needs a clinician`, [
    { kind: "text", text },
    { kind: "link", label: owned ? "Open" : "Open and claim", href: `${appUrl}/alerts/${alertId}` },
  ]);
}

/** One mail a working morning about everything that waits for review. */
export function digestMail(content: DigestContent, { appUrl, now }: { appUrl: string; now: Date }): Mail {
  const { count, clinicName, timeZone, standing } = content;
  const one = count === 1;
  const oldest = receivedAt(content.oldestReceivedAt, timeZone, now);
  const what = one ? `Received ${oldest}` : `${count} check-ins, the oldest received ${oldest}`;
  if (standing.every((part) => part === "admin"))
    return unclaimedMail(clinicName, `${what}, and no clinician has claimed ${one ? "it" : "them"}.`, appUrl);
  return setMail(`[Review: ${count}] ${one ? "A check-in" : "Check-ins"} at ${clinicName} ${one ? "needs" : "need"} a clinician`, [
    { kind: "text", text: `${what}, unclaimed. ${standingWords(standing)}` },
    { kind: "link", label: "Open and claim", href: `${appUrl}/panel` },
  ]);
}

/** An admin hears that something is unclaimed, and neither what nor how urgent it is. */
function unclaimedMail(clinicName: string, text: string, appUrl: string): Mail {
  return setMail(`[Unclaimed] An alert at ${clinicName} waits for a clinician`, [
    { kind: "text", text: `${text} Please see to it that one looks.` },
    { kind: "link", label: "Open", href: `${appUrl}/` },
  ]);
}

function standingWords(standing: readonly CoverPart[]): string {
  if (standing.includes("owner")) return "It is about a flag that you have in hand: it happened again.";
  const named = standing.flatMap((part) => (part in PARTS ? [PARTS[part as keyof typeof PARTS]] : []));
  return named.length > 0 ? `You are ${named.join(" and ")}.` : "You are told because the prescriber could not be.";
}

/** "Unclaimed at 14:32, it goes to cover." With the day where that is not today. */
function goesOnWords({ at, to, again }: GoesOn, timeZone: string, now: Date): string {
  const time = clockTime(at, timeZone, now);
  if (again) return `Unclaimed at ${time}, it is sent again.`;
  const named = to.map((part) => (part in PARTS ? PARTS[part as keyof typeof PARTS] : "every clinician"));
  return `Unclaimed at ${time}, it goes to ${named.join(" and ")}.`;
}
