import { signOutForm } from "@/contracts/auth-actions";
import { authResponse, nextAuth } from "@/server/auth-response";
import { database } from "@/server/database";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { signOut, staffOfSecret } from "@/server/staff-session";

/** Ends the session and takes the cookie away. Signing out twice is no error. */
export const POST = withRoute({
  callers: "public",
  body: signOutForm,
  audit: "session.ended",
  handler: async ({ request, body, now }) => {
    let failure: unknown;
    const answer = await nextAuth(request, {
      action: "signout",
      csrfToken: body.csrfToken,
      onSignOut: async (secret) => {
        try {
          const actor = await staffOfSecret(database(), secret, { now, byPerson: false });
          if (actor) await signOut(database(), actor, now);
        } catch (error) {
          // next-auth swallows what is thrown here; a session that is still open must not look ended.
          failure = error;
        }
      },
    });
    if (failure !== undefined) throw failure;
    if (!answer.csrfOk) return problemResponse("foreign-origin", { detail: "Load the page again and retry." });
    const wantsJson = request.headers.get("accept")?.includes("application/json");
    return authResponse(answer, wantsJson ? {} : { location: "/sign-in" });
  },
});
