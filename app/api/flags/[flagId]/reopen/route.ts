import { z } from "zod";
import { reopenFlagInput } from "@/contracts/flag-actions";
import { CLINICIANS } from "@/contracts/roles";
import { database } from "@/server/database";
import { flagActionResponse } from "@/server/flag-action-response";
import { withRoute } from "@/server/route";
import { reopenFlag } from "@/server/use-cases/reopen-flag";

/** Opens a closed flag again as the caller's. 409 where a colleague was first. */
export const POST = withRoute({
  callers: CLINICIANS,
  params: z.object({ flagId: z.uuid() }),
  body: reopenFlagInput,
  audit: "flag.reopened",
  handler: async ({ actor, params, body, now }) => flagActionResponse(await reopenFlag(database(), actor, { ...params, ...body }, now)),
});
