import { endedPage, isForm } from "@/app/check-in/page-answers";
import { messageWishInput } from "@/contracts/message-wish-input";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { setMessageWish } from "@/server/use-cases/set-message-wish";

/** A choice on the page behind a mail's last line. Its token is all that it takes. */
export const POST = withRoute({
  callers: "public",
  body: messageWishInput,
  audit: "patient.message-wish",
  handler: async ({ request, body: { token, wish }, now }) => {
    const stored = await setMessageWish(database(), token, wish, { now, linkSecret: webEnv().LINK_SECRET });
    if (!stored) return isForm(request) ? endedPage(request, "unknown") : problemResponse("not-found");
    if (!isForm(request)) return Response.json({ wish }, { headers: { "cache-control": "no-store" } });
    return new Response(null, { status: 303, headers: { location: `/messages/${token}?saved=1`, "cache-control": "no-store" } });
  },
  onInvalid: (issues, _raw, { request }) =>
    isForm(request) ? endedPage(request, "unknown") : problemResponse("invalid-input", { issues }),
  onUnavailable: (_raw, { request }) => (isForm(request) ? endedPage(request, "away") : problemResponse("unavailable")),
});
