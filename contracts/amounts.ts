import { z } from "zod";

/** A number with at most one decimal, its point a comma for those who write it so; `missing` is said of anything else. */
export const decimal = (missing: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,4}([.,]\d)?$/, missing)
    .transform((value) => Number(value.replace(",", ".")));

/** A body weight as a form sends it: kilograms, what can only be pounds refused. */
export const weightKg = decimal("Enter the weight in kilograms, such as 62.5").pipe(
  z.number().min(25, "Enter kilograms: at least 25").max(250, "Enter kilograms, not pounds: at most 250"),
);

/** The most that is prescribed a day, milligrams: twice the usual dose of 1 mg/kg at 80 kg. What lies above is a slip. */
const MOST_MG_A_DAY = 160;

/** The least that is prescribed, milligrams a day. */
const LEAST_MG_A_DAY = 2.5;

/** A daily dose as a form sends it. What it may be at a weight is the use case's question. */
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

/** The tick of whoever was asked about an unusual dose or weight: record it all the same. Every form that records one has it. */
export const doseMeant = z.literal("1").optional();
