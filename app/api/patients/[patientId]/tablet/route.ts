import { randomUUID } from "node:crypto";
import { z } from "zod";
import { isForm } from "@/app/check-in/page-answers";
import { ANSWERED_BY } from "@/clinical/check-in-answers";
import { CARE_TEAM } from "@/contracts/roles";
import { displayOf, issueCheckInCookie } from "@/server/check-in-session";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { endSessionCookie, tabletCookie } from "@/server/tablet-cookie";
import { startTablet } from "@/server/use-cases/start-tablet";

/** "Start on this device": the staff session of this browser ends, and the patient's check-in is open in it. */
export const POST = withRoute({
  callers: CARE_TEAM,
  params: z.object({ patientId: z.uuid() }),
  /** The landing page, which asks who is answering, is passed over: staff say it. */
  body: z.strictObject({ answeredBy: z.enum(ANSWERED_BY).default("self") }),
  audit: ["check-in.on-tablet", "session.ended"],
  handler: async ({ actor, params, body, request, now }) => {
    const { LINK_SECRET } = webEnv();
    const view = await startTablet(database(), actor, params.patientId, { now, linkSecret: LINK_SECRET });
    if (view === null) return problemResponse("not-found");
    const { clinicId, checkInId, generation } = view;
    const session = {
      actor: { kind: "check-in", clinicId, checkInId, generation },
      display: displayOf(view),
      // A device of its own each time: whoever is handed it next must not see what was saved from it before.
      device: randomUUID(),
      answeredBy: body.answeredBy,
      onTablet: true,
      acute: false,
      told: null,
    } as const;
    const location = `/check-in/${checkInId}`;
    const headers = new Headers({ location, "cache-control": "no-store" });
    headers.append("set-cookie", endSessionCookie());
    headers.append("set-cookie", issueCheckInCookie(session, LINK_SECRET, now));
    headers.append("set-cookie", tabletCookie(view));
    return isForm(request) ? new Response(null, { status: 303, headers }) : Response.json({ location }, { status: 201, headers });
  },
});
