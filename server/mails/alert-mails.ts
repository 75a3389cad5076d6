import type { Urgency } from "@/clinical/urgency";
import type { AlertContent, DigestContent, Standing } from "@/db/queries/delivery-contents";
import type { HandOverContent } from "@/db/queries/hand-over-mails";
import { type Mail, setMail } from "./mail";
import { receivedAt } from "./mail-times";

const MARKS: Readonly<Record<Urgency, string>> = { now: "Now", today: "Today", review: "Review", watch: "Watch", missed: "Missed" };

const STANDINGS: Readonly<Record<Standing, string>> = {
  prescriber: "You are the prescriber.",
  clinician: "You are told because the prescriber could not be.",
  admin: "You are told because the clinic has no clinician who could be. Please see to it that one looks.",
};

/** Tells a clinician that a check-in waits for one. Of the patient, the answers and the reason it says nothing, by design. */
export function alertMail(content: AlertContent, { appUrl, now }: { appUrl: string; now: Date }): Mail {
  const { urgency, clinicName, timeZone, standing, alertId } = content;
  return setMail(`[${MARKS[urgency]}] A check-in at ${clinicName} needs a clinician`, [
    { kind: "text", text: `Received ${receivedAt(content.receivedAt, timeZone, now)}, unclaimed. ${STANDINGS[standing]}` },
    { kind: "link", label: "Open and claim", href: `${appUrl}/alerts/${alertId}` },
  ]);
}

/** Tells a clinician that a colleague gave them a check-in that waits for one. */
export function handOverMail(content: HandOverContent, { appUrl, now }: { appUrl: string; now: Date }): Mail {
  const { urgency, clinicName, timeZone, alertId } = content;
  const handedOver = receivedAt(content.handedOverAt, timeZone, now);
  return setMail(`[${MARKS[urgency]}] A check-in at ${clinicName} was handed over to you`, [
    { kind: "text", text: `Received ${receivedAt(content.receivedAt, timeZone, now)}. Handed over to you ${handedOver}: it is yours now.` },
    { kind: "link", label: "Open", href: `${appUrl}/alerts/${alertId}` },
  ]);
}

/** One mail a working morning about everything that waits for review. */
export function digestMail(content: DigestContent, { appUrl, now }: { appUrl: string; now: Date }): Mail {
  const { count, clinicName, timeZone, standing } = content;
  const one = count === 1;
  const oldest = receivedAt(content.oldestReceivedAt, timeZone, now);
  return setMail(`[Review: ${count}] ${one ? "A check-in" : "Check-ins"} at ${clinicName} ${one ? "needs" : "need"} a clinician`, [
    {
      kind: "text",
      text: `${one ? `Received ${oldest}` : `${count} check-ins, the oldest received ${oldest}`}, unclaimed. ${STANDINGS[standing]}`,
    },
    { kind: "link", label: "Open and claim", href: `${appUrl}/panel` },
  ]);
}
