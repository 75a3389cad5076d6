import { recordSpellInput } from "@/contracts/cover-input";
import { database } from "@/server/database";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { recordSpell } from "@/server/use-cases/record-spell";

/** Records days on which somebody stands in whatever the weekly rota says. */
export const POST = withRoute({
  callers: ["admin"],
  body: recordSpellInput,
  audit: "cover.turn-recorded",
  handler: async ({ actor, body, now }) => {
    const result = await recordSpell(database(), actor, { ...body, kind: "dated-turn" }, now);
    if (result.ok) return Response.json({ id: result.id }, { status: 201 });
    return problemResponse(result.code, result.code === "invalid-input" ? { issues: result.issues } : {});
  },
});
