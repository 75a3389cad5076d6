import { z } from "zod";
import { withdrawInput } from "@/contracts/cover-input";
import { database } from "@/server/database";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { openDay } from "@/server/use-cases/open-day";

/** Opens a closed day again. */
export const POST = withRoute({
  callers: ["admin"],
  params: z.object({ dayId: z.uuid() }),
  body: withdrawInput,
  audit: "cover.day-opened",
  handler: async ({ actor, params, now }) => {
    const result = await openDay(database(), actor, params.dayId, now);
    return result.ok ? Response.json({}) : problemResponse(result.code);
  },
});
