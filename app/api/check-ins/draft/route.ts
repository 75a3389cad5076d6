import { isForm } from "@/app/check-in/page-answers";
import { senderOf } from "@/app/check-in/returned-form";
import { whoReads } from "@/components/check-in/promise";
import { draftInput } from "@/contracts/check-in";
import { checkInWords } from "@/messages/check-in";
import { type CheckInDisplay, issueCheckInCookie } from "@/server/check-in-session";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { DRAFTS_PER_CHECK_IN, within } from "@/server/limits";
import { problemResponse } from "@/server/problem-response";
import { moreUrgent, promisedFor, type Told } from "@/server/promised-for";
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
    // Sent meanwhile: the cookie stays as sending left it.
    if (!result.saved.saved) return Response.json(result.saved, { headers: { "cache-control": "no-store" } });
    const told = promisedFor(body.answers, session.display.instrument);
    const after = { ...session, told: moreUrgent(session.told, told) };
    const headers = { "set-cookie": issueCheckInCookie(after, webEnv().LINK_SECRET, now), "cache-control": "no-store" };
    const who = told && after.told ? { who: whoLooks(session.display, after.told, { now, dueAt: result.dueAt }) } : {};
    return Response.json({ ...result.saved, ...who }, { headers });
  },
  onInvalid: (issues, raw, context) => {
    const sender = senderOf(context, raw.checkIn);
    return sender.session ? problemResponse("invalid-input", { issues }) : problemResponse(sender.code);
  },
});

/** Of an answer that is not urgent at once nobody is told before it has been left for half an hour: the time for it runs from then. */
function whoLooks({ language, region, staffed, timeZone }: CheckInDisplay, told: Told, { now, dueAt }: { now: Date; dueAt: Date }): string {
  return whoReads(checkInWords(language, region), told, { staffed, timeZone, now, from: told === "today" ? dueAt : now });
}
