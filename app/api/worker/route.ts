import { CARE_TEAM } from "@/contracts/roles";
import { database } from "@/server/database";
import { withRoute } from "@/server/route";
import { areAlertsLeaving } from "@/server/use-cases/are-alerts-leaving";

/** Whether alerts leave, for the banner of every staff page, and who is asking, for a page that was left open. */
export const GET = withRoute({
  callers: CARE_TEAM,
  audit: { none: "says whether mails are being sent, nothing about anybody" },
  handler: async ({ actor, now }) =>
    Response.json({ staffId: actor.staffId, alertsLeaving: await areAlertsLeaving(database(), actor, now) }),
});
