import { z } from "zod";
import { doseMeant, mgPerDayOrPause } from "./amounts";
import { seenCourseText } from "./seen-course";

/** Another dose from a day on; 0 mg is a pause. `id` is the sender's: sending it again records it once. Which days can be right is the use case's question. */
export const changeDoseInput = z.strictObject({
  id: z.uuid(),
  seen: seenCourseText,
  takesEffectOn: z.iso.date("Enter the day of the first capsule of the new dose"),
  mgPerDay: mgPerDayOrPause,
  doseMeant,
});
export type ChangeDoseInput = z.output<typeof changeDoseInput>;
