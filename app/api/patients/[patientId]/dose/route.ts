import { z } from "zod";
import { changeDoseInput } from "@/contracts/dose-change";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { changeDose } from "@/server/use-cases/change-dose";

/** Records another dose from a day on. A prescriber's decision. */
export const POST = withRoute({
  callers: ["prescriber"],
  params: z.object({ patientId: z.uuid() }),
  body: changeDoseInput,
  audit: "dose.changed",
  handler: async ({ actor, params, body, now }) => {
    const result = await changeDose(database(), actor, { ...body, ...params }, { now, linkSecret: webEnv().LINK_SECRET });
    if (result.ok) return Response.json({ dueOn: result.dueOn }, { status: 201 });
    return problemResponse(result.code, result.code === "invalid-input" ? { issues: result.issues } : {});
  },
});
