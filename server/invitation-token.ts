import { createHmac } from "node:crypto";

/** An invitation lasts a week: long enough for somebody on leave, short enough for a mailbox. */
export const INVITATION_LASTS_MS = 7 * 24 * 60 * 60_000;

/** The secret part of an invitation's link, derived like a patient's, so that it can be mailed without being stored. */
export function invitationTokenOf(linkSecret: string, invitationId: string): string {
  return createHmac("sha256", linkSecret).update(`invitation\n${invitationId}`).digest("base64url");
}

/** The link of an invitation. Opening it changes nothing; the page behind it asks for a name and a password. */
export function invitationUrl(appUrl: string, token: string): string {
  return `${appUrl}/invitation/${token}`;
}
