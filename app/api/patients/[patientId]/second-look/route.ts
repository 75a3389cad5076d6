import { z } from "zod";
import { secondLookInput } from "@/contracts/baseline-risks";
import { CLINICIANS } from "@/contracts/roles";
import { database } from "@/server/database";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { recordSecondLook } from "@/server/use-cases/record-second-look";

/** Records that a clinician looked again before the start, and what they decided. */
export const POST = withRoute({
  callers: CLINICIANS,
  params: z.object({ patientId: z.uuid() }),
  body: secondLookInput,
  audit: "patient.second-look",
  handler: async ({ actor, params, body, now }) => {
    const result = await recordSecondLook(database(), actor, { ...body, ...params }, now);
    return result.ok ? Response.json({}, { status: 201 }) : problemResponse(result.code);
  },
});
