import { ROLES } from "@/contracts/roles";
import { database } from "@/server/database";
import { withRoute } from "@/server/route";
import { readCoverStanding } from "@/server/use-cases/read-cover-standing";

/** Whether somebody is there to be told, for the banner of every staff page. */
export const GET = withRoute({
  callers: ROLES,
  audit: { none: "says whether somebody is there to be told, nothing about anybody" },
  handler: async ({ actor, now }) => Response.json(await readCoverStanding(database(), actor, now)),
});
