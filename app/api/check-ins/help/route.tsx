import { endedPage, isForm, pageAssets, tooManyPage } from "@/app/check-in/page-answers";
import { textOf, wholeForm } from "@/app/check-in/page-fields";
import { formWhileAway, formWithoutSession, returnedForm, senderOf } from "@/app/check-in/returned-form";
import { askedWords } from "@/components/check-in/promise";
import { renderPage } from "@/components/check-in/render-page";
import { Told } from "@/components/check-in/told";
import { helpInput } from "@/contracts/check-in";
import { type CheckInWords, checkInWords } from "@/messages/check-in";
import { database } from "@/server/database";
import { HELP_PER_LINK, within } from "@/server/limits";
import { problemResponse } from "@/server/problem-response";
import { type RouteContext, withRoute } from "@/server/route";
import { askForCall } from "@/server/use-cases/ask-for-call";
import { findCheckInByToken } from "@/server/use-cases/open-check-in";

/**
 * "Ask the clinic to call me", from any page that knows its check-in: with the check-in's cookie, or with the link alone. Of a whole form only
 * what concerns the call is looked at: no other answer can be in the way of it.
 */
export const POST = withRoute({
  callers: "public",
  body: wholeForm,
  audit: "check-in.help-requested",
  handler: async ({ body, ...context }) => {
    const { request, now } = context;
    const given = textOf(body);
    const parsed = helpInput.safeParse(concernsTheCall(given));
    if (!parsed.success)
      return refused(
        context,
        given,
        parsed.error.issues.map(({ path, message }) => ({ path: path.join("/"), message })),
      );
    const { checkIn, token, privateNumber, mayLeaveMessage } = parsed.data;
    const sender = checkIn === undefined ? null : senderOf(context, checkIn);
    if (sender && !sender.session) return isForm(request) ? formWithoutSession(context, sender, given) : problemResponse(sender.code);
    const who = sender?.session?.actor ?? { token: token ?? "" };
    if (!(await within(database(), HELP_PER_LINK, token ?? checkIn ?? "", now))) {
      if (!isForm(request)) return problemResponse("too-many");
      if (given.shown !== undefined) return formWhileAway(context, given, 429);
      return tooManyPage(request, sender?.session?.display);
    }
    const result = await askForCall(database(), who, { privateNumber, mayLeaveMessage }, now);
    if (!result.ok) return isForm(request) ? endedPage(request, "unknown") : problemResponse(result.code);
    const display = sender?.session?.display ?? (await findCheckInByToken(database(), token ?? "", now));
    const words = checkInWords(display?.language ?? "en", display?.region);
    const asked = askedWords(words, result, now);
    if (!isForm(request)) return Response.json(asked, { status: 201, headers: { "cache-control": "no-store" } });
    if (sender?.session && given.shown !== undefined) return returnedForm(context, sender, { status: 200, given, because: { asked } });
    return toldPage(request, words, { ...asked, region: display?.region ?? null, back: checkIn ? `/check-in/${checkIn}` : `/c/${token}` });
  },
  onUnavailable: (raw, context) => {
    if (!isForm(context.request)) return problemResponse("unavailable");
    if (raw.shown !== undefined) return formWhileAway(context, raw);
    const seen = senderOf(context, raw.checkIn).session?.display;
    return endedPage(context.request, "away", { region: seen?.region ?? null, language: seen?.language ?? "en" });
  },
});

/** The number beside the button, else the one given after item 9. */
function concernsTheCall({ checkIn, token, helpNumber, privateNumber, mayLeaveMessage }: Record<string, string>) {
  const fields = { checkIn, token, privateNumber: helpNumber?.trim() ? helpNumber : privateNumber, mayLeaveMessage };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Nothing is asked for with a number that nobody could call: the page says so beside it. */
function refused(context: RouteContext, given: Record<string, string>, issues: { path: string; message: string }[]) {
  const { request } = context;
  if (!isForm(request)) return problemResponse("invalid-input", { issues });
  const { helpNumber, privateNumber = "", checkIn } = given;
  const sender = senderOf(context, checkIn);
  if (!issues.some(({ path }) => path === "privateNumber") || given.shown === undefined) return endedPage(request, "unknown");
  const words = checkInWords(sender.session?.display.language ?? "en");
  const asked = { heading: words.say("errors.phone"), text: "", wrongNumber: helpNumber?.trim() || privateNumber };
  return returnedForm(context, sender, { status: 422, given, because: { asked } });
}

function toldPage(request: Request, words: CheckInWords, told: Omit<Parameters<typeof Told>[0], "words" | "assets">) {
  return renderPage(<Told words={words} assets={pageAssets(request)} {...told} />);
}
