import { z } from "zod";
import { endedPage, pageAssets } from "@/app/check-in/page-answers";
import { renderPage } from "@/components/check-in/render-page";
import { WishPage } from "@/components/messages/wish-page";
import { checkInWords } from "@/messages/check-in";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { withRoute } from "@/server/route";
import { readMessageWish } from "@/server/use-cases/set-message-wish";

/** What a mail's last line opens. It changes nothing, however often a mail scanner, a preview or the patient opens it. */
export const GET = withRoute({
  callers: "public",
  // Refused by us and not by the wrapper: a malformed link deserves a page with crisis help, and a mail program may add to the address.
  params: z.object({ token: z.string() }),
  query: z.looseObject({ saved: z.string().optional() }),
  audit: { none: "nobody has been identified and nothing is shown but which messages they chose" },
  handler: async ({ request, params: { token }, query }) => {
    const view = await readMessageWish(database(), token, webEnv().LINK_SECRET);
    if (!view) return endedPage(request, "unknown");
    const { language, region, wants } = view;
    const props = { words: checkInWords(language, region), assets: pageAssets(request), region, token, wants };
    return renderPage(<WishPage {...props} saved={query.saved !== undefined} />);
  },
  onUnavailable: (_raw, { request }) => endedPage(request, "away"),
});
