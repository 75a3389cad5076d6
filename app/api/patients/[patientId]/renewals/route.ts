import { z } from "zod";
import { recordRenewalInput } from "@/contracts/renewals";
import { database } from "@/server/database";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { recordRenewal } from "@/server/use-cases/record-renewal";

/** Records a prescription, with its reason where the mood check is too old. A prescriber's decision. */
export const POST = withRoute({
  callers: ["prescriber"],
  params: z.object({ patientId: z.uuid() }),
  body: recordRenewalInput,
  audit: "prescription.renewed",
  handler: async ({ actor, params, body, now }) => {
    const result = await recordRenewal(database(), actor, { ...body, ...params }, now);
    if (result.ok) return Response.json({}, { status: 201 });
    return problemResponse(result.code, result.code === "invalid-input" ? { issues: result.issues } : {});
  },
});
