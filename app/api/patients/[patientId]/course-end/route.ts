import { z } from "zod";
import { endCourseInput } from "@/contracts/course-end";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { endCourse } from "@/server/use-cases/end-course";

/** Records the last dose of a patient's course. A prescriber's decision: nobody else ends a treatment. */
export const POST = withRoute({
  callers: ["prescriber"],
  params: z.object({ patientId: z.uuid() }),
  body: endCourseInput,
  audit: "course.ended",
  handler: async ({ actor, params, body, now }) => {
    const result = await endCourse(database(), actor, { ...body, ...params }, { now, linkSecret: webEnv().LINK_SECRET });
    if (result.ok) return Response.json({ closeFollowUp: result.closeFollowUp, dueOn: result.dueOn }, { status: 201 });
    return problemResponse(result.code, result.code === "invalid-input" ? { issues: result.issues } : {});
  },
});
