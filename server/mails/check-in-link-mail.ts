import { type CrisisLine, crisisLinesFor } from "@/clinical/crisis-lines";
import type { CheckInLinkContent } from "@/db/queries/delivery-contents";
import { checkInTokenOf } from "@/server/check-in-token";
import { type Block, type Mail, setMail } from "./mail";
import { lastDayBefore } from "./mail-times";

/** Asks a patient to answer. It names no drug and no mood: others may see the screen it shows on. */
export function checkInLinkMail(content: CheckInLinkContent, { appUrl, linkSecret }: { appUrl: string; linkSecret: string }): Mail {
  const { clinicName, checkInId, generation, expiresAt, timeZone, region } = content;
  return setMail(`A short check-in from ${clinicName}`, [
    {
      kind: "link",
      label: `Your check-in is ready until ${lastDayBefore(expiresAt, timeZone)}`,
      href: `${appUrl}/c/${checkInTokenOf(linkSecret, checkInId, generation)}`,
    },
    { kind: "text", text: "About 5 minutes. Nobody reads replies." },
    { kind: "text", text: "Struggling? Don't wait for this:" },
    crisisHelp(region),
  ]);
}

/** The emergency number first, then the lines, then where there are more. Words that stand for a number are no link. */
function crisisHelp(region: string): Block {
  const { emergency, lines, more } = crisisLinesFor(region);
  return {
    kind: "list",
    lines: [
      ...emergency.map((number) =>
        isNumber(number) ? { text: `Emergency: ${number}`, href: tel(number) } : { text: `Emergency: ${number}` },
      ),
      ...lines.map(asLine),
      { text: more, href: `https://${more}` },
    ],
  };
}

function asLine({ name, call, text, chat, hours }: CrisisLine): { text: string; href?: string } {
  const ways = [
    call && `call ${call}`,
    text && `text ${text.body ? `${text.body} to ` : ""}${text.to}`,
    chat && `chat ${new URL(chat).host}`,
  ];
  const line = `${name}: ${ways.filter(Boolean).join(", ")}${hours ? ` (${hours})` : ""}`;
  return call ? { text: line, href: tel(call) } : { text: line };
}

function isNumber(text: string): boolean {
  return /^[0-9 ]+$/.test(text);
}

function tel(number: string): string {
  return `tel:${number.replaceAll(" ", "")}`;
}
