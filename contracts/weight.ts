import { z } from "zod";
import { doseMeant, weightKg } from "./amounts";

/** A weight taken on a day. `id` is the sender's, so that sending it again records it once. */
export const recordWeightInput = z.strictObject({
  id: z.uuid(),
  measuredOn: z.iso.date("Enter the day of the weighing"),
  weightKg,
  doseMeant,
});
export type RecordWeightInput = z.output<typeof recordWeightInput>;
