import { z } from "zod";
import { closedPage, endedPage, pageAssets } from "@/app/check-in/page-answers";
import { Landing } from "@/components/check-in/landing";
import { renderPage } from "@/components/check-in/render-page";
import { checkInToken } from "@/contracts/check-in";
import { LANGUAGES } from "@/contracts/languages";
import { checkInWords } from "@/messages/check-in";
import { displayOf } from "@/server/check-in-session";
import { database } from "@/server/database";
import { withRoute } from "@/server/route";
import { findCheckInByToken } from "@/server/use-cases/open-check-in";

/** What a patient's link opens. It changes nothing, however often a mail scanner, a preview or the patient opens it. */
export const GET = withRoute({
  callers: "public",
  // Refused by us and not by the wrapper: a malformed link deserves a page with crisis help, and a mail program may add to the address.
  params: z.object({ token: z.string() }),
  query: z.looseObject({ language: z.unknown() }).partial(),
  audit: { none: "nobody has been identified and nothing of a patient is shown" },
  handler: async ({ request, params, query, now }) => {
    const token = checkInToken.safeParse(params.token);
    const view = token.success ? await findCheckInByToken(database(), token.data, now) : null;
    const language = LANGUAGES.find((one) => one === query.language) ?? view?.language;
    if (view?.state !== "ready") return closedPage({ request, now }, view, { token: params.token }, language);
    const { adult, begun, region } = view;
    const words = checkInWords(language ?? view.language, region);
    return renderPage(
      <Landing {...{ words, adult, begun, now }} assets={pageAssets(request)} facts={displayOf(view)} token={params.token} />,
    );
  },
  onUnavailable: (_raw, { request }) => endedPage(request, "away"),
});
