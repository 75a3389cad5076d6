import { closeDaysInput } from "@/contracts/cover-input";
import { database } from "@/server/database";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { closeDays } from "@/server/use-cases/close-days";

/** Records days on which the clinic is closed. */
export const POST = withRoute({
  callers: ["admin"],
  body: closeDaysInput,
  audit: "cover.days-closed",
  handler: async ({ actor, body, now }) => {
    const result = await closeDays(database(), actor, body, now);
    if (result.ok) return Response.json({ closed: result.closed }, { status: 201 });
    return problemResponse(result.code, { issues: result.issues });
  },
});
