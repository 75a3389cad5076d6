import type { TestContent } from "@/db/queries/test-mails";
import { type Mail, setMail } from "./mail";
import { receivedAt } from "./mail-times";

/** Shows that alerts reach somebody. It is about nothing, and says so in its first words. */
export function testMail({ clinicName, askedAt, timeZone }: TestContent, { appUrl, now }: { appUrl: string; now: Date }): Mail {
  return setMail(`[Test] Alert mails of ${clinicName} reach you`, [
    { kind: "text", text: `A test, asked for ${receivedAt(askedAt, timeZone, now)}. Nobody needs you, and there is nothing to claim.` },
    {
      kind: "text",
      text: "Alerts come the same way, and begin with [Now], [Today] or [Review]. Was this one among the unwanted mails? Mark it as wanted.",
    },
    { kind: "link", label: "See the alert mails of your clinic", href: `${appUrl}/alerts` },
    { kind: "text", text: "Nobody reads replies." },
  ]);
}
