import { z } from "zod";
import { seenCourseText } from "./seen-course";

/** Why a course ended. After `mood` it is followed closely (clinical reference, section 5). */
export const COURSE_END_REASONS = ["finished", "mood", "other"] as const;
export type CourseEndReason = (typeof COURSE_END_REASONS)[number];

/** The tick "The exact day is not known": a box that is not ticked is not sent. */
export const isEstimate = z
  .literal("1")
  .optional()
  .transform((ticked) => ticked === "1");

/** What ends a course: the day of its last dose, known or the best guess, and why. Which days can be right is the use case's question. */
export const endCourseInput = z.strictObject({
  seen: seenCourseText,
  endedOn: z.iso.date("Enter the day of the last dose"),
  isEstimate,
  reason: z.enum(COURSE_END_REASONS, "Choose why the course ends"),
});
export type EndCourseInput = z.output<typeof endCourseInput>;

export const COURSE_END_LABELS: Readonly<Record<CourseEndReason, string>> = {
  finished: "Treatment finished",
  mood: "Stopped because of mood",
  other: "Stopped for another reason",
};
