import type { PatientContent } from "@/db/queries/delivery-patient-mails";
import { mailWords } from "@/messages/mails";
import { checkInTokenOf } from "@/server/check-in-token";
import { unsubscribeUrl, wishTokenOf, wishUrl } from "@/server/wish-token";
import { crisisHelp } from "./crisis-help";
import { type Block, type Mail, setMail } from "./mail";

/**
 * Asks a patient to answer, or reminds them, in their language. It names no drug and no mood, and not the patient either: others may see the
 * screen it shows on. Its last line lets them say that they want no more of these.
 */
export function patientMail(content: PatientContent, { appUrl, linkSecret }: { appUrl: string; linkSecret: string }): Mail {
  const { kind, clinicName, checkInId, generation, expiresAt, timeZone, region, language } = content;
  const { say, date } = mailWords(language, region);
  const message = kind === "reminder" ? "reminder" : "link";
  // It closes as a day begins: the last day on which it can be answered is the one before.
  const lastDay = date(new Date(expiresAt.getTime() - 1), { timeZone, style: "weekday" });
  const wish = wishTokenOf(linkSecret, content);
  const blocks: Block[] = [
    {
      kind: "link",
      lead: say(`${message}.ready`, { date: lastDay }),
      label: say("link.button"),
      href: `${appUrl}/c/${checkInTokenOf(linkSecret, checkInId, generation)}`,
    },
    { kind: "text", text: say("link.minutes") },
    { kind: "text", text: say("link.struggling") },
    crisisHelp(language, region),
    { kind: "quiet-link", lead: say("link.stop"), label: say("link.stop-button"), href: wishUrl(appUrl, wish) },
  ];
  return { ...setMail(say(`${message}.subject`, { clinic: clinicName }), blocks, { language }), unsubscribe: unsubscribeUrl(appUrl, wish) };
}
