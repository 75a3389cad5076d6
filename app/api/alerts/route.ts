import { ROLES } from "@/contracts/roles";
import { database } from "@/server/database";
import { withRoute } from "@/server/route";
import { readAlertsPage } from "@/server/use-cases/read-alerts-page";

/** The clinic's alert mails: what waits, what failed for whom, how many there are. */
export const GET = withRoute({
  callers: ROLES,
  audit: { none: "counts, and mails to the clinic's own people: names no patient" },
  handler: async ({ actor, now }) => Response.json(await readAlertsPage(database(), actor, now)),
});
