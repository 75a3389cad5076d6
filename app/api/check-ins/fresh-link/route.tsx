import { endedPage, isForm, pageAssets } from "@/app/check-in/page-answers";
import { renderPage } from "@/components/check-in/render-page";
import { Told } from "@/components/check-in/told";
import { freshLinkInput } from "@/contracts/check-in";
import { checkInWords } from "@/messages/check-in";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { FRESH_LINK_PER_LINK, within } from "@/server/limits";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { askFreshLink } from "@/server/use-cases/fresh-link";
import { findCheckInByToken } from "@/server/use-cases/open-check-in";

/** A fresh link for an expired one, by mail. The answer is the same whether or not an address is known, and however often it is asked for. */
export const POST = withRoute({
  callers: "public",
  body: freshLinkInput,
  audit: "check-in.link-asked",
  handler: async ({ request, body: { token }, now }) => {
    const view = await findCheckInByToken(database(), token, now);
    if (await within(database(), FRESH_LINK_PER_LINK, token, now)) {
      await askFreshLink(database(), token, { now, linkSecret: webEnv().LINK_SECRET });
    }
    const words = checkInWords(view?.language ?? "en", view?.region);
    const [heading, text] = [words.say("ended.fresh-sent-heading"), words.say("ended.fresh-sent")];
    if (!isForm(request)) return Response.json({ heading, text }, { headers: { "cache-control": "no-store" } });
    return renderPage(<Told {...{ words, heading, text }} assets={pageAssets(request)} region={view?.region ?? null} />);
  },
  onInvalid: (issues, _raw, { request }) =>
    isForm(request) ? endedPage(request, "unknown") : problemResponse("invalid-input", { issues }),
  onUnavailable: (_raw, { request }) => (isForm(request) ? endedPage(request, "away") : problemResponse("unavailable")),
});
