import { assignInput } from "@/contracts/panel-requests";
import { CLINICIANS } from "@/contracts/roles";
import { database } from "@/server/database";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { assignPatients } from "@/server/use-cases/assign-patients";

/** Gives patients to another prescriber of the clinic. */
export const POST = withRoute({
  callers: CLINICIANS,
  body: assignInput,
  audit: "course.assigned",
  handler: async ({ actor, body, now }) => {
    const result = await assignPatients(database(), actor, body, now);
    if (result.ok) return Response.json({ assigned: result.assigned });
    return problemResponse("invalid-input", { issues: [{ path: "prescriberId", message: "Choose a prescriber of this clinic" }] });
  },
});
