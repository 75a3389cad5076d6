import { z } from "zod";
import { decimal } from "./enrolment";
import { seenCourseText } from "./seen-course";

/** The most that is prescribed a day, milligrams: twice the usual dose of 1 mg/kg at 80 kg. What lies above is a slip. */
const MOST_MG_A_DAY = 160;

/** The least that is prescribed, milligrams a day. */
const LEAST_MG_A_DAY = 2.5;

/** A daily dose as a form sends it. */
export const mgPerDay = decimal("Enter the daily dose in milligrams, such as 20").pipe(
  z.number().min(LEAST_MG_A_DAY, `At least ${LEAST_MG_A_DAY} mg a day`).max(MOST_MG_A_DAY, `At most ${MOST_MG_A_DAY} mg a day`),
);

/** The same, or 0 for a pause. */
export const mgPerDayOrPause = decimal("Enter the daily dose in milligrams, such as 40; 0 for a pause").pipe(
  z
    .number()
    .max(MOST_MG_A_DAY, `At most ${MOST_MG_A_DAY} mg a day`)
    .refine((mg) => mg === 0 || mg >= LEAST_MG_A_DAY, `At least ${LEAST_MG_A_DAY} mg a day; 0 for a pause`),
);

/** Another dose from a day on; 0 mg is a pause. `id` is the sender's: sending it again records it once. Which days can be right is the use case's question. */
export const changeDoseInput = z.strictObject({
  id: z.uuid(),
  seen: seenCourseText,
  takesEffectOn: z.iso.date("Enter the day of the first capsule of the new dose"),
  mgPerDay: mgPerDayOrPause,
});
export type ChangeDoseInput = z.output<typeof changeDoseInput>;
