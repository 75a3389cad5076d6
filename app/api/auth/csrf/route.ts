import { authResponse, nextAuth } from "@/server/auth-response";
import { withRoute } from "@/server/route";

/** The token that signing in and out must carry, and the cookie it is compared with. */
export const GET = withRoute({
  callers: "public",
  background: true,
  audit: { none: "changes nothing" },
  handler: async ({ request }) => authResponse(await nextAuth(request, { action: "csrf" })),
});
