import { authResponse, nextAuth } from "@/server/auth-response";
import { withRoute } from "@/server/route";
import { staffOfRequest } from "@/server/session";

/** Who is signed in, by name and role; an empty object when nobody is. Asking does not keep the session alive. */
export const GET = withRoute({
  callers: "public",
  audit: { none: "tells people about themselves only" },
  handler: async ({ request, now }) => {
    const actor = await staffOfRequest(request.headers, { now, background: true });
    if (!actor) return Response.json({});
    const { body } = await nextAuth(request, { action: "session" });
    const expires = (body as { expires?: string } | null)?.expires;
    return authResponse({ body: { user: { name: actor.name, role: actor.role, clinicName: actor.clinicName }, expires }, setCookies: [] });
  },
});
