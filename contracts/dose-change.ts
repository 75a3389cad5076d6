import { z } from "zod";
import { decimal } from "./enrolment";

/** The most that is prescribed a day, milligrams: twice the usual dose of 1 mg/kg at 80 kg. What lies above is a slip. */
const MOST_MG_A_DAY = 160;

/** Another dose from a day on; 0 mg is a pause. Which days can be right is the use case's question. */
export const changeDoseInput = z.strictObject({
  takesEffectOn: z.iso.date("Enter the day of the first capsule of the new dose"),
  mgPerDay: decimal("Enter the daily dose in milligrams, such as 40; 0 for a pause").pipe(
    z
      .number()
      .max(MOST_MG_A_DAY, `At most ${MOST_MG_A_DAY} mg a day`)
      .refine((mg) => mg === 0 || mg >= 2.5, "At least 2.5 mg a day; 0 for a pause"),
  ),
});
export type ChangeDoseInput = z.output<typeof changeDoseInput>;
