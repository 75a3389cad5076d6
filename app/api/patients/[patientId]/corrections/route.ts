import { z } from "zod";
import { correctionInput } from "@/contracts/correction-input";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { correctCourse } from "@/server/use-cases/correct-course";

/** Corrects an entry of a patient's course, or withdraws it; the old version stays to be read. A prescriber's decision. */
export const POST = withRoute({
  callers: ["prescriber"],
  params: z.object({ patientId: z.uuid() }),
  body: correctionInput,
  audit: "course.corrected",
  handler: async ({ actor, params, body, now }) => {
    const result = await correctCourse(database(), actor, { ...body, ...params }, { now, linkSecret: webEnv().LINK_SECRET });
    if (result.ok) return Response.json({ dueOn: result.dueOn }, { status: 201 });
    return problemResponse(result.code, result.code === "invalid-input" ? { issues: result.issues } : {});
  },
});
