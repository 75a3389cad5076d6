import { z } from "zod";
import { startCourseInput } from "@/contracts/course-start";
import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { startCourse } from "@/server/use-cases/start-course";

/** Starts another course of a patient whose last one is over. A prescriber's decision. */
export const POST = withRoute({
  callers: ["prescriber"],
  params: z.object({ patientId: z.uuid() }),
  body: startCourseInput,
  audit: "course.started",
  handler: async ({ actor, params, body, now }) => {
    const result = await startCourse(database(), actor, { ...body, ...params }, { now, linkSecret: webEnv().LINK_SECRET });
    if (result.ok) return Response.json({ dueOn: result.dueOn }, { status: 201 });
    return problemResponse(result.code, result.code === "invalid-input" ? { issues: result.issues } : {});
  },
});
