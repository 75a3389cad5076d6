import { z } from "zod";
import type { Given, Trouble } from "@/components/check-in/given-answers";
import { Questionnaire } from "@/components/check-in/questionnaire";
import { renderPage } from "@/components/check-in/render-page";
import { type CheckInWords, checkInWords } from "@/messages/check-in";
import { type CheckInSession, holdsAnotherCheckIn, issueCheckInCookie, readCheckInSession } from "@/server/check-in-session";
import { webEnv } from "@/server/env";
import type { RouteContext } from "@/server/route";
import { endedPage, pageAssets } from "./page-answers";

/** Who sends this form: the session that the form's own check-in has in this browser, or why there is none. */
export type Sender = { readonly session: CheckInSession } | { readonly session: null; readonly code: "not-signed-in" | "conflict" };

/**
 * The form names its check-in and the cookie does too: a form of one patient is never sent with the cookie of another who used
 * the same phone meanwhile.
 */
export function senderOf({ request, now }: RouteContext, checkInId: string | undefined): Sender {
  const cookies = request.headers.get("cookie");
  const session = readCheckInSession(cookies, checkInId ?? "", webEnv().LINK_SECRET, now);
  if (session) return { session };
  return { session: null, code: holdsAnotherCheckIn(cookies, checkInId ?? "") ? "conflict" : "not-signed-in" };
}

/**
 * The plain form once more, with every answer as it was given, from the body and the cookie alone: the database may be away. Without a
 * session it names no clinic, and can be sent once the link has been opened again.
 */
export function returnedForm(
  { request, now }: RouteContext,
  sender: Sender,
  { status, given, trouble }: { status: number; given: Given; trouble: (words: CheckInWords) => Trouble },
): Promise<Response> {
  const { checkIn } = given;
  if (!z.uuid().safeParse(checkIn).success) return endedPage(request, "session");
  const { clinicName = null, clinicPhone = null, region = null, language = "en" } = sender.session?.display ?? {};
  const words = checkInWords(language);
  const page = (
    <Questionnaire
      {...{ words, clinicName, clinicPhone, region, given }}
      assets={pageAssets(request)}
      checkInId={checkIn ?? ""}
      trouble={trouble(words)}
    />
  );
  return renderPage(page, { status, cookie: sender.session ? issueCheckInCookie(sender.session, webEnv().LINK_SECRET, now) : undefined });
}

/** The form for somebody whose session has ended, or who sent it with another check-in's cookie. */
export function formWithoutSession(context: RouteContext, sender: Extract<Sender, { session: null }>, given: Given): Promise<Response> {
  const other = sender.code === "conflict";
  const trouble = ({ say }: CheckInWords) => ({
    heading: say("errors.away.heading"),
    text: say(other ? "errors.other" : "errors.session"),
    links: [],
    errors: {},
  });
  return returnedForm(context, sender, { status: other ? 409 : 401, given, trouble });
}
