import { z } from "zod";
import { acknowledgeFlagInput } from "@/contracts/flag-actions";
import { CLINICIANS } from "@/contracts/roles";
import { database } from "@/server/database";
import { flagActionResponse } from "@/server/flag-action-response";
import { withRoute } from "@/server/route";
import { acknowledgeFlag } from "@/server/use-cases/acknowledge-flag";

/** Signs what was done about a flag and closes it where that is allowed. 409 where a colleague has written something meanwhile; 422 names the field that still needs something. */
export const POST = withRoute({
  callers: CLINICIANS,
  params: z.object({ flagId: z.uuid() }),
  body: acknowledgeFlagInput,
  audit: ["flag.contact-recorded", "flag.acknowledged", "flag.resolved"],
  handler: async ({ actor, params, body, now }) =>
    flagActionResponse(await acknowledgeFlag(database(), actor, { ...params, ...body }, now)),
});
