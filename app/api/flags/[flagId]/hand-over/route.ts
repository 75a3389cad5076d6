import { z } from "zod";
import { handOverFlagInput } from "@/contracts/flag-actions";
import { CLINICIANS } from "@/contracts/roles";
import { database } from "@/server/database";
import { flagActionResponse } from "@/server/flag-action-response";
import { withRoute } from "@/server/route";
import { handOverFlag } from "@/server/use-cases/hand-over-flag";

/** Gives a claim to a colleague, or takes a colleague's. 409 where the claim is no longer whose it was on the screen. */
export const POST = withRoute({
  callers: CLINICIANS,
  params: z.object({ flagId: z.uuid() }),
  body: handOverFlagInput,
  audit: "flag.handed-over",
  handler: async ({ actor, params, body, now }) => flagActionResponse(await handOverFlag(database(), actor, { ...params, ...body }, now)),
});
