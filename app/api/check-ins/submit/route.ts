import { endCheckInCookie, TABLET } from "@/app/check-in/clinic-device";
import { formAfterTelling } from "@/app/check-in/form-after-telling";
import { endedPage, isForm } from "@/app/check-in/page-answers";
import { sentForm, textOf } from "@/app/check-in/page-fields";
import { formWhileAway, formWithoutSession, senderOf } from "@/app/check-in/returned-form";
import { issueCheckInCookie } from "@/server/check-in-session";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { problemResponse } from "@/server/problem-response";
import { moreUrgent } from "@/server/promised-for";
import { withRoute } from "@/server/route";
import { submitCheckIn } from "@/server/use-cases/submit-check-in";

/**
 * Takes a check-in's answers from the plain form (303 to the receipt, or the form again) and from the script (201 with the receipt, or a
 * problem document). A repeat gets the first receipt. Answered after the commit only.
 */
export const POST = withRoute({
  callers: "check-in",
  body: sentForm,
  audit: "check-in.submitted",
  handler: async ({ body: { input, shown }, ...context }) => {
    const { request, now } = context;
    const form = isForm(request);
    const sender = senderOf(context, input.checkIn);
    const given = textOf({ ...input, shown });
    if (!sender.session) return form ? formWithoutSession(context, sender, given) : problemResponse(sender.code);
    const { LINK_SECRET } = webEnv();
    const { actor, display, answeredBy, onTablet } = sender.session;
    const result = await submitCheckIn(database(), actor, input, { now, linkSecret: LINK_SECRET, answeredBy, onTablet });
    if (!result.ok && result.code === "invalid-input") {
      return form ? formAfterTelling(context, sender, given, result.issues) : problemResponse(result.code, { issues: result.issues });
    }
    if (!result.ok)
      return form ? endedPage(request, result.code === "gone" ? "expired" : "revoked", display) : problemResponse(result.code);
    const { receipt } = result;
    // A second tab's repeat takes nothing back of what this device has to be told.
    const acute = sender.session.acute || result.acute;
    const told = moreUrgent(sender.session.told, result.told);
    // What an acute answer has to be told stands on the device it was given on, the clinic's own, too.
    const leaves = onTablet && !acute;
    const location = leaves ? TABLET : receipt.location;
    const cookie = leaves ? endCheckInCookie(input.checkIn) : issueCheckInCookie({ ...sender.session, acute, told }, LINK_SECRET, now);
    const headers = { "set-cookie": cookie, location, "cache-control": "no-store" };
    return form ? new Response(null, { status: 303, headers }) : Response.json({ ...receipt, location }, { status: 201, headers });
  },
  onInvalid: (issues, raw, context) => {
    const sender = senderOf(context, raw.checkIn);
    if (!isForm(context.request)) return sender.session ? problemResponse("invalid-input", { issues }) : problemResponse(sender.code);
    return sender.session ? formAfterTelling(context, sender, textOf(raw), issues) : formWithoutSession(context, sender, raw);
  },
  onUnavailable: (raw, context) => (isForm(context.request) ? formWhileAway(context, raw) : problemResponse("unavailable")),
});
