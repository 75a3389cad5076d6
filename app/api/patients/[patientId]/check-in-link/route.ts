import { z } from "zod";
import { CARE_TEAM } from "@/contracts/roles";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { showCheckInLink } from "@/server/use-cases/show-check-in-link";

/** The link of the check-in a patient can answer now. A POST, because what it shows is a secret and showing it is audited. */
export const POST = withRoute({
  callers: CARE_TEAM,
  params: z.object({ patientId: z.uuid() }),
  audit: "check-in.link-shown",
  handler: async ({ actor, params, now }) => {
    const { LINK_SECRET, APP_URL } = webEnv();
    const link = await showCheckInLink(database(), actor, params.patientId, { now, linkSecret: LINK_SECRET, appUrl: APP_URL });
    return link ? Response.json(link) : problemResponse("not-found");
  },
});
