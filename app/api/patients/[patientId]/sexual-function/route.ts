import { z } from "zod";
import { sexualFunctionInput } from "@/contracts/renewals";
import { CLINICIANS } from "@/contracts/roles";
import { database } from "@/server/database";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { recordSexualFunction } from "@/server/use-cases/record-sexual-function";

/** Records whether sexual function was asked about in private. */
export const POST = withRoute({
  callers: CLINICIANS,
  params: z.object({ patientId: z.uuid() }),
  body: sexualFunctionInput,
  audit: "sexual-function.recorded",
  handler: async ({ actor, params, body, now }) => {
    const result = await recordSexualFunction(database(), actor, { ...body, ...params }, now);
    if (result.ok) return Response.json({}, { status: 201 });
    return problemResponse(result.code, result.code === "invalid-input" ? { issues: result.issues } : {});
  },
});
