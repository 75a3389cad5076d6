import { z } from "zod";
import { endedPage, isForm } from "@/app/check-in/page-answers";
import { textOf, wholeForm } from "@/app/check-in/page-fields";
import { formWithoutSession, returnedForm, senderOf } from "@/app/check-in/returned-form";
import { LANGUAGES } from "@/contracts/languages";
import { issueCheckInCookie } from "@/server/check-in-session";
import { webEnv } from "@/server/env";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";

const wanted = z.object({ checkIn: z.uuid(), to: z.enum(LANGUAGES) });

/** Goes on in another language: the plain form comes back with its answers; the script, which has saved them, opens its page again. */
export const POST = withRoute({
  callers: "check-in",
  body: wholeForm,
  audit: { none: "changes the words of a page and nothing that is stored" },
  handler: ({ body, ...context }) => {
    const { request, now } = context;
    const given = textOf(body);
    const parsed = wanted.safeParse(given);
    if (!parsed.success) return isForm(request) ? endedPage(request, "session") : problemResponse("invalid-input");
    const { checkIn, to } = parsed.data;
    const sender = senderOf(context, checkIn);
    if (!sender.session) {
      return isForm(request) ? formWithoutSession(context, sender, { ...given, language: to }) : problemResponse(sender.code);
    }
    const session = { ...sender.session, display: { ...sender.session.display, language: to } };
    if (isForm(request)) return returnedForm(context, { session }, { status: 200, given, because: { plain: true } });
    const headers = { "set-cookie": issueCheckInCookie(session, webEnv().LINK_SECRET, now), "cache-control": "no-store" };
    return Response.json({ location: `/check-in/${checkIn}` }, { headers });
  },
});
