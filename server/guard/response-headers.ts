import type { GuardSettings } from "./settings";

const YEAR = 365 * 24 * 60 * 60;

/**
 * The content security policy of one answer. Scripts run by nonce, and what those load (strict-dynamic); stylesheets come from us or
 * carry the nonce. Attributes named style or on* never work.
 */
export function contentSecurityPolicy(nonce: string, { appUrl, dev }: GuardSettings): string {
  const socket = appUrl.replace(/^http/, "ws");
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self'",
    "font-src 'self'",
    `connect-src 'self'${dev ? ` ${socket}` : ""}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The headers that every answer carries. They replace whatever was set further in. */
export function responseHeaders(path: string, nonce: string, requestId: string, settings: GuardSettings): Record<string, string> {
  return {
    "content-security-policy": contentSecurityPolicy(nonce, settings),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": isForPatients(path) ? "strict-origin" : "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "origin-agent-cluster": "?1",
    "x-robots-tag": "noindex, nofollow",
    "x-request-id": requestId,
    ...(settings.appUrl.startsWith("https:") ? { "strict-transport-security": `max-age=${YEAR}; includeSubDomains` } : {}),
  };
}

/** Only files whose names hold a hash of their content are kept; everything else may be about a patient. */
export function cacheControl(path: string, status: number, { dev }: GuardSettings): string {
  const hashed = /^\/(_next\/static|assets\/check-in)\//.test(path);
  if (hashed && !dev && (status === 200 || status === 206 || status === 304)) return `public, max-age=${YEAR}, immutable`;
  return "no-store";
}

/** Under no-referrer a browser sends `Origin: null` with a native form; strict-origin leaks no token and keeps the form working. */
function isForPatients(path: string): boolean {
  return /^\/(c|check-in|messages|api\/check-ins|api\/messages)(\/|$)/.test(path);
}
