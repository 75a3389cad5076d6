import { enrolmentInput } from "@/contracts/enrolment";
import { CARE_TEAM } from "@/contracts/roles";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { enrolPatient } from "@/server/use-cases/enrol-patient";

/** Enrols a patient. A form sent without script is led to the patient's page. */
export const POST = withRoute({
  callers: CARE_TEAM,
  body: enrolmentInput,
  audit: "patient.enrolled",
  handler: async ({ actor, body, request, now }) => {
    const result = await enrolPatient(database(), actor, body, { now, linkSecret: webEnv().LINK_SECRET, asks: true });
    if (result.ok) {
      const location = `/patients/${result.patientId}`;
      if (request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded"))
        return new Response(null, { status: 303, headers: { location } });
      return Response.json({ patientId: result.patientId }, { status: 201, headers: { location } });
    }
    if (result.code === "invalid-input") return problemResponse("invalid-input", { issues: result.issues });
    return problemResponse("enrolment-closed", { detail: `First the clinic has to record ${result.missing.join(", ")}.` });
  },
});
