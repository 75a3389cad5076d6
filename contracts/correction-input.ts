import { z } from "zod";
import { doseMeant, mgPerDay, mgPerDayOrPause, weightKg } from "./amounts";
import { REASON_LENGTH } from "./course-corrections";
import { COURSE_END_REASONS, isEstimate } from "./course-end";
import { targetMgPerKg } from "./target";

const common = {
  /** The sender's, so that sending it again corrects once. */
  id: z.uuid(),
  reason: z.string().trim().min(3, "Say why it is corrected").max(REASON_LENGTH, "At most 500 characters"),
  doseMeant,
};
const entryId = z.uuid();
const day = (missing: string) => z.iso.date(missing);
/** What the sender saw: another value in force meanwhile is a colleague's change. */
const seen = z.string().max(60);

/** A correction as a form sends it: which entry, by id or by what was seen of it, and what is right. Which days can be right is the use case's question. */
export const correctionInput = z.discriminatedUnion("correct", [
  z.strictObject({ ...common, correct: z.literal("start"), seen, on: day("Enter the day of the first dose"), mgPerDay }),
  z.strictObject({
    ...common,
    correct: z.literal("dose"),
    entryId,
    on: day("Enter the day of its first capsule"),
    mgPerDay: mgPerDayOrPause,
  }),
  z.strictObject({ ...common, correct: z.literal("no-dose"), entryId }),
  z.strictObject({ ...common, correct: z.literal("first-weight"), seen, kg: weightKg }),
  z.strictObject({ ...common, correct: z.literal("weight"), entryId, on: day("Enter the day of the weighing"), kg: weightKg }),
  z.strictObject({ ...common, correct: z.literal("no-weight"), entryId }),
  z.strictObject({ ...common, correct: z.literal("target"), seen, mgPerKg: targetMgPerKg }),
  z.strictObject({
    ...common,
    correct: z.literal("end"),
    seen,
    on: day("Enter the day of the last dose"),
    isEstimate,
    endReason: z.enum(COURSE_END_REASONS, "Choose why the course ends"),
  }),
  z.strictObject({ ...common, correct: z.literal("no-end"), seen }),
  z.strictObject({ ...common, correct: z.literal("no-renewal"), entryId }),
]);
export type CorrectionInput = z.output<typeof correctionInput>;
export type CorrectionKind = CorrectionInput["correct"];
