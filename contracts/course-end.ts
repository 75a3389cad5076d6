import { z } from "zod";

/** Why a course ended. After `mood` it is followed closely (clinical reference, section 5). */
export const COURSE_END_REASONS = ["finished", "mood", "other"] as const;
export type CourseEndReason = (typeof COURSE_END_REASONS)[number];

/** What ends a course: the day of its last dose, and why. Which days can be right is the use case's question. */
export const endCourseInput = z.strictObject({
  endedOn: z.iso.date("Enter the day of the last dose"),
  reason: z.enum(COURSE_END_REASONS, "Choose why the course ends"),
});
export type EndCourseInput = z.infer<typeof endCourseInput>;

export const COURSE_END_LABELS: Readonly<Record<CourseEndReason, string>> = {
  finished: "Treatment finished",
  mood: "Stopped because of mood",
  other: "Stopped for another reason",
};
