import type { Role } from "@/contracts/roles";

const HOMES: Readonly<Record<Role, string>> = {
  prescriber: "/panel?cover=1",
  nurse: "/panel?tab=calls",
  assistant: "/panel?tab=calls",
  admin: "/people",
};

/** The first page of a role: who needs a prescriber, of their own patients and those they cover, whom to call, or, for who runs the clinic and sees no patients, its people. */
export function homeOf(role: Role): string {
  return HOMES[role];
}

/** A path of ours to go to after signing in, or null: no other site, no API, no sign-in page again. */
export function safePath(next: string | null | undefined): string | null {
  if (!next?.startsWith("/") || next.length > 500) return null;
  // Browsers read \ as / and drop tabs and line ends, so "/\evil.example" is another site.
  const url = URL.canParse(next, "http://own.invalid") ? new URL(next, "http://own.invalid") : null;
  if (url?.origin !== "http://own.invalid") return null;
  return /^\/(api|fhir|sign-in|invitation|c)(\/|$)/.test(url.pathname) ? null : `${url.pathname}${url.search}`;
}

/** The sign-in page, which leads back to `path`. */
export function signInAddress(path: string | null): string {
  const next = safePath(path);
  return next && next !== "/" ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in";
}
