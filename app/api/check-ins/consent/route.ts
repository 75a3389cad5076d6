import { endedPage, isForm } from "@/app/check-in/page-answers";
import { senderOf } from "@/app/check-in/returned-form";
import { consentInput } from "@/contracts/check-in";
import { issueCheckInCookie } from "@/server/check-in-session";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { recordConsent } from "@/server/use-cases/record-consent";

/** What a patient says to the consent text. Back to the check-in's own address, which shows what follows. */
export const POST = withRoute({
  callers: "check-in",
  body: consentInput,
  audit: "check-in.consent",
  handler: async ({ body, ...context }) => {
    const { request, now } = context;
    const form = isForm(request);
    const sender = senderOf(context, body.checkIn);
    if (!sender.session) return form ? endedPage(request, "session") : problemResponse(sender.code);
    const { display, actor, answeredBy } = sender.session;
    const { version, decision } = body;
    const result = await recordConsent(database(), actor, { version, decision, language: display.language, answeredBy }, now);
    // Another wording is in force by now: the page shows it.
    if (!result.ok && result.code !== "conflict") {
      return form ? endedPage(request, result.code === "gone" ? "expired" : "revoked", display) : problemResponse(result.code);
    }
    const headers = {
      "set-cookie": issueCheckInCookie(sender.session, webEnv().LINK_SECRET, now),
      location: `/check-in/${body.checkIn}`,
      "cache-control": "no-store",
    };
    return new Response(null, { status: 303, headers });
  },
  onInvalid: (issues, _raw, { request }) =>
    isForm(request) ? endedPage(request, "session") : problemResponse("invalid-input", { issues }),
  onUnavailable: (raw, context) => {
    const seen = senderOf(context, raw.checkIn).session?.display;
    if (!isForm(context.request)) return problemResponse("unavailable");
    return endedPage(context.request, "away", { region: seen?.region ?? null, language: seen?.language ?? "en" });
  },
});
