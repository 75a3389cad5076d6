import type { Region } from "@/clinical/crisis-lines";
import { ENDING_STATUS, Ended, type Ending } from "@/components/check-in/ended";
import type { PageAssets } from "@/components/check-in/page-assets";
import { renderPage } from "@/components/check-in/render-page";
import { checkInWords } from "@/messages/check-in";
import { checkInAssets } from "@/server/check-in-assets";
import type { CheckInView } from "@/server/use-cases/open-check-in";

/** What this request's page may load. The guard made the nonce. */
export function pageAssets(request: Request): PageAssets {
  return { ...checkInAssets(), nonce: request.headers.get("x-nonce") ?? undefined };
}

/** Whether a native form asks: then every answer is a page, else a problem document or JSON. */
export function isForm(request: Request): boolean {
  return request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded") ?? false;
}

/** A page without questions, with its status. Help is on it whatever is known. */
export function endedPage(request: Request, ending: Ending, region: Region | null = null, opens?: string): Promise<Response> {
  const page = <Ended words={checkInWords("en")} assets={pageAssets(request)} ending={ending} region={region} opens={opens} />;
  return renderPage(page, { status: ENDING_STATUS[ending] });
}

/** The page for a check-in that cannot be answered now: not yet, not any more, or nobody's. */
export function closedPage(request: Request, view: CheckInView | null): Promise<Response> {
  if (!view || view.state === "ready") return endedPage(request, "unknown");
  if (view.state !== "not-yet") return endedPage(request, view.state, view.region);
  const opens = new Intl.DateTimeFormat("en-GB", { timeZone: view.timeZone, weekday: "long", day: "numeric", month: "long" });
  return endedPage(request, view.state, view.region, opens.format(view.opensAt));
}
