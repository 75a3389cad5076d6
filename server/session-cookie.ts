import { decode } from "next-auth/jwt";

/** `__Host-`: no other host or path can set it, and a browser takes it over TLS or on loopback only. */
export const SESSION_COOKIE = "__Host-isomood.session";
export const CSRF_COOKIE = "__Host-isomood.csrf";

/** The value of one cookie in a Cookie header; undefined when it is missing or sent more than once. */
export function readCookie(header: string | null | undefined, name: string): string | undefined {
  const values = (header ?? "").split(";").flatMap((pair) => {
    const at = pair.indexOf("=");
    return at > 0 && pair.slice(0, at).trim() === name ? [pair.slice(at + 1).trim()] : [];
  });
  return values.length === 1 ? values[0] : undefined;
}

/** The session's secret out of a request's cookies, or undefined when there is none that we encrypted. */
export async function sessionSecretOf(cookieHeader: string | null | undefined, authSecret: string): Promise<string | undefined> {
  const token = readCookie(cookieHeader, SESSION_COOKIE);
  if (!token) return undefined;
  try {
    const claims = await decode({ token, secret: authSecret });
    return typeof claims?.sid === "string" ? claims.sid : undefined;
  } catch {
    // Forged, expired or of another installation: as good as none.
    return undefined;
  }
}
