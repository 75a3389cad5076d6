import { z } from "zod";
import { pageAssets } from "@/app/check-in/page-answers";
import { renderPage } from "@/components/check-in/render-page";
import { HandedBack } from "@/components/tablet/handed-back";
import { checkInWords } from "@/messages/check-in";
import { withRoute } from "@/server/route";
import { readTabletCookie } from "@/server/tablet-cookie";

/** Where the clinic's device rests after a check-in. It asks neither the database nor a session, so it stands when either is away. */
export const GET = withRoute({
  callers: "public",
  query: z.looseObject({}),
  audit: { none: "knows nobody and shows crisis help" },
  handler: ({ request }) => {
    const place = readTabletCookie(request.headers.get("cookie"));
    const words = checkInWords(place?.language ?? "en", place?.region);
    return renderPage(<HandedBack words={words} assets={pageAssets(request)} region={place?.region ?? null} />);
  },
});
