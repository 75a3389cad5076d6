import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { ANSWERED_BY, type AnsweredBy, DEPRESSION_INSTRUMENTS } from "@/clinical/check-in-answers";
import { COURSE_PHASES } from "@/clinical/course";
import { REGIONS } from "@/clinical/crisis-lines";
import { LANGUAGES } from "@/contracts/languages";
import type { CheckInActor } from "./actor";
import type { Told } from "./promised-for";
import { readCookie } from "./session-cookie";
import type { CheckInView } from "./use-cases/open-check-in";

/** Half an hour without a request ends a patient's session; each request begins it anew. */
export const CHECK_IN_IDLE_SECONDS = 30 * 60;
/** On the clinic's own device, which somebody else takes up next. */
export const TABLET_IDLE_SECONDS = 5 * 60;

const PREFIX = "__Host-ci-";

/** What a page needs to show crisis help and the form, also when the database is away. */
const display = z.strictObject({
  clinicName: z.string(),
  clinicPhone: z.string().nullable(),
  region: z.enum(REGIONS),
  language: z.enum(LANGUAGES),
  /** The patient's. */
  timeZone: z.string(),
  instrument: z.enum(DEPRESSION_INSTRUMENTS),
  /** 18 or older, and younger than 25, on the day the check-in was opened. */
  adult: z.boolean(),
  under25: z.boolean(),
  /** On the day it was opened; a cookie from before this was kept says nothing of it. */
  phase: z.enum(COURSE_PHASES).default("on"),
  /** When somebody is at the clinic, on its own clock, with the holidays ahead. */
  staffed: z.strictObject({
    weekdays: z.array(z.int()),
    from: z.string(),
    until: z.string(),
    closedOn: z.array(z.string()).optional(),
    timeZone: z.string(),
  }),
});

const stored = z.strictObject({
  clinicId: z.uuid(),
  checkInId: z.uuid(),
  generation: z.int().positive(),
  /** Seconds since 1970. */
  until: z.int(),
  display,
  device: z.uuid(),
  answeredBy: z.enum(ANSWERED_BY),
  onTablet: z.boolean(),
  acute: z.boolean(),
  told: z.enum(["now", "today"]).nullable(),
});

/**
 * What the cookie of one check-in holds: which check-in it opens, for whom and where. Of the patient it says no more than region, language,
 * time zone and which questions they are asked.
 */
export type CheckInSession = {
  readonly actor: CheckInActor;
  readonly display: CheckInDisplay;
  /** Tells this browser's saved answers from another's; the same for as long as its cookie is valid. */
  readonly device: string;
  readonly answeredBy: AnsweredBy;
  /** On the clinic's own device. */
  readonly onTablet: boolean;
  /** What was sent from here says that somebody is not safe: the receipt says so on this device and no other. */
  readonly acute: boolean;
  /** What was promised here about item 9, before Send or with it: the receipt says it again instead of a day for everything. */
  readonly told: Told | null;
};
export type CheckInDisplay = z.infer<typeof display>;

/** What a page of this check-in shows, as the cookie keeps it. */
export function displayOf(view: CheckInView): CheckInDisplay {
  const { clinic, region, language, timeZone, instrument, adult, under25, phase } = view;
  const { weekdays, from, until, closedOn = [] } = clinic.staffedHours;
  const staffed = { weekdays: [...weekdays], from, until, closedOn: [...closedOn], timeZone: clinic.timeZone };
  return { clinicName: clinic.name, clinicPhone: clinic.phone, region, language, timeZone, instrument, adult, under25, phase, staffed };
}

/** The check-in's id is in the name: `__Host-` forces Path=/, and two patients on one tablet would overwrite each other. */
export function checkInCookieName(checkInId: string): string {
  return `${PREFIX}${checkInId}`;
}

/**
 * The Set-Cookie header that opens a check-in for the next 30 minutes, on the clinic's own device for 5. `Lax`, because the link is opened from a mail; it is
 * sent with no request that another site makes in the background or by POST.
 */
export function issueCheckInCookie({ actor, ...rest }: CheckInSession, linkSecret: string, now: Date): string {
  const { clinicId, checkInId, generation } = actor;
  const { display, device, answeredBy, onTablet, acute, told } = rest;
  const idle = onTablet ? TABLET_IDLE_SECONDS : CHECK_IN_IDLE_SECONDS;
  const until = Math.floor(now.getTime() / 1000) + idle;
  const content = {
    ...{ clinicId, checkInId, generation, until },
    ...{ display, device, answeredBy, onTablet, acute, told },
  } satisfies z.infer<typeof stored>;
  const payload = Buffer.from(JSON.stringify(content)).toString("base64url");
  const value = `${payload}.${signatureOf(payload, linkSecret).toString("base64url")}`;
  return `${checkInCookieName(checkInId)}=${value}; Path=/; Max-Age=${idle}; HttpOnly; Secure; SameSite=Lax`;
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
  const { clinicId, generation, display, device, answeredBy, onTablet, acute, told } = content.data;
  return { actor: { kind: "check-in", clinicId, checkInId, generation }, display, device, answeredBy, onTablet, acute, told };
}

/** Whether a check-in other than this one is open in this browser: then the page and the cookie belong to two people. */
export function holdsAnotherCheckIn(cookieHeader: string | null, checkInId: string): boolean {
  const names = (cookieHeader ?? "").split(";").map((pair) => pair.split("=", 1)[0]?.trim() ?? "");
  return names.some((name) => name.startsWith(PREFIX) && name !== checkInCookieName(checkInId));
}

function signatureOf(payload: string, linkSecret: string): Buffer {
  // A key of its own: a signature made for one purpose must not serve another.
  const key = Buffer.from(hkdfSync("sha256", linkSecret, "", "isomood check-in cookie 2", 32));
  return createHmac("sha256", key).update(payload).digest();
}
