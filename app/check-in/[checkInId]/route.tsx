import { z } from "zod";
import { closedPage, endedPage, pageAssets } from "@/app/check-in/page-answers";
import { ConsentPage } from "@/components/check-in/consent-page";
import { Questionnaire } from "@/components/check-in/questionnaire";
import { Receipt } from "@/components/check-in/receipt";
import { renderPage } from "@/components/check-in/render-page";
import { checkInWords } from "@/messages/check-in";
import { type CheckInSession, issueCheckInCookie, readCheckInSession } from "@/server/check-in-session";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { type RouteContext, withRoute } from "@/server/route";
import { type CheckInView, readCheckIn } from "@/server/use-cases/open-check-in";
import { readDrafts } from "@/server/use-cases/read-drafts";
import { readOwnCourse } from "@/server/use-cases/read-own-course";

/**
 * The consent text, the questions, and once they are sent the receipt, all at one address. The answers on it are this device's own; of those
 * given on another one nothing is on it.
 */
export const GET = withRoute({
  callers: "check-in",
  params: z.object({ checkInId: z.string() }),
  query: z.looseObject({ ask: z.unknown() }).partial(),
  audit: { none: "shows a patient their own answers of this device, or their own course" },
  handler: async ({ request, params, query, now }) => {
    const { LINK_SECRET } = webEnv();
    const session = readCheckInSession(request.headers.get("cookie"), params.checkInId, LINK_SECRET, now);
    if (!session) return endedPage(request, "session");
    const view = await readCheckIn(database(), session.actor, now, session.answeredBy);
    const { language } = session.display;
    if (view?.state !== "ready" && view?.state !== "submitted") {
      return closedPage({ request, now }, view, { checkIn: params.checkInId }, language);
    }
    const page = await pageOf(view, session, { request, now, asksAgain: query.ask === "again" });
    return renderPage(page, { cookie: issueCheckInCookie(session, LINK_SECRET, now) });
  },
  onUnavailable: (_raw, context) => {
    const seen = sessionOf(context)?.display;
    return endedPage(context.request, "away", { region: seen?.region ?? null, language: seen?.language ?? "en" });
  },
});

async function pageOf(view: CheckInView, session: CheckInSession, at: { request: Request; now: Date; asksAgain: boolean }) {
  const { actor, display, device, onTablet, acute, told } = session;
  const { now } = at;
  const shared = {
    words: checkInWords(display.language, display.region),
    assets: pageAssets(at.request),
    facts: display,
    checkInId: view.checkInId,
    tablet: onTablet,
    now,
  };
  if (view.state === "submitted") {
    const course = acute ? null : await readOwnCourse(database(), actor, now);
    return <Receipt {...shared} {...{ acute, told, course }} receivedAt={view.receivedAt ?? now} />;
  }
  if (view.consent !== "accepted") return <ConsentPage {...shared} declined={view.consent === "declined" && !at.asksAgain} />;
  const { own, elsewhere, dueAt } = await readDrafts(database(), actor, device);
  return <Questionnaire {...shared} shown={{ ...display, elsewhere }} given={own} dueAt={dueAt} />;
}

/** Out of the cookie: crisis lines and language must be right when the database is away, too. */
function sessionOf({ request, now }: RouteContext): CheckInSession | null {
  const checkInId = new URL(request.url).pathname.split("/").at(-1) ?? "";
  return readCheckInSession(request.headers.get("cookie"), checkInId, webEnv().LINK_SECRET, now);
}
