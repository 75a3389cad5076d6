import { SUGGESTION_READERS, SUGGESTION_WRITERS } from "@/contracts/suggested-actions";
import { changeSuggestionInput } from "@/contracts/suggested-actions-input";
import { database } from "@/server/database";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { changeSuggestion } from "@/server/use-cases/change-suggestion";
import { readSuggestions } from "@/server/use-cases/read-suggestions";

/** What the clinic suggests for flags, and what the packs do. */
export const GET = withRoute({
  callers: SUGGESTION_READERS,
  audit: { none: "the clinic's own texts and who wrote them: nothing of the record" },
  handler: async ({ actor, now }) => Response.json(await readSuggestions(database(), actor, now)),
});

/** Records a text of the clinic's own for an urgency, or takes it back; the earlier versions stay. */
export const POST = withRoute({
  callers: SUGGESTION_WRITERS,
  body: changeSuggestionInput,
  audit: ["suggestion.changed", "suggestion.withdrawn"],
  handler: async ({ actor, body, now }) => {
    const result = await changeSuggestion(database(), actor, body, now);
    return result.ok ? Response.json({ version: result.version }, { status: 201 }) : problemResponse(result.code);
  },
});
