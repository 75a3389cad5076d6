import { z } from "zod";
import { OUTCOMES } from "./flag-states";

/** Claiming: "I am on it". Nothing to send but the flag, which is in the address. */
export const claimFlagInput = z.strictObject({});

/**
 * Acknowledging: what was done, in a note if there is more to say, and the day the patient returns to Needs you.
 * Whether a review date is needed depends on the flag's urgency and is the use case's question.
 */
export const acknowledgeFlagInput = z
  .strictObject({
    outcome: z.enum(OUTCOMES, "Choose what was done"),
    note: z.string().trim().max(2000, "At most 2,000 characters").default(""),
    reviewOn: z.union([z.literal("").transform(() => null), z.iso.date("Enter the review date as year-month-day")]).default(null),
    close: z.union([z.boolean(), z.enum(["1", "0"]).transform((value) => value === "1")]).default(true),
  })
  .refine((input) => input.outcome !== "no-action" || input.note.length >= 3, { path: ["note"], error: "Say why no action was needed" })
  .refine((input) => input.outcome !== "no-answer" || input.reviewOn !== null, {
    path: ["reviewOn"],
    error: "Say when you will try again",
  });
export type AcknowledgeFlagInput = z.output<typeof acknowledgeFlagInput>;

/** Why an action on a flag did not happen. */
export type FlagActionFailure =
  | "not-found"
  | "already-claimed"
  | "already-closed"
  | "review-date-needed"
  | "review-date-past"
  | "reason-needed";

/** What the live stream says: only which keys are stale, and nothing about anybody. */
export type LiveEvent = { kind: "course"; courseId: string; patientId: string } | { kind: "worker" };
