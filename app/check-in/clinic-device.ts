import { checkInCookieName } from "@/server/check-in-session";

/** Where the clinic's own device goes once a check-in on it is sent or locked: nothing of it is shown there any more. */
export const TABLET = "/tablet";

/** The Set-Cookie header that ends a check-in in this browser. What was saved of it stays with the server. */
export function endCheckInCookie(checkInId: string): string {
  return `${checkInCookieName(checkInId)}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax`;
}
