import { acceptInvitationInput } from "@/contracts/sign-in";
import { database } from "@/server/database";
import { ACCEPTANCE_PER_ADDRESS, within } from "@/server/limits";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { acceptInvitation } from "@/server/use-cases/accept-invitation";

/** Joins a clinic by an invitation. The person signs in afterwards, with the password they have just chosen. */
export const POST = withRoute({
  callers: "public",
  body: acceptInvitationInput,
  audit: "invitation.accepted",
  handler: async ({ request, body, now }) => {
    const address = request.headers.get("x-isomood-address") ?? "";
    if (!(await within(database(), ACCEPTANCE_PER_ADDRESS, address, now))) return problemResponse("too-many");
    const outcome = await acceptInvitation(database(), body, { now });
    if (!outcome.ok) return problemResponse(outcome.code, "issues" in outcome ? { issues: outcome.issues } : {});
    return Response.json({ location: "/sign-in" });
  },
});
