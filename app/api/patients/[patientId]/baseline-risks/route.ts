import { z } from "zod";
import { changeRisksInput } from "@/contracts/baseline-risks";
import { CARE_TEAM } from "@/contracts/roles";
import { database } from "@/server/database";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { changeRisks } from "@/server/use-cases/change-risks";

/** Records answers about baseline risks, each with its date; the earlier ones stay. */
export const POST = withRoute({
  callers: CARE_TEAM,
  params: z.object({ patientId: z.uuid() }),
  body: changeRisksInput,
  audit: "patient.risks-changed",
  handler: async ({ actor, params, body, now }) => {
    const result = await changeRisks(database(), actor, { ...body, ...params }, now);
    return result.ok ? Response.json({ changed: result.changed }, { status: 201 }) : problemResponse(result.code);
  },
});
