import { z } from "zod";
import { closedPage, endedPage, pageAssets } from "@/app/check-in/page-answers";
import { Questionnaire } from "@/components/check-in/questionnaire";
import { Receipt } from "@/components/check-in/receipt";
import { renderPage } from "@/components/check-in/render-page";
import { checkInWords } from "@/messages/check-in";
import { issueCheckInCookie, readCheckInSession } from "@/server/check-in-session";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { type RouteContext, withRoute } from "@/server/route";
import { readCheckIn } from "@/server/use-cases/open-check-in";

/** The questions; once they are sent, the receipt at the same address. No earlier answer is ever on it. */
export const GET = withRoute({
  callers: "check-in",
  params: z.object({ checkInId: z.string() }),
  query: z.looseObject({}),
  audit: { none: "shows an empty form or a receipt: nothing of the record" },
  handler: async ({ request, params, now }) => {
    const { LINK_SECRET } = webEnv();
    const session = readCheckInSession(request.headers.get("cookie"), params.checkInId, LINK_SECRET, now);
    if (!session) return endedPage(request, "session");
    const view = await readCheckIn(database(), session.actor, now);
    if (view?.state !== "ready" && view?.state !== "submitted") return closedPage(request, view);
    const { clinicName, clinicPhone, region, language } = session.display;
    const shared = { words: checkInWords(language), assets: pageAssets(request), clinicName, clinicPhone, region };
    const page = view.state === "submitted" ? <Receipt {...shared} /> : <Questionnaire {...shared} checkInId={view.checkInId} />;
    return renderPage(page, { cookie: issueCheckInCookie(session, LINK_SECRET, now) });
  },
  onUnavailable: (_raw, context) => endedPage(context.request, "away", regionOf(context)),
});

/** The patient's region out of the cookie: crisis lines must be right when the database is away, too. */
function regionOf({ request, now }: RouteContext) {
  const checkInId = new URL(request.url).pathname.split("/").at(-1) ?? "";
  return readCheckInSession(request.headers.get("cookie"), checkInId, webEnv().LINK_SECRET, now)?.display.region ?? null;
}
