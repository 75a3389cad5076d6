import { z } from "zod";
import { LANGUAGES } from "./languages";

/** 256 bits as base64url. */
export const checkInToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const startCheckInInput = z.strictObject({ token: checkInToken });

/** A form sends text and the script numbers. Radio buttons that nobody touched are missing: one message, not a type error. */
const chosen = z.union([z.enum(["0", "1", "2", "3"]), z.literal([0, 1, 2, 3])], "Choose an answer for this question").transform(Number);

/** The fields of the nine items, in questionnaire order. */
export const PHQ9_FIELDS = ["phq9.1", "phq9.2", "phq9.3", "phq9.4", "phq9.5", "phq9.6", "phq9.7", "phq9.8", "phq9.9"] as const;

const answers = z.strictObject({
  checkIn: z.uuid(),
  language: z.enum(LANGUAGES),
  "phq9.1": chosen,
  "phq9.2": chosen,
  "phq9.3": chosen,
  "phq9.4": chosen,
  "phq9.5": chosen,
  "phq9.6": chosen,
  "phq9.7": chosen,
  "phq9.8": chosen,
  "phq9.9": chosen,
  "phq9.difficulty": chosen.optional(),
  /** "Stop here and send" was pressed after item 9: what was still to be asked may be missing. */
  stopped: z.literal("1").optional(),
});

/**
 * What one check-in sends, from the plain form (text) and from the script (numbers) alike: `phq9.1` to `phq9.9`, the
 * difficulty item when the total is above 0 (unless the patient stopped), and the check-in it belongs to. Unknown fields are refused.
 */
export const submitCheckInInput = answers.refine(
  (input) => input.stopped || input["phq9.difficulty"] !== undefined || !hasAnyProblem(input),
  {
    path: ["phq9.difficulty"],
    error: "Choose an answer for this question",
    // Also when an answer is missing: somebody who must look again wants to hear of everything at once.
    when: ({ value }) => typeof value === "object" && value !== null,
  },
);
export type SubmitCheckInInput = z.output<typeof submitCheckInInput>;

/** The nine answers in questionnaire order. */
export function phq9Answers(input: SubmitCheckInInput): number[] {
  return [
    input["phq9.1"],
    input["phq9.2"],
    input["phq9.3"],
    input["phq9.4"],
    input["phq9.5"],
    input["phq9.6"],
    input["phq9.7"],
    input["phq9.8"],
    input["phq9.9"],
  ];
}

/** Looks at refused input too, where a field may hold anything. */
function hasAnyProblem(input: { readonly [field in (typeof PHQ9_FIELDS)[number]]?: unknown }): boolean {
  return PHQ9_FIELDS.some((field) => [1, 2, 3].some((problem) => input[field] === problem));
}

/** What the phone gets back, the same for the first and for every repeated sending. */
export type Receipt = { receivedAt: string; location: string };
