import { sendCheckInsInput } from "@/contracts/panel-requests";
import { CARE_TEAM } from "@/contracts/roles";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { withRoute } from "@/server/route";
import { sendCheckIns } from "@/server/use-cases/send-check-ins";

/** Sends patients a check-in now; the answer says for each what became of it. */
export const POST = withRoute({
  callers: CARE_TEAM,
  body: sendCheckInsInput,
  audit: "check-in.sent",
  handler: async ({ actor, body, now }) =>
    Response.json(await sendCheckIns(database(), actor, body.courses, { now, linkSecret: webEnv().LINK_SECRET })),
});
