import { z } from "zod";

/** The longest supply that one prescription is recorded for, days. */
const MOST_DAYS = 180;

/** A prescription. `id` is the sender's, so that sending it again records it once. Whether a reason is needed is the use case's question. */
export const recordRenewalInput = z.strictObject({
  id: z.uuid(),
  renewedOn: z.iso.date("Enter the day of the prescription"),
  daysSupplied: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, "Enter the days it covers, such as 30")
    .transform(Number)
    .pipe(z.number().min(1, "At least 1 day").max(MOST_DAYS, `At most ${MOST_DAYS} days`)),
  withoutCheckReason: z.string().trim().max(500, "At most 500 characters").default(""),
});
export type RecordRenewalInput = z.output<typeof recordRenewalInput>;

/** What a clinician records of the question that is asked in private. */
export const sexualFunctionInput = z.strictObject({
  id: z.uuid(),
  asked: z.enum(["yes", "no"], "Choose whether it was asked").transform((choice) => choice === "yes"),
  on: z.iso.date("Enter the day"),
});
export type SexualFunctionInput = z.output<typeof sexualFunctionInput>;
