import { after } from "next/server";
import { signInForm } from "@/contracts/auth-actions";
import { authResponse, nextAuth } from "@/server/auth-response";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { isLoopback } from "@/server/guard/loopback";
import { homeOf, safePath } from "@/server/landing";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { staffOfRequest } from "@/server/session";
import { type SignInOutcome, signInToDemo, signInWithPassword } from "@/server/sign-in";
import { signOut } from "@/server/staff-session";

/** Signs in, with a password or in the demo with one click, and says where to go on to. */
export const POST = withRoute({
  callers: "public",
  body: signInForm,
  audit: ["session.started", "session.refused"],
  handler: async ({ request, body, now }) => {
    const address = request.headers.get("x-isomood-address") ?? "";
    const signIn = (): Promise<SignInOutcome> =>
      "demo" in body
        ? signInToDemo(database(), body.demo, { now, demo: webEnv().DEMO, fromLoopback: isLoopback(address) })
        : signInWithPassword(database(), body, { now, address, later: after });
    // The session in this browser is another one: its holder must not stay signed in unseen.
    const before = await staffOfRequest(request.headers, { now, background: true });

    let outcome: SignInOutcome | undefined;
    let failure: unknown;
    const answer = await nextAuth(request, {
      action: "callback",
      csrfToken: body.csrfToken,
      authorize: async () => {
        try {
          outcome = await signIn();
          return outcome.ok ? outcome.secret : null;
        } catch (error) {
          // next-auth would answer 401; the database being away is not a wrong password.
          failure = error;
          return null;
        }
      },
    });
    if (failure !== undefined) throw failure;
    if (!outcome) return problemResponse("foreign-origin", { detail: "Load the page again and retry." });
    if (!outcome.ok) return problemResponse(outcome.code);
    if (before) await signOut(database(), before, now);
    const location = safePath(body.next) ?? homeOf(outcome.role);
    const wantsJson = request.headers.get("content-type")?.startsWith("application/json");
    return wantsJson ? authResponse({ ...answer, body: { location } }) : authResponse(answer, { location });
  },
});
