import { z } from "zod";
import { takeTaskInput } from "@/contracts/flag-actions";
import { CARE_TEAM } from "@/contracts/roles";
import { database } from "@/server/database";
import { flagActionResponse } from "@/server/flag-action-response";
import { withRoute } from "@/server/route";
import { takeTask } from "@/server/use-cases/take-task";

/** Takes a staff task, a missed check-in or a missing baseline. 404 for any other flag; 409 names the colleague who was first. */
export const POST = withRoute({
  callers: CARE_TEAM,
  params: z.object({ flagId: z.uuid() }),
  body: takeTaskInput,
  audit: ["flag.claimed", "flag.handed-over"],
  handler: async ({ actor, params, body, now }) => flagActionResponse(await takeTask(database(), actor, { ...params, ...body }, now)),
});
