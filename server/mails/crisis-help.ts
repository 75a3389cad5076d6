import { type CrisisLine, crisisLinesFor, type Region, UNKNOWN_EMERGENCY } from "@/clinical/crisis-lines";
import type { Language } from "@/contracts/languages";
import { type CheckInWords, checkInWords } from "@/messages/check-in";
import { mailWords } from "@/messages/mails";
import type { Block } from "./mail";

/** The emergency number first, then the lines, then where there are more. Words that stand for a number are no link. */
export function crisisHelp(language: Language, region: Region): Block {
  const words = checkInWords(language, region);
  const { say } = mailWords(language, region);
  const { emergency, lines, more } = crisisLinesFor(region);
  return {
    kind: "list",
    lines: [
      ...emergency.map((number) =>
        number === UNKNOWN_EMERGENCY
          ? { text: say("link.emergency", { number: words.say("line.unknown-emergency") }) }
          : { text: say("link.emergency", { number }), href: tel(number) },
      ),
      ...lines.map((line) => asLine(line, words)),
      { text: more, href: `https://${more}` },
    ],
  };
}

function asLine(
  { name, call, text, chat, hours }: CrisisLine,
  { say, lineName, hours: inWords }: CheckInWords,
): { text: string; href?: string } {
  const ways = [
    call && say("line.call", { number: call }),
    text && (text.body ? say("line.text-word", { word: text.body, number: text.to }) : say("line.text", { number: text.to })),
    chat && `${say("line.chat")}: ${new URL(chat).host}`,
  ];
  const line = `${lineName(name)}: ${ways.filter(Boolean).join(" · ")}${hours ? ` (${inWords(hours)})` : ""}`;
  return call ? { text: line, href: tel(call) } : { text: line };
}

function tel(number: string): string {
  return `tel:${number.replaceAll(" ", "")}`;
}
