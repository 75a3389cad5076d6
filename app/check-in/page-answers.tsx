import type { Region } from "@/clinical/crisis-lines";
import type { Asker } from "@/components/check-in/call-me";
import { ENDING_STATUS, Ended, type Ending } from "@/components/check-in/ended";
import type { PageAssets } from "@/components/check-in/page-assets";
import { renderPage } from "@/components/check-in/render-page";
import type { Language } from "@/contracts/languages";
import { PROBLEMS } from "@/contracts/problem";
import { checkInWords } from "@/messages/check-in";
import { checkInAssets } from "@/server/check-in-assets";
import { displayOf } from "@/server/check-in-session";
import type { CheckInView } from "@/server/use-cases/open-check-in";

/** What this request's page may load. The guard made the nonce. */
export function pageAssets(request: Request): PageAssets {
  return { ...checkInAssets(), nonce: request.headers.get("x-nonce") ?? undefined };
}

/** Whether a native form asks: then every answer is a page, else a problem document or JSON. */
export function isForm(request: Request): boolean {
  return request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded") ?? false;
}

/** What is known of whoever sees a page without questions: nothing, or what their cookie or their link says. */
export type Seen = { readonly region: Region | null; readonly language: Language };
const UNKNOWN: Seen = { region: null, language: "en" };

/** A page without questions, with its status. Help is on it whatever is known. */
export function endedPage(
  request: Request,
  ending: Ending,
  { region, language }: Seen = UNKNOWN,
  status = ENDING_STATUS[ending],
): Promise<Response> {
  const words = checkInWords(language, region ?? undefined);
  return renderPage(<Ended words={words} assets={pageAssets(request)} ending={ending} region={region} />, {
    status,
  });
}

/** For whoever sends forms too often: as while we cannot be reached, since trying again later is all there is to do. */
export function tooManyPage(request: Request, seen?: Seen): Promise<Response> {
  return endedPage(request, "away", seen, PROBLEMS["too-many"].status);
}

/** The page for a check-in that cannot be answered now: not yet, not any more, or nobody's. Where it is known the clinic can be asked to call. */
export function closedPage(
  { request, now }: { readonly request: Request; readonly now: Date },
  view: CheckInView | null,
  asker: Exclude<Asker, { form: string }>,
  language = view?.language ?? "en",
): Promise<Response> {
  if (!view || view.state === "ready") return endedPage(request, "unknown", { ...UNKNOWN, language });
  const { region, timeZone, opensAt, state } = view;
  const words = checkInWords(language, region);
  const page = (
    <Ended
      words={words}
      assets={pageAssets(request)}
      ending={state}
      region={region}
      opens={words.date(opensAt, { timeZone, style: "weekday" })}
      known={{ asker, facts: displayOf(view), now }}
    />
  );
  return renderPage(page, { status: ENDING_STATUS[state] });
}
