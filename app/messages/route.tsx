import { z } from "zod";
import { endedPage } from "@/app/check-in/page-answers";
import { withRoute } from "@/server/route";

/** A link whose last part was lost on its way: the page of an unknown link, with crisis help, and not the staff's "not found". */
export const GET = withRoute({
  callers: "public",
  query: z.looseObject({}),
  audit: { none: "nobody has been identified and nothing of a patient is shown" },
  handler: ({ request }) => endedPage(request, "unknown"),
});
