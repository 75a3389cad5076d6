import { endedPage, isForm } from "@/app/check-in/page-answers";
import { formWithoutSession, returnedForm, senderOf } from "@/app/check-in/returned-form";
import { fieldTrouble } from "@/components/check-in/given-answers";
import { submitCheckInInput } from "@/contracts/check-in";
import { issueCheckInCookie } from "@/server/check-in-session";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { submitCheckIn } from "@/server/use-cases/submit-check-in";

/**
 * Takes a check-in's answers from the plain form (303 to the receipt, or the form again) and from the script (201 with the receipt, or a
 * problem document). A repeat gets the first receipt. Answered after the commit only.
 */
export const POST = withRoute({
  callers: "check-in",
  body: submitCheckInInput,
  audit: "check-in.submitted",
  handler: async ({ body, ...context }) => {
    const { request, now } = context;
    const form = isForm(request);
    const sender = senderOf(context, body.checkIn);
    if (!sender.session) return form ? formWithoutSession(context, sender, textOf(body)) : problemResponse(sender.code);
    const result = await submitCheckIn(database(), sender.session.actor, body, { now, linkSecret: webEnv().LINK_SECRET });
    const { region } = sender.session.display;
    if (!result.ok && form) return endedPage(request, result.code === "gone" ? "expired" : "revoked", region);
    if (!result.ok) return problemResponse(result.code);
    const { receipt } = result;
    const headers = {
      "set-cookie": issueCheckInCookie(sender.session, webEnv().LINK_SECRET, now),
      location: receipt.location,
      "cache-control": "no-store",
    };
    return form ? new Response(null, { status: 303, headers }) : Response.json(receipt, { status: 201, headers });
  },
  onInvalid: (issues, raw, context) => {
    const sender = senderOf(context, raw.checkIn);
    if (!isForm(context.request)) return sender.session ? problemResponse("invalid-input", { issues }) : problemResponse(sender.code);
    if (!sender.session) return formWithoutSession(context, sender, raw);
    return returnedForm(context, sender, { status: 422, given: raw, trouble: (words) => fieldTrouble(issues, words) });
  },
  onUnavailable: (raw, context) => {
    if (!isForm(context.request)) return problemResponse("unavailable");
    const trouble = { links: [], errors: {} };
    return returnedForm(context, senderOf(context, raw.checkIn), {
      status: 503,
      given: raw,
      trouble: ({ say }) => ({ ...trouble, heading: say("errors.away.heading"), text: say("errors.away") }),
    });
  },
});

/** The answers as a form would have sent them. */
function textOf(body: Record<string, string | number | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(body).flatMap(([field, value]) => (value === undefined ? [] : [[field, String(value)]])));
}
