import { z } from "zod";
import { BACKGROUND_HEADER } from "@/contracts/background-request";
import { CARE_TEAM } from "@/contracts/roles";
import { database } from "@/server/database";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { readPatient } from "@/server/use-cases/read-patient";

/** What the patient page shows. A refetch by the page itself is not audited again: it shows who was opened. */
export const GET = withRoute({
  callers: CARE_TEAM,
  params: z.object({ patientId: z.uuid() }),
  audit: "patient.opened",
  handler: async ({ actor, params, request, now }) => {
    const again = request.headers.has(BACKGROUND_HEADER);
    const page = await readPatient(database(), actor, params.patientId, now, { again });
    return page === null ? problemResponse("not-found") : Response.json(page);
  },
});
