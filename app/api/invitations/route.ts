import { inviteStaffInput } from "@/contracts/people";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { inviteStaff } from "@/server/use-cases/invite-staff";

/** Invites somebody to the clinic by e-mail. */
export const POST = withRoute({
  callers: ["admin"],
  body: inviteStaffInput,
  audit: "invitation.created",
  handler: async ({ actor, body, now }) => {
    const made = await inviteStaff(database(), actor, body, { now, linkSecret: webEnv().LINK_SECRET });
    if (!made.ok)
      return problemResponse("conflict", { issues: [{ path: "email", message: "Somebody with this e-mail works here already" }] });
    return Response.json({ id: made.invitationId, expiresAt: made.expiresAt }, { status: 201 });
  },
});
