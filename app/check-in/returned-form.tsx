import { z } from "zod";
import type { CallAnswer } from "@/components/check-in/call-me";
import { fieldTrouble, type Given, type Trouble } from "@/components/check-in/given-answers";
import { type CheckInFacts, readShown, type Shown } from "@/components/check-in/page-facts";
import { Questionnaire } from "@/components/check-in/questionnaire";
import { questionsOf } from "@/components/check-in/questions";
import { renderPage } from "@/components/check-in/render-page";
import { LANGUAGES } from "@/contracts/languages";
import type { FieldIssue } from "@/contracts/problem";
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
export function senderOf({ request, now }: RouteContext, checkInId: unknown): Sender {
  const cookies = request.headers.get("cookie");
  const id = typeof checkInId === "string" ? checkInId : "";
  const session = readCheckInSession(cookies, id, webEnv().LINK_SECRET, now);
  if (session) return { session };
  return { session: null, code: holdsAnotherCheckIn(cookies, id) ? "conflict" : "not-signed-in" };
}

/** Why the form comes back, in words that depend on its language and its questions. */
type Because =
  | { readonly trouble: (words: CheckInWords, shown: Shown) => Trouble }
  | { readonly asked: CallAnswer }
  | { readonly plain: true };

/** Facts of a form whose session has ended: it names no clinic and promises no time. */
const NOTHING_KNOWN: CheckInFacts = { clinicName: null, clinicPhone: null, region: null, timeZone: "UTC", staffed: null, phase: "on" };

/**
 * The plain form once more, with every answer as it was given, from the body and the cookie alone: the database may be away. Without a
 * session it names no clinic, and can be sent once the link has been opened again.
 */
export function returnedForm(
  { request, now }: RouteContext,
  sender: Sender,
  { status, given, because }: { status: number; given: Given; because: Because },
): Promise<Response> {
  const { checkIn } = given;
  const { session } = sender;
  const language = session?.display.language ?? LANGUAGES.find((one) => one === given.language) ?? "en";
  if (!z.uuid().safeParse(checkIn).success) return endedPage(request, "session", { region: session?.display.region ?? null, language });
  const facts = session?.display ?? NOTHING_KNOWN;
  const words = checkInWords(language, facts.region ?? undefined);
  const asShown = readShown(given.shown);
  const shown = session ? { ...session.display, elsewhere: asShown.elsewhere } : asShown;
  const page = (
    <Questionnaire
      {...{ words, facts, shown, given, now }}
      assets={pageAssets(request)}
      checkInId={checkIn ?? ""}
      trouble={"trouble" in because ? because.trouble(words, shown) : undefined}
      asked={"asked" in because ? because.asked : undefined}
      plain
      tablet={session?.onTablet}
    />
  );
  return renderPage(page, { status, cookie: session ? issueCheckInCookie(session, webEnv().LINK_SECRET, now) : undefined });
}

/** The form with what was wrong beside its fields. `told`: the clinic has been told of item 9 all the same. */
export function formWithIssues(
  context: RouteContext,
  sender: Sender,
  given: Given,
  issues: readonly FieldIssue[],
  saved: { readonly told: boolean } = { told: false },
): Promise<Response> {
  const trouble = (words: CheckInWords, shown: Shown) => fieldTrouble(issues, questionsOf(shown, words), words, saved);
  return returnedForm(context, sender, { status: 422, given, because: { trouble } });
}

/** The form while the database is away, or is asked for too much. */
export function formWhileAway(context: RouteContext, given: Given, status = 503): Promise<Response> {
  const trouble = ({ say }: CheckInWords) => ({ heading: say("errors.away-heading"), text: say("errors.away"), links: [], errors: {} });
  return returnedForm(context, senderOf(context, given.checkIn), { status, given, because: { trouble } });
}

/** The form for somebody whose session has ended, or who sent it with another check-in's cookie. */
export function formWithoutSession(context: RouteContext, sender: Extract<Sender, { session: null }>, given: Given): Promise<Response> {
  const other = sender.code === "conflict";
  const trouble = ({ say }: CheckInWords) => ({
    heading: say("errors.away-heading"),
    text: say(other ? "errors.other" : "errors.session"),
    links: [],
    errors: {},
  });
  return returnedForm(context, sender, { status: other ? 409 : 401, given, because: { trouble } });
}
