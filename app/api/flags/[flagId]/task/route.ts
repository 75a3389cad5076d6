import { z } from "zod";
import { recordTaskInput } from "@/contracts/flag-actions";
import { CARE_TEAM } from "@/contracts/roles";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { flagActionResponse } from "@/server/flag-action-response";
import { withRoute } from "@/server/route";
import { recordTask } from "@/server/use-cases/record-task";

/** Records what came of a staff task, and sends the check-in again where that is it. 404 for any other flag; 409 where a colleague was first. */
export const POST = withRoute({
  callers: CARE_TEAM,
  params: z.object({ flagId: z.uuid() }),
  body: recordTaskInput,
  audit: ["flag.task-recorded", "check-in.sent"],
  handler: async ({ actor, params, body, now }) =>
    flagActionResponse(await recordTask(database(), actor, { ...params, ...body }, { now, linkSecret: webEnv().LINK_SECRET })),
});
