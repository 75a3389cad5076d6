import { z } from "zod";
import { closedPage, endedPage, pageAssets } from "@/app/check-in/page-answers";
import { Landing } from "@/components/check-in/landing";
import { renderPage } from "@/components/check-in/render-page";
import { checkInToken } from "@/contracts/check-in";
import { checkInWords } from "@/messages/check-in";
import { database } from "@/server/database";
import { withRoute } from "@/server/route";
import { findCheckInByToken } from "@/server/use-cases/open-check-in";

/** What a patient's link opens. It changes nothing, however often a mail scanner, a preview or the patient opens it. */
export const GET = withRoute({
  callers: "public",
  // Refused by us and not by the wrapper: a malformed link deserves a page with crisis help, and a mail program may add to the address.
  params: z.object({ token: z.string() }),
  query: z.looseObject({}),
  audit: { none: "nobody has been identified and nothing of a patient is shown" },
  handler: async ({ request, params, now }) => {
    const token = checkInToken.safeParse(params.token);
    const view = token.success ? await findCheckInByToken(database(), token.data, now) : null;
    if (view?.state !== "ready") return closedPage(request, view);
    const { clinic, region, language } = view;
    const words = checkInWords(language);
    return renderPage(<Landing words={words} assets={pageAssets(request)} clinicName={clinic.name} region={region} token={params.token} />);
  },
  onUnavailable: (_raw, { request }) => endedPage(request, "away"),
});
