import { z } from "zod";
import { mgPerDay } from "./dose-change";
import { targetMgPerKg } from "./target";
import { weightKg } from "./weight";

/** A further course of a patient whose last one is over. `id` is the sender's and becomes the course's: sending it again starts none. */
export const startCourseInput = z.strictObject({
  id: z.uuid(),
  startsOn: z.iso.date("Enter the day of the first dose"),
  weightKg,
  mgPerDay,
  targetMgPerKg,
});
export type StartCourseInput = z.output<typeof startCourseInput>;
