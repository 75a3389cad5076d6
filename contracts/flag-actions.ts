import { z } from "zod";
import type { Urgency } from "@/clinical/urgency";
import { SHORTEST_REASON } from "./flag-reasons";
import { CALL_OUTCOMES, OUTCOMES, TASK_NEEDS_WORDS, TASK_OUTCOMES } from "./flag-states";

/** The event's id, made where it is signed: a second press, or a retry after a lost answer, is the same event and no other. */
const id = z.uuid().optional();
/**
 * The newest thing written on the flag that was on the screen; null where nothing was. What a colleague has written since is told first. Left
 * out, nothing is compared.
 */
const seen = z.uuid().nullable().optional();
const note = z.string().trim().max(2000, "At most 2,000 characters").default("");
const isReason = (text: string) => text.length >= SHORTEST_REASON;

/** Claiming: "I am on it". Nothing to send but the flag, which is in the address. */
export const claimFlagInput = z.strictObject({});

/**
 * Acknowledging: what was done, in a note if there is more to say, and the day the patient returns to Needs you.
 * Whether a review date is needed depends on the flag's urgency and is the use case's question.
 */
export const acknowledgeFlagInput = z
  .strictObject({
    outcome: z.enum(OUTCOMES, "Choose what was done"),
    note,
    reviewOn: z.union([z.literal("").transform(() => null), z.iso.date("Enter the review date as year-month-day")]).default(null),
    close: z.union([z.boolean(), z.enum(["1", "0"]).transform((value) => value === "1")]).default(true),
    id,
    seen,
  })
  .refine((input) => input.outcome !== "no-action" || isReason(input.note), { path: ["note"], error: "Say why no action was needed" })
  .refine((input) => input.outcome !== "no-answer" || input.reviewOn !== null, {
    path: ["reviewOn"],
    error: "Say when you will try again",
  });
export type AcknowledgeFlagInput = z.output<typeof acknowledgeFlagInput>;

/** Opening a closed flag again, and why. */
export const reopenFlagInput = z.strictObject({ note: note.refine(isReason, "Say why it is opened again"), id, seen });
export type ReopenFlagInput = z.output<typeof reopenFlagInput>;

/** Giving a claim to a colleague, or taking a colleague's. `from`: whose it was on the screen. */
export const handOverFlagInput = z.strictObject({ to: z.uuid("Choose who takes it"), from: z.uuid(), note, id });
export type HandOverFlagInput = z.output<typeof handOverFlagInput>;

/** What an assistant reports of a call: it decides nothing, so it names no day and closes nothing. */
export const recordCallInput = z
  .strictObject({ outcome: z.enum(CALL_OUTCOMES, "Choose what came of the call"), note, id })
  .refine((input) => input.outcome === "no-answer" || isReason(input.note), { path: ["note"], error: "Write down what was said" });
export type RecordCallInput = z.output<typeof recordCallInput>;

/** Taking a task: "I am on it". `from`: whose it was on the screen, null where nobody's; a colleague's is taken over. */
export const takeTaskInput = z.strictObject({ from: z.uuid().nullable().default(null) });
export type TakeTaskInput = z.output<typeof takeTaskInput>;

/** What was done about a task, and when it is tried again where nobody was reached. */
export const recordTaskInput = z
  .strictObject({
    outcome: z.enum(TASK_OUTCOMES, "Choose what was done"),
    note,
    retryOn: z.union([z.literal("").transform(() => null), z.iso.date("Enter the day as year-month-day")]).default(null),
    id,
    seen,
  })
  .refine((input) => input.outcome !== "no-answer" || input.retryOn !== null, { path: ["retryOn"], error: "Say when you will try again" })
  .refine((input) => !TASK_NEEDS_WORDS.includes(input.outcome) || isReason(input.note), {
    path: ["note"],
    error: "Write down what you know",
  });
export type RecordTaskInput = z.output<typeof recordTaskInput>;

/** Nobody puts a task off for longer: another check-in comes meanwhile. */
export const FURTHEST_RETRY_DAYS = 14;

/** Why an action on a flag did not happen. */
export type FlagActionFailure =
  | "not-found"
  | "already-claimed"
  | "already-closed"
  | "already-open"
  | "changed-meanwhile"
  | "claim-moved"
  | "not-yours"
  | "no-such-colleague"
  | "review-date-needed"
  | "review-date-past"
  | "retry-date-wrong"
  | "not-sent"
  | "reason-needed";

/**
 * What the live stream says: which keys are stale, and nothing about anybody. `queue`: mails about no patient. `worker`: whether mails leave.
 * `cover`: who stands in. `suggestions`: what the clinic suggests. `alert`: one is newly owed; as much as its mail says.
 */
export type LiveEvent =
  | { kind: "course"; courseId: string; patientId: string }
  | { kind: "alert"; alertId: string; urgency: NoticedUrgency }
  | { kind: "queue" }
  | { kind: "cover" }
  | { kind: "suggestions" }
  | { kind: "worker" };

/** Of which a notice tells whoever is signed in. */
export const NOTICED_URGENCIES = ["now", "today"] as const satisfies readonly Urgency[];
export type NoticedUrgency = (typeof NOTICED_URGENCIES)[number];
