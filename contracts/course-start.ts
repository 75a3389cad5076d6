import { z } from "zod";
import { doseMeant, mgPerDay, weightKg } from "./amounts";
import { seenCourseText } from "./seen-course";
import { targetMgPerKg } from "./target";

/** A further course of a patient whose last one is over. `id` is the sender's and becomes the course's: sending it again starts none. */
export const startCourseInput = z.strictObject({
  id: z.uuid(),
  seen: seenCourseText,
  startsOn: z.iso.date("Enter the day of the first dose"),
  weightKg,
  mgPerDay,
  targetMgPerKg,
  doseMeant,
});
export type StartCourseInput = z.output<typeof startCourseInput>;
