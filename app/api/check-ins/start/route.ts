import { closedPage, endedPage, isForm } from "@/app/check-in/page-answers";
import { startCheckInInput } from "@/contracts/check-in";
import { issueCheckInCookie } from "@/server/check-in-session";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { findCheckInByToken } from "@/server/use-cases/open-check-in";

/** The Start button: exchanges the link's token for a cookie that opens this one check-in for 30 minutes, at an address without the token. */
export const POST = withRoute({
  callers: "public",
  body: startCheckInInput,
  audit: { none: "nothing is stored before Send" },
  handler: async ({ request, body, now }) => {
    const view = await findCheckInByToken(database(), body.token, now);
    if (view?.state !== "ready") return isForm(request) ? closedPage(request, view) : problemResponse(view ? "gone" : "not-found");
    const { clinicId, checkInId, generation, clinic, region, language } = view;
    const session = {
      actor: { kind: "check-in", clinicId, checkInId, generation },
      display: { clinicName: clinic.name, clinicPhone: clinic.phone || null, region, language },
    } as const;
    const location = `/check-in/${checkInId}`;
    const headers = { "set-cookie": issueCheckInCookie(session, webEnv().LINK_SECRET, now), location, "cache-control": "no-store" };
    return isForm(request) ? new Response(null, { status: 303, headers }) : Response.json({ location }, { status: 201, headers });
  },
  onInvalid: (issues, _raw, { request }) =>
    isForm(request) ? endedPage(request, "unknown") : problemResponse("invalid-input", { issues }),
  onUnavailable: (_raw, { request }) => (isForm(request) ? endedPage(request, "away") : problemResponse("unavailable")),
});
