import { z } from "zod";
import { writeNoteInput } from "@/contracts/patient-notes";
import { CLINICIANS } from "@/contracts/roles";
import { database } from "@/server/database";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { writeNote } from "@/server/use-cases/write-note";

/** Stores a signed note on a patient. */
export const POST = withRoute({
  callers: CLINICIANS,
  params: z.object({ patientId: z.uuid() }),
  body: writeNoteInput,
  audit: "note.written",
  handler: async ({ actor, params, body, now }) => {
    const result = await writeNote(database(), actor, { ...body, ...params }, now);
    if (result.ok) return Response.json({}, { status: 201 });
    return problemResponse(result.code);
  },
});
