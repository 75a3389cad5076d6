import { z } from "zod";
import { claimFlagInput } from "@/contracts/flag-actions";
import { CLINICIANS } from "@/contracts/roles";
import { database } from "@/server/database";
import { flagActionResponse } from "@/server/flag-action-response";
import { withRoute } from "@/server/route";
import { claimFlag } from "@/server/use-cases/claim-flag";

/** "I am on it": stops the alert's ladder. 409 names the colleague who was first. */
export const POST = withRoute({
  callers: CLINICIANS,
  params: z.object({ flagId: z.uuid() }),
  body: claimFlagInput,
  audit: "flag.claimed",
  handler: async ({ actor, params, now }) => flagActionResponse(await claimFlag(database(), actor, params, now)),
});
