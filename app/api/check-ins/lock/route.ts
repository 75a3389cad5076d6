import { z } from "zod";
import { endCheckInCookie, TABLET } from "@/app/check-in/clinic-device";
import { isForm } from "@/app/check-in/page-answers";
import { withRoute } from "@/server/route";

/** Ends a check-in on this device: its cookie goes, what was saved stays with the server. */
export const POST = withRoute({
  callers: "check-in",
  body: z.strictObject({ checkIn: z.uuid() }),
  audit: { none: "takes a cookie away and changes nothing that is stored" },
  handler: ({ request, body: { checkIn } }) => {
    const headers = { "set-cookie": endCheckInCookie(checkIn), location: TABLET, "cache-control": "no-store" };
    return isForm(request) ? new Response(null, { status: 303, headers }) : Response.json({ location: TABLET }, { headers });
  },
});
