import { z } from "zod";
import { COVER_READERS } from "@/contracts/cover";
import { withdrawInput } from "@/contracts/cover-input";
import { database } from "@/server/database";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { withdrawSpell } from "@/server/use-cases/withdraw-spell";

/** Takes leave back: an admin anybody's, a clinician their own. */
export const POST = withRoute({
  callers: COVER_READERS,
  params: z.object({ spellId: z.uuid() }),
  body: withdrawInput,
  audit: "cover.leave-withdrawn",
  handler: async ({ actor, params, now }) => {
    const result = await withdrawSpell(database(), actor, { kind: "leave", id: params.spellId }, now);
    return result.ok ? Response.json({}) : problemResponse(result.code);
  },
});
