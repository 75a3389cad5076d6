import { changeHoursInput } from "@/contracts/cover-input";
import { database } from "@/server/database";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { changeHours } from "@/server/use-cases/change-hours";

/** Changes when the clinic is staffed. */
export const POST = withRoute({
  callers: ["admin"],
  body: changeHoursInput,
  audit: "cover.hours-changed",
  handler: async ({ actor, body, now }) => {
    const result = await changeHours(database(), actor, body, now);
    if (result.ok) return Response.json({});
    return problemResponse(result.code, result.code === "invalid-input" ? { issues: result.issues } : {});
  },
});
