import { REGIONS, type Region } from "@/clinical/crisis-lines";
import { LANGUAGES, type Language } from "@/contracts/languages";
import { readCookie, SESSION_COOKIE } from "./session-cookie";

const TABLET_COOKIE = "__Host-tablet";
const ATTRIBUTES = "Path=/; HttpOnly; Secure; SameSite=Lax";
/** A working day: the device is handed over again and again. */
const TABLET_SECONDS = 12 * 60 * 60;

/** What the page after a check-in on the clinic's device shows help by: a region and a language, nothing about anybody. */
export type TabletPlace = { readonly region: Region; readonly language: Language };

/** The Set-Cookie header that remembers, on a device handed to a patient, which help its last page shows. */
export function tabletCookie({ region, language }: TabletPlace): string {
  return `${TABLET_COOKIE}=${region}.${language}; Max-Age=${TABLET_SECONDS}; ${ATTRIBUTES}`;
}

/** What `tabletCookie` wrote, or null: it is not signed, for all it can do is show another region's help. */
export function readTabletCookie(cookieHeader: string | null): TabletPlace | null {
  const [written, spoken] = readCookie(cookieHeader, TABLET_COOKIE)?.split(".") ?? [];
  const region = REGIONS.find((one) => one === written);
  const language = LANGUAGES.find((one) => one === spoken);
  return region && language ? { region, language } : null;
}

/** The Set-Cookie header that takes a staff member's session out of this browser. */
export function endSessionCookie(): string {
  return `${SESSION_COOKIE}=; Max-Age=0; ${ATTRIBUTES}`;
}
