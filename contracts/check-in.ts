import { z } from "zod";
import { ADHERENCE, ASQ_ANSWERS, MEDICINE_CHANGES, SKIN_CHANGES } from "@/clinical/check-in-answers";
import { SIDE_EFFECT_ITEMS, type SideEffectKey } from "@/clinical/instruments";
import { LANGUAGES } from "./languages";

/** 256 bits as base64url. */
export const checkInToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const startCheckInInput = z.strictObject({ token: checkInToken });

const CHOOSE = "Choose an answer for this question";
/** What a patient may write, in characters. */
export const MESSAGE_LENGTH = 2000;
/** What they may say of why they stopped, or of a medicine. */
export const NOTE_LENGTH = 500;

/** A form sends text and the script numbers. Radio buttons that nobody touched are missing: one message, not a type error. */
const chosen = z.union([z.enum(["0", "1", "2", "3"]), z.literal([0, 1, 2, 3])], CHOOSE).transform(Number);
const yesOrNo = z.union([z.enum(["0", "1"]), z.literal([0, 1])], CHOOSE).transform(Number);
/** Written words, their ends trimmed; nothing written is nothing sent. */
const written = (length: number) =>
  z
    .string()
    .trim()
    .max(length, `Write at most ${length} characters`)
    .transform((text) => (text === "" ? undefined : text))
    .optional();

/** The fields of the nine items, in questionnaire order. */
export const PHQ9_FIELDS = ["phq9.1", "phq9.2", "phq9.3", "phq9.4", "phq9.5", "phq9.6", "phq9.7", "phq9.8", "phq9.9"] as const;
export const GAD7_FIELDS = ["gad7.1", "gad7.2", "gad7.3", "gad7.4", "gad7.5", "gad7.6", "gad7.7"] as const;
export const ASQ_FIELDS = ["asq.1", "asq.2", "asq.3", "asq.4", "asq.5"] as const;
/** The field of a side-effect question. */
export type SideEffectField = `symptom.${SideEffectKey}`;
export const sideEffectField = (key: SideEffectKey): SideEffectField => `symptom.${key}`;

const each = <F extends string, S extends z.ZodType>(fields: readonly F[], schema: S) =>
  Object.fromEntries(fields.map((field) => [field, schema])) as Record<F, S>;
const graded = SIDE_EFFECT_ITEMS.filter(({ kind }) => kind === "symptom").map(({ key }) => sideEffectField(key));
const warnings = SIDE_EFFECT_ITEMS.filter(({ kind }) => kind === "warning").map(({ key }) => sideEffectField(key));

const answers = z.strictObject({
  checkIn: z.uuid(),
  language: z.enum(LANGUAGES),
  ...each(PHQ9_FIELDS, chosen),
  "phq9.difficulty": chosen.optional(),
  ...each(GAD7_FIELDS, chosen.optional()),
  ...each(ASQ_FIELDS, z.enum(ASQ_ANSWERS).optional()),
  ...each(graded, chosen.optional()),
  ...each(warnings, yesOrNo.optional()),
  skin: z.enum(SKIN_CHANGES).optional(),
  adherence: z.enum(ADHERENCE).optional(),
  /** Why they stopped. */
  adherenceNote: written(NOTE_LENGTH),
  medicineChange: z.enum(MEDICINE_CHANGES).optional(),
  medicineNote: written(NOTE_LENGTH),
  message: written(MESSAGE_LENGTH),
  /** "Ask the clinic to call me" was pressed. */
  helpRequested: z.literal("1").optional(),
  /** "Stop here and send" was pressed after item 9: what was still to be asked may be missing. */
  stopped: z.literal("1").optional(),
});

/**
 * What one check-in sends, from the plain form (text) and from the script (numbers) alike: `phq9.1` to `phq9.9`, the
 * difficulty item when the total is above 0 (unless the patient stopped), the check-in it belongs to, and whatever else it asks. Unknown
 * fields are refused.
 */
export const submitCheckInInput = answers
  .refine((input) => input.stopped || input["phq9.difficulty"] !== undefined || !hasAnyProblem(input), {
    path: ["phq9.difficulty"],
    error: CHOOSE,
    // Also when an answer is missing: somebody who must look again wants to hear of everything at once.
    when: ({ value }) => typeof value === "object" && value !== null,
  })
  .superRefine((input, { addIssue }) => {
    const missing = GAD7_FIELDS.filter((field) => input[field] === undefined);
    if (input.stopped || missing.length === GAD7_FIELDS.length) return;
    for (const field of missing) addIssue({ code: "custom", path: [field], message: CHOOSE });
  });
export type SubmitCheckInInput = z.output<typeof submitCheckInInput>;

/** The nine answers in questionnaire order. */
export function phq9Answers(input: SubmitCheckInInput): number[] {
  return PHQ9_FIELDS.map((field) => input[field]);
}

/** The seven answers in questionnaire order, `null` where one is missing; null where none was asked. */
export function gad7Answers(input: SubmitCheckInInput): (number | null)[] | null {
  return anyOf(GAD7_FIELDS.map((field) => input[field]));
}

/** The five answers, `null` where a question was not shown or was left out; null where none was asked. */
export function asqAnswers(input: SubmitCheckInInput) {
  return anyOf(ASQ_FIELDS.map((field) => input[field]));
}

/** The side-effect questions in their instrument's order, `null` where one is missing; null where none was asked. */
export function sideEffectAnswers(input: SubmitCheckInInput): (number | null)[] | null {
  return anyOf(SIDE_EFFECT_ITEMS.map(({ key }) => input[sideEffectField(key)]));
}

function anyOf<T>(given: readonly (T | undefined)[]): (T | null)[] | null {
  return given.every((value) => value === undefined) ? null : given.map((value) => value ?? null);
}

/** Looks at refused input too, where a field may hold anything. */
function hasAnyProblem(input: { readonly [field in (typeof PHQ9_FIELDS)[number]]?: unknown }): boolean {
  return PHQ9_FIELDS.some((field) => [1, 2, 3].some((problem) => input[field] === problem));
}

/** What the phone gets back, the same for the first and for every repeated sending. */
export type Receipt = { receivedAt: string; location: string };
