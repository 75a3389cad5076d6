import { webEnv } from "./env";
import { type AuthAnswer, type AuthCall, runNextAuth } from "./next-auth";

/** Runs next-auth with the cookies of this request. */
export function nextAuth(request: Request, call: Omit<AuthCall, "cookieHeader">): Promise<AuthAnswer> {
  const { AUTH_SECRET, APP_URL } = webEnv();
  return runNextAuth({ ...call, cookieHeader: request.headers.get("cookie") }, { authSecret: AUTH_SECRET, host: new URL(APP_URL).host });
}

/** The answer with next-auth's cookies: its body as JSON, or 303 to `location` for a form that a browser sent by itself. */
export function authResponse(
  { body, setCookies }: Pick<AuthAnswer, "body" | "setCookies">,
  { location }: { location?: string } = {},
): Response {
  const response = location === undefined ? Response.json(body) : new Response(null, { status: 303, headers: { location } });
  for (const line of setCookies) response.headers.append("set-cookie", line);
  return response;
}
