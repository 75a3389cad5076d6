import type { Urgency } from "@/clinical/urgency";
import type { AlertContent, DigestContent, Standing } from "@/db/queries/delivery-contents";
import type { HandOverContent } from "@/db/queries/hand-over-mails";
import { type Block, type Mail, setMail } from "./mail";
import { clockTime, receivedAt } from "./mail-times";

const MARKS: Readonly<Record<Urgency, string>> = { now: "Now", today: "Today", review: "Review", watch: "Watch", missed: "Missed" };

const STANDINGS: Readonly<Record<Standing, string>> = {
  prescriber: "You are the prescriber.",
  clinician: "You are told because the prescriber could not be.",
  admin: "You are told because the clinic has no clinician who could be. Please see to it that one looks.",
};

/** Tells a clinician that a check-in waits for one. Of the patient, the answers and the reason it says nothing, by design. */
export function alertMail(content: AlertContent, { appUrl, now }: { appUrl: string; now: Date }): Mail {
  const { urgency, clinicName, timeZone, standing, alertId, promisedAt, next } = content;
  const clock = (at: Date) => clockTime(at, timeZone, now);
  const told = promisedAt ? ` The patient was told somebody will look by ${clock(promisedAt)}.` : "";
  const blocks: Block[] = [
    { kind: "text", text: `Received ${receivedAt(content.receivedAt, timeZone, now)}, unclaimed. ${STANDINGS[standing]}${told}` },
    { kind: "link", label: "Open and claim", href: `${appUrl}/alerts/${alertId}` },
    ...(next ? [{ kind: "text", text: `Unclaimed at ${clock(next.at)}, it goes to ${next.role}.` } as const] : []),
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
  const waits =
    oldest === null ? "" : count === 1 ? ` Received ${oldest}, unclaimed.` : ` The oldest for review received ${oldest}, unclaimed.`;
  const blocks: Block[] = [
    { kind: "text", text: `${counts.join(" ")}${waits} ${STANDINGS[standing]}` },
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
