import { z } from "zod";
import { withdrawInput } from "@/contracts/cover-input";
import { database } from "@/server/database";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { withdrawSpell } from "@/server/use-cases/withdraw-spell";

/** Takes such days back. */
export const POST = withRoute({
  callers: ["admin"],
  params: z.object({ spellId: z.uuid() }),
  body: withdrawInput,
  audit: "cover.turn-withdrawn",
  handler: async ({ actor, params, now }) => {
    const result = await withdrawSpell(database(), actor, { kind: "dated-turn", id: params.spellId }, now);
    return result.ok ? Response.json({}) : problemResponse(result.code);
  },
});
