import { COVER_READERS } from "@/contracts/cover";
import { ladderQuery } from "@/contracts/cover-input";
import { database } from "@/server/database";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { readLadder } from "@/server/use-cases/read-ladder";

/** "Who gets the next `now` alert?" */
export const GET = withRoute({
  callers: COVER_READERS,
  query: ladderQuery,
  audit: { none: "names colleagues and times: nothing of the record" },
  handler: async ({ actor, query, now }) => {
    const result = await readLadder(database(), actor, query, now);
    return result.ok ? Response.json(result.answer) : problemResponse(result.code, { issues: result.issues });
  },
});
