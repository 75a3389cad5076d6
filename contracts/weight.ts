import { z } from "zod";
import { weightKg } from "./enrolment";

/** A weight taken on a day. `id` is the sender's, so that sending it again records it once. */
export const recordWeightInput = z.strictObject({
  id: z.uuid(),
  measuredOn: z.iso.date("Enter the day of the weighing"),
  weightKg,
});
export type RecordWeightInput = z.output<typeof recordWeightInput>;
