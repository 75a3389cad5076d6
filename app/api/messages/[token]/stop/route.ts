import { z } from "zod";
import { oneClickInput, wishToken } from "@/contracts/message-wish-input";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { setMessageWish } from "@/server/use-cases/set-message-wish";

/**
 * A mail program's own "unsubscribe" (RFC 8058): the program or its provider posts by itself, without cookies and without a page of ours.
 * Whoever presses it wants no more of these.
 */
export const POST = withRoute({
  callers: "public",
  params: z.object({ token: wishToken }),
  body: oneClickInput,
  audit: "patient.message-wish",
  handler: async ({ params: { token }, now }) => {
    const stored = await setMessageWish(database(), token, "none", { now, linkSecret: webEnv().LINK_SECRET });
    return stored ? new Response(null, { status: 200, headers: { "cache-control": "no-store" } }) : problemResponse("not-found");
  },
});
