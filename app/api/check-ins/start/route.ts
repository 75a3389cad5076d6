import { randomUUID } from "node:crypto";
import { closedPage, endedPage, isForm, tooManyPage } from "@/app/check-in/page-answers";
import { startCheckInInput } from "@/contracts/check-in";
import { displayOf, issueCheckInCookie, readCheckInSession } from "@/server/check-in-session";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { START_PER_LINK, within } from "@/server/limits";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { findCheckInByToken } from "@/server/use-cases/open-check-in";

/** The Start button: exchanges the link's token for a cookie that opens this one check-in for 30 minutes, at an address without the token. */
export const POST = withRoute({
  callers: "public",
  body: startCheckInInput,
  audit: { none: "nothing is stored before an answer is given" },
  handler: async ({ request, body, now }) => {
    if (!(await within(database(), START_PER_LINK, body.token, now))) {
      return isForm(request) ? tooManyPage(request, { region: null, language: body.language ?? "en" }) : problemResponse("too-many");
    }
    const view = await findCheckInByToken(database(), body.token, now);
    if (view?.state !== "ready") {
      if (!isForm(request)) return problemResponse(view ? "gone" : "not-found");
      return closedPage({ request, now }, view, { token: body.token }, body.language);
    }
    const { clinicId, checkInId, generation, language } = view;
    const { LINK_SECRET } = webEnv();
    // Whoever presses Start once more on the same device is given back their own answers; a parent after a teen, or a teen after a parent, is not.
    const here = readCheckInSession(request.headers.get("cookie"), checkInId, LINK_SECRET, now);
    const before = here?.answeredBy === body.answeredBy ? here : null;
    const session = {
      actor: { kind: "check-in", clinicId, checkInId, generation },
      display: { ...displayOf(view), language: body.language ?? language },
      device: before?.device ?? randomUUID(),
      answeredBy: body.answeredBy,
      onTablet: here?.onTablet ?? false,
      acute: before?.acute ?? false,
      told: before?.told ?? null,
    } as const;
    const location = `/check-in/${checkInId}`;
    const headers = { "set-cookie": issueCheckInCookie(session, LINK_SECRET, now), location, "cache-control": "no-store" };
    return isForm(request) ? new Response(null, { status: 303, headers }) : Response.json({ location }, { status: 201, headers });
  },
  onInvalid: (issues, _raw, { request }) =>
    isForm(request) ? endedPage(request, "unknown") : problemResponse("invalid-input", { issues }),
  onUnavailable: (_raw, { request }) => (isForm(request) ? endedPage(request, "away") : problemResponse("unavailable")),
});
