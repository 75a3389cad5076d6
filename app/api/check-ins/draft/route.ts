import { isForm } from "@/app/check-in/page-answers";
import { senderOf } from "@/app/check-in/returned-form";
import { whoReads } from "@/components/check-in/promise";
import { type DraftInput, draftInput, MOOD_FIELDS } from "@/contracts/check-in";
import { checkInWords } from "@/messages/check-in";
import { type CheckInDisplay, issueCheckInCookie } from "@/server/check-in-session";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { DRAFTS_PER_CHECK_IN, within } from "@/server/limits";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { saveDraft } from "@/server/use-cases/save-draft";

/**
 * Saves answers as they are given; only the script calls it. Where item 9 is among them above 0 the answer says who will look and by when:
 * nothing is promised before it is stored.
 */
export const POST = withRoute({
  callers: "check-in",
  body: draftInput,
  audit: ["check-in.draft-flagged"],
  handler: async ({ body, ...context }) => {
    const { request, now } = context;
    if (isForm(request)) return problemResponse("wrong-content-type");
    const sender = senderOf(context, body.checkIn);
    if (!sender.session) return problemResponse(sender.code);
    const { session } = sender;
    if (!(await within(database(), DRAFTS_PER_CHECK_IN, body.checkIn, now))) return problemResponse("too-many");
    const result = await saveDraft(database(), session.actor, body, { now, device: session.device });
    if (!result.ok) return problemResponse(result.code);
    const headers = { "set-cookie": issueCheckInCookie(session, webEnv().LINK_SECRET, now), "cache-control": "no-store" };
    return Response.json({ ...result.saved, ...(result.saved.saved ? whoLooks(body, session.display, now) : {}) }, { headers });
  },
  onInvalid: (issues, raw, context) => {
    const sender = senderOf(context, raw.checkIn);
    return sender.session ? problemResponse("invalid-input", { issues }) : problemResponse(sender.code);
  },
});

function whoLooks({ answers }: DraftInput, display: CheckInDisplay, now: Date): { who?: string } {
  const { instrument, language, region, staffed, timeZone } = display;
  const item9 = answers[MOOD_FIELDS[instrument].item9] ?? 0;
  const grave = item9 > 1 || ["asq.3", "asq.5"].some((field) => ["yes", "refused"].includes(String(answers[field as "asq.3"])));
  if (item9 === 0 && !grave) return {};
  return { who: whoReads(checkInWords(language, region), grave ? "now" : "today", { staffed, timeZone, now }) };
}
