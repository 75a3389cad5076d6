import { z } from "zod";
import { changeContactsInput } from "@/contracts/contacts";
import { CARE_TEAM } from "@/contracts/roles";
import { database } from "@/server/database";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { changeContacts } from "@/server/use-cases/change-contacts";

/** Records a patient's contacts anew; the earlier version stays. */
export const POST = withRoute({
  callers: CARE_TEAM,
  params: z.object({ patientId: z.uuid() }),
  body: changeContactsInput,
  audit: "patient.contacts-changed",
  handler: async ({ actor, params, body, now }) => {
    const result = await changeContacts(database(), actor, { ...body, ...params }, now);
    if (result.ok) return Response.json({ version: result.version }, { status: 201 });
    return problemResponse(result.code, result.code === "invalid-input" ? { issues: result.issues } : {});
  },
});
