import type { Role } from "@/contracts/roles";
import type { StaffInvitationContent } from "@/db/queries/delivery-contents";
import { invitationTokenOf, invitationUrl } from "@/server/invitation-token";
import { type Mail, setMail } from "./mail";
import { lastDayBefore } from "./mail-times";

const AS: Readonly<Record<Role, string>> = {
  prescriber: "a prescriber",
  nurse: "a nurse",
  assistant: "an assistant",
  admin: "an admin",
};

/** Invites somebody to work with a clinic. */
export function staffInvitationMail(content: StaffInvitationContent, { appUrl, linkSecret }: { appUrl: string; linkSecret: string }): Mail {
  const { clinicName, invitationId, role, expiresAt, timeZone } = content;
  return setMail(`Your invitation to ${clinicName}`, [
    { kind: "text", text: `${clinicName} invites you to Isomood as ${AS[role]}.` },
    {
      kind: "link",
      label: `Accept until ${lastDayBefore(expiresAt, timeZone)}`,
      href: invitationUrl(appUrl, invitationTokenOf(linkSecret, invitationId)),
    },
    { kind: "text", text: "Not expecting this? Leave it alone and nothing happens. Nobody reads replies." },
  ]);
}
