import { z } from "zod";
import { recordCallInput } from "@/contracts/flag-actions";
import { database } from "@/server/database";
import { flagActionResponse } from "@/server/flag-action-response";
import { withRoute } from "@/server/route";
import { recordCall } from "@/server/use-cases/record-call";

/** What an assistant reports of a call: kept with the flag, decides nothing. */
export const POST = withRoute({
  callers: ["assistant"],
  params: z.object({ flagId: z.uuid() }),
  body: recordCallInput,
  audit: "flag.call-recorded",
  handler: async ({ actor, params, body, now }) => flagActionResponse(await recordCall(database(), actor, { ...params, ...body }, now)),
});
