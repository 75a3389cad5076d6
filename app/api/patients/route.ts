import { enrolmentInput } from "@/contracts/enrolment";
import { CARE_TEAM } from "@/contracts/roles";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { enrolPatient } from "@/server/use-cases/enrol-patient";

/** Enrols a patient. */
export const POST = withRoute({
  callers: CARE_TEAM,
  body: enrolmentInput,
  audit: "patient.enrolled",
  handler: async ({ actor, body, now }) => {
    const result = await enrolPatient(database(), actor, body, { now, linkSecret: webEnv().LINK_SECRET });
    if (result.ok) {
      const { patientId } = result;
      return Response.json({ patientId }, { status: 201, headers: { location: `/patients/${patientId}` } });
    }
    if (result.code === "invalid-input") return problemResponse("invalid-input", { issues: result.issues });
    return problemResponse("enrolment-closed", { detail: `First the clinic has to record ${result.missing.join(", ")}.` });
  },
});
