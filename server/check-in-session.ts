import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { REGIONS } from "@/clinical/crisis-lines";
import { LANGUAGES } from "@/contracts/languages";
import type { CheckInActor } from "./actor";
import { readCookie } from "./session-cookie";

/** Half an hour without a request ends a patient's session; each request begins it anew. */
export const CHECK_IN_IDLE_SECONDS = 30 * 60;

const PREFIX = "__Host-ci-";

const stored = z.strictObject({
  clinicId: z.uuid(),
  checkInId: z.uuid(),
  generation: z.int().positive(),
  /** Seconds since 1970. */
  until: z.int(),
  clinicName: z.string(),
  clinicPhone: z.string().nullable(),
  region: z.enum(REGIONS),
  language: z.enum(LANGUAGES),
});

/**
 * What the cookie of one check-in holds: which check-in it opens, and what a page needs to show crisis help and the form again
 * when the database is away. Nothing in it is about the patient beyond region and language.
 */
export type CheckInSession = { readonly actor: CheckInActor; readonly display: CheckInDisplay };
export type CheckInDisplay = Pick<z.infer<typeof stored>, "clinicName" | "clinicPhone" | "region" | "language">;

/** The check-in's id is in the name: `__Host-` forces Path=/, and two patients on one tablet would overwrite each other. */
export function checkInCookieName(checkInId: string): string {
  return `${PREFIX}${checkInId}`;
}

/**
 * The Set-Cookie header that opens a check-in for the next 30 minutes. `Lax`, because the link is opened from a mail; it is
 * sent with no request that another site makes in the background or by POST.
 */
export function issueCheckInCookie({ actor, display }: CheckInSession, linkSecret: string, now: Date): string {
  const { clinicId, checkInId, generation } = actor;
  const { clinicName, clinicPhone, region, language } = display;
  const until = Math.floor(now.getTime() / 1000) + CHECK_IN_IDLE_SECONDS;
  const content = { clinicId, checkInId, generation, until, clinicName, clinicPhone, region, language } satisfies z.infer<typeof stored>;
  const payload = Buffer.from(JSON.stringify(content)).toString("base64url");
  const value = `${payload}.${signatureOf(payload, linkSecret).toString("base64url")}`;
  return `${checkInCookieName(checkInId)}=${value}; Path=/; Max-Age=${CHECK_IN_IDLE_SECONDS}; HttpOnly; Secure; SameSite=Lax`;
}

/** The session of this check-in, or null when its cookie is missing, sent twice, forged, another check-in's or past its time. */
export function readCheckInSession(cookieHeader: string | null, checkInId: string, linkSecret: string, now: Date): CheckInSession | null {
  const [payload, signature, ...rest] = readCookie(cookieHeader, checkInCookieName(checkInId))?.split(".") ?? [];
  if (!payload || !signature || rest.length > 0) return null;
  const given = Buffer.from(signature, "base64url");
  const right = signatureOf(payload, linkSecret);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const content = stored.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString()));
  if (!content.success || content.data.checkInId !== checkInId || content.data.until * 1000 <= now.getTime()) return null;
  const { clinicId, generation, clinicName, clinicPhone, region, language } = content.data;
  return { actor: { kind: "check-in", clinicId, checkInId, generation }, display: { clinicName, clinicPhone, region, language } };
}

/** Whether a check-in other than this one is open in this browser: then the page and the cookie belong to two people. */
export function holdsAnotherCheckIn(cookieHeader: string | null, checkInId: string): boolean {
  const names = (cookieHeader ?? "").split(";").map((pair) => pair.split("=", 1)[0]?.trim() ?? "");
  return names.some((name) => name.startsWith(PREFIX) && name !== checkInCookieName(checkInId));
}

function signatureOf(payload: string, linkSecret: string): Buffer {
  // A key of its own: a signature made for one purpose must not serve another.
  const key = Buffer.from(hkdfSync("sha256", linkSecret, "", "isomood check-in cookie 1", 32));
  return createHmac("sha256", key).update(payload).digest();
}
