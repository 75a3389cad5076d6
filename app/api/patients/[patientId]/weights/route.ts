import { z } from "zod";
import { CLINICIANS } from "@/contracts/roles";
import { recordWeightInput } from "@/contracts/weight";
import { database } from "@/server/database";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { recordWeight } from "@/server/use-cases/record-weight";

/** Records a patient's weight on a day. */
export const POST = withRoute({
  callers: CLINICIANS,
  params: z.object({ patientId: z.uuid() }),
  body: recordWeightInput,
  audit: "weight.recorded",
  handler: async ({ actor, params, body, now }) => {
    const result = await recordWeight(database(), actor, { ...body, ...params }, now);
    if (result.ok) return Response.json({}, { status: 201 });
    return problemResponse(result.code, result.code === "invalid-input" ? { issues: result.issues } : {});
  },
});
