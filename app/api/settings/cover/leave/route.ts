import { COVER_READERS } from "@/contracts/cover";
import { recordSpellInput } from "@/contracts/cover-input";
import { database } from "@/server/database";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { recordSpell } from "@/server/use-cases/record-spell";

/** Records days on which somebody is away: an admin anybody's, a clinician their own. */
export const POST = withRoute({
  callers: COVER_READERS,
  body: recordSpellInput,
  audit: "cover.leave-recorded",
  handler: async ({ actor, body, now }) => {
    const result = await recordSpell(database(), actor, { ...body, kind: "leave" }, now);
    if (result.ok) return Response.json({ id: result.id }, { status: 201 });
    return problemResponse(result.code, result.code === "invalid-input" ? { issues: result.issues } : {});
  },
});
