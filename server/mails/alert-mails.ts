import type { CoverPart } from "@/clinical/cover";
import type { TellsPatient } from "@/clinical/promised-time";
import type { Urgency } from "@/clinical/urgency";
import type { AlertContent, DigestContent, GoesOn } from "@/db/queries/delivery-contents";
import type { HandOverContent } from "@/db/queries/hand-over-mails";
import { type Block, type Mail, setMail } from "./mail";
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
  const { urgency, clinicName, timeZone, standing, alertId, goesOn, promise } = content;
  const received = receivedAt(content.receivedAt, timeZone, now);
  if (standing === "admin") return unclaimedMail(clinicName, `Received ${received}, and no clinician has claimed it.`, appUrl);
  const owned = standing === "owner";
  const blocks: Block[] = [
    { kind: "text", text: `Received ${received}${owned ? "" : ", unclaimed"}. ${standingWords([standing])}` },
    ...(promise ? [{ kind: "text", text: promiseWords(promise, timeZone, now) } as const] : []),
    { kind: "link", label: owned ? "Open" : "Open and claim", href: `${appUrl}/alerts/${alertId}` },
    ...(goesOn ? [{ kind: "text", text: goesOnWords(goesOn, timeZone, now) } as const] : []),
  ];
  const heading = `A check-in at ${clinicName} needs a clinician`;
  return setMail(`[${MARKS[urgency]}] ${heading}`, blocks, { heading: `${MARKS[urgency]}: ${lowerFirst(heading)}` });
}

/** Tells a clinician that a colleague gave them a check-in that waits for one. */
export function handOverMail(content: HandOverContent, { appUrl, now }: { appUrl: string; now: Date }): Mail {
  const { urgency, clinicName, timeZone, alertId } = content;
  const handedOver = receivedAt(content.handedOverAt, timeZone, now);
  const heading = `A check-in at ${clinicName} was handed over to you`;
  const blocks: Block[] = [
    { kind: "text", text: `Received ${receivedAt(content.receivedAt, timeZone, now)}. Handed over to you ${handedOver}: it is yours now.` },
    { kind: "link", label: "Open", href: `${appUrl}/alerts/${alertId}` },
  ];
  return setMail(`[${MARKS[urgency]}] ${heading}`, blocks, { heading: `${MARKS[urgency]}: ${lowerFirst(heading)}` });
}

/** One mail a working morning: what waits for review, and how many are watched and missed. Counts and nothing else. */
export function digestMail(content: DigestContent, { appUrl, now }: { appUrl: string; now: Date }): Mail {
  const { count, watch, missed, oldestReceivedAt, clinicName, timeZone, standing } = content;
  const counts = [count > 0 && `Review: ${count}.`, watch > 0 && `Watch: ${watch}.`, missed > 0 && `Missed: ${missed}.`].filter(Boolean);
  const oldest = oldestReceivedAt && receivedAt(oldestReceivedAt, timeZone, now);
  if (oldest && standing.every((part) => part === "admin")) {
    const what = count === 1 ? `Received ${oldest}` : `${count} check-ins, the oldest received ${oldest}`;
    return unclaimedMail(clinicName, `${what}, and no clinician has claimed ${count === 1 ? "it" : "them"}.`, appUrl);
  }
  const waits =
    oldest === null ? "" : count === 1 ? ` Received ${oldest}, unclaimed.` : ` The oldest for review received ${oldest}, unclaimed.`;
  const blocks: Block[] = [
    { kind: "text", text: `${counts.join(" ")}${waits} ${standingWords(standing)}` },
    { kind: "link", label: count > 0 ? "Open and claim" : "Open the list", href: `${appUrl}${listOf(content)}` },
  ];
  return setMail(subjectOf(content), blocks, { heading: headingOf(content, clinicName) });
}

function subjectOf(content: DigestContent): string {
  const { count, watch, missed, clinicName } = content;
  if (count > 0) return `[Review: ${count}] ${headingOf(content, clinicName)}`;
  const mark = [watch > 0 && `Watch: ${watch}`, missed > 0 && `Missed: ${missed}`].filter(Boolean).join(", ");
  return `[${mark}] ${headingOf(content, clinicName)}`;
}

function headingOf({ count }: DigestContent, clinicName: string): string {
  if (count === 0) return `New this morning at ${clinicName}`;
  return count === 1 ? `A check-in at ${clinicName} needs a clinician` : `Check-ins at ${clinicName} need a clinician`;
}

/** The list that holds the most urgent of what is counted. */
function listOf({ count, missed }: DigestContent): string {
  if (count > 0) return "/panel";
  return missed > 0 ? "/panel?tab=missed" : "/panel?tab=everyone&urgency=watch";
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** An admin hears that something is unclaimed, and neither what nor how urgent it is. */
function unclaimedMail(clinicName: string, text: string, appUrl: string): Mail {
  const heading = `An alert at ${clinicName} waits for a clinician`;
  const blocks: Block[] = [
    { kind: "text", text: `${text} Please see to it that one looks.` },
    { kind: "link", label: "Open", href: `${appUrl}/` },
  ];
  return setMail(`[Unclaimed] ${heading}`, blocks, { heading: `Unclaimed: ${lowerFirst(heading)}` });
}

function standingWords(standing: readonly CoverPart[]): string {
  if (standing.includes("owner")) return "It is about a flag that you have in hand: it happened again.";
  const named = standing.flatMap((part) => (part in PARTS ? [PARTS[part as keyof typeof PARTS]] : []));
  return named.length > 0 ? `You are ${named.join(" and ")}.` : "You are told because the prescriber could not be.";
}

/** "May", in every mail alike: whether this patient was told would say which rule fired. */
function promiseWords({ at, staffed }: TellsPatient, timeZone: string, now: Date): string {
  const time = clockTime(at, timeZone, now);
  return `The patient may have been told that ${staffed ? `somebody will look by ${time}` : `nobody will see this until ${time}`}.`;
}

/** "Unclaimed at 14:32, it goes to cover." With the day where that is not today. */
function goesOnWords({ at, to, again }: GoesOn, timeZone: string, now: Date): string {
  const time = clockTime(at, timeZone, now);
  if (again) return `Unclaimed at ${time}, it is sent again.`;
  const named = to.map((part) => (part in PARTS ? PARTS[part as keyof typeof PARTS] : "every clinician"));
  return `Unclaimed at ${time}, it goes to ${named.join(" and ")}.`;
}
