import { STATUS_CODES } from "node:http";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { CSRF_COOKIE, readCookie, SESSION_COOKIE } from "./session-cookie";
import { SESSION_ABSOLUTE_MS } from "./staff-session";

/** What next-auth is let do. It answers 500 to malformed input and shows more than we need, so it sees nothing that is not here. */
export type AuthAction = "csrf" | "session" | "callback" | "signout";

export type AuthCall = {
  readonly action: AuthAction;
  readonly cookieHeader: string | null;
  /** The form's token against forgery, for the two actions that change something. */
  readonly csrfToken?: string;
  /** The secret of a session that was just started, to be put into the cookie; null when the sign-in was refused. */
  readonly authorize?: () => Promise<string | null>;
  readonly onSignOut?: (secret: string) => Promise<void>;
};

export type AuthAnswer = { readonly body: unknown; readonly setCookies: readonly string[]; readonly csrfOk: boolean };

const cookie = (name: string) => ({ name, options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: true } });

/**
 * Runs next-auth for one call, through the form of its handler that takes a plain request and response. It gets its own two
 * cookies and an input that was checked; what it would redirect to is dropped, because pages are ours.
 */
export async function runNextAuth(call: AuthCall, { authSecret, host }: { authSecret: string; host: string }): Promise<AuthAnswer> {
  const cookies = Object.fromEntries(
    [SESSION_COOKIE, CSRF_COOKIE].flatMap((name) => {
      const value = readCookie(call.cookieHeader, name);
      return value === undefined ? [] : [[name, decoded(value)]];
    }),
  );
  const writes = call.action === "callback" || call.action === "signout";
  const request = {
    method: writes ? "POST" : "GET",
    query: { nextauth: call.action === "callback" ? ["callback", "credentials"] : [call.action] },
    body: writes ? { csrfToken: call.csrfToken ?? "", json: "true" } : {},
    cookies,
    headers: { host },
  };
  const answer = new Answer();
  await NextAuth(request as unknown as NextApiRequest, answer as unknown as NextApiResponse, optionsFor(call, authSecret));
  return { body: answer.body, setCookies: answer.setCookies, csrfOk: !JSON.stringify(answer.body ?? "").includes("csrf=true") };
}

/** next-auth writes its cookies percent-encoded ("|" between token and hash) and expects a framework to have undone that. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // not one of ours: it will match nothing
  }
}

function optionsFor({ authorize, onSignOut }: AuthCall, authSecret: string): AuthOptions {
  return {
    secret: authSecret,
    useSecureCookies: true,
    providers: [
      CredentialsProvider({
        credentials: {},
        authorize: async () => {
          const secret = (await authorize?.()) ?? null;
          return secret === null ? null : { id: secret };
        },
      }),
    ],
    session: { strategy: "jwt", maxAge: SESSION_ABSOLUTE_MS / 1000 },
    cookies: { sessionToken: cookie(SESSION_COOKIE), csrfToken: cookie(CSRF_COOKIE), callbackUrl: cookie("__Host-isomood.callback") },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    // The token holds the session's secret and nothing about the person; who it is and whether it still counts is read each time.
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: () => "/",
    },
    events: { signOut: async ({ token }) => (typeof token?.sid === "string" ? onSignOut?.(token.sid) : undefined) },
    // Its messages quote what it was given.
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  };
}

/** As much of a Node response as next-auth uses. */
class Answer {
  body: unknown = null;
  statusCode = 200;
  readonly #headers = new Map<string, string | string[]>();

  get setCookies(): string[] {
    const lines = [this.#headers.get("set-cookie") ?? []].flat();
    // Where to go afterwards is decided here and not by a cookie.
    return lines.filter((line) => !line.startsWith("__Host-isomood.callback="));
  }
  getHeader(name: string) {
    return this.#headers.get(name.toLowerCase());
  }
  setHeader(name: string, value: string | string[]) {
    this.#headers.set(name.toLowerCase(), value);
    return this;
  }
  status(code: number) {
    if (!STATUS_CODES[code]) throw new RangeError("not a status");
    this.statusCode = code;
    return this;
  }
  json(body: unknown) {
    this.body = body;
  }
  send(body: unknown) {
    this.body = body;
  }
  end() {}
}
