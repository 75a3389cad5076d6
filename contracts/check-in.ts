import { z } from "zod";
import {
  ADHERENCE,
  ANSWERED_BY,
  ANTIDEPRESSANT_STARTS,
  ASQ_ANSWERS,
  type DepressionInstrument,
  MEDICINE_CHANGES,
  SEXUAL_CHANGES,
  SKIN_CHANGES,
} from "@/clinical/check-in-answers";
import { SIDE_EFFECT_ITEMS, type SideEffectKey } from "@/clinical/instruments";
import { CONSENT_DECISIONS } from "./consent";
import { LANGUAGES } from "./languages";
import { MESSAGE_WISHES } from "./message-wishes";
import type { FieldIssue } from "./problem";

/** 256 bits as base64url. */
export const checkInToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const CHOOSE = "Choose an answer for this question";
/** What a patient may write, in characters. */
export const MESSAGE_LENGTH = 2000;
/** What they may say of why they stopped, or of a medicine. */
export const NOTE_LENGTH = 500;
/** A telephone number with its spaces, in characters. */
export const PHONE_LENGTH = 30;

/** A form sends text and the script numbers. Radio buttons that nobody touched are missing: one message, not a type error. */
const chosen = z.union([z.enum(["0", "1", "2", "3"]), z.literal([0, 1, 2, 3])], CHOOSE).transform(Number);
const yesOrNo = z.union([z.enum(["0", "1"]), z.literal([0, 1])], CHOOSE).transform(Number);
/** A native form sends every line's end as two characters, where its own limit counted one. */
const plainText = z.string().transform((text) => text.replaceAll("\r\n", "\n").trim());
const orNothing = (text: string) => (text === "" ? undefined : text);
/** Written words, their ends trimmed; nothing written is nothing sent. */
const written = (length: number) => plainText.pipe(z.string().max(length, `Write at most ${length} characters`).transform(orNothing));
/** A telephone number as people write it, with brackets, dashes or "ask for Ann": empty, or with three digits at least. */
const phone = written(PHONE_LENGTH).refine((text) => text === undefined || text.replace(/\D/g, "").length >= 3, "Write a telephone number");
/** Whatever stands in a number's place: somebody who asks for help is held up by no field. */
const anyNumber = plainText.transform((text) => orNothing(text.slice(0, PHONE_LENGTH).trim()));

/** The fields of the nine items, in questionnaire order. */
export const PHQ9_FIELDS = ["phq9.1", "phq9.2", "phq9.3", "phq9.4", "phq9.5", "phq9.6", "phq9.7", "phq9.8", "phq9.9"] as const;
/** In the order of the form for teens, which is not the PHQ-9's. */
export const PHQ9_TEEN_FIELDS = [
  "phq9-teen.1",
  "phq9-teen.2",
  "phq9-teen.3",
  "phq9-teen.4",
  "phq9-teen.5",
  "phq9-teen.6",
  "phq9-teen.7",
  "phq9-teen.8",
  "phq9-teen.9",
] as const;
/** The fields of each depression questionnaire: a name says which one was shown, so that neither is ever read as the other. */
export const MOOD_FIELDS = {
  phq9: { items: PHQ9_FIELDS, item9: "phq9.9", difficulty: "phq9.difficulty" },
  "phq9-teen": { items: PHQ9_TEEN_FIELDS, item9: "phq9-teen.9", difficulty: "phq9-teen.difficulty" },
} as const satisfies Record<DepressionInstrument, { items: readonly string[]; item9: string; difficulty: string }>;
export const GAD7_FIELDS = ["gad7.1", "gad7.2", "gad7.3", "gad7.4", "gad7.5", "gad7.6", "gad7.7"] as const;
export const ASQ_FIELDS = ["asq.1", "asq.2", "asq.3", "asq.4", "asq.5"] as const;
/** The field of a side-effect question. */
export type SideEffectField = `symptom.${SideEffectKey}`;
export const sideEffectField = (key: SideEffectKey): SideEffectField => `symptom.${key}`;

const each = <F extends string, S extends z.ZodType>(fields: readonly F[], schema: S) =>
  Object.fromEntries(fields.map((field) => [field, schema])) as Record<F, S>;
const graded = SIDE_EFFECT_ITEMS.filter(({ kind }) => kind === "symptom").map(({ key }) => sideEffectField(key));
const warnings = SIDE_EFFECT_ITEMS.filter(({ kind }) => kind === "warning").map(({ key }) => sideEffectField(key));

/** Every question of a check-in by its field, in the order asked. What a form sends and what a draft saves is checked by the same line. */
export const ANSWER_SHAPE = {
  ...each(PHQ9_FIELDS, chosen),
  ...each(PHQ9_TEEN_FIELDS, chosen),
  ...each(ASQ_FIELDS, z.enum(ASQ_ANSWERS)),
  "phq9.difficulty": chosen,
  "phq9-teen.difficulty": chosen,
  ...each(GAD7_FIELDS, chosen),
  ...each(graded, chosen),
  ...each(warnings, yesOrNo),
  sexualChange: z.enum(SEXUAL_CHANGES),
  skin: z.enum(SKIN_CHANGES),
  adherence: z.enum(ADHERENCE),
  /** Why they stopped. */
  adherenceNote: written(NOTE_LENGTH),
  medicineChange: z.enum(MEDICINE_CHANGES),
  medicineNote: written(NOTE_LENGTH),
  /** Asked under 25 where a medicine for mood, or an unknown one, changed. */
  antidepressant: z.enum(ANTIDEPRESSANT_STARTS),
  message: written(MESSAGE_LENGTH),
  /** A number that nobody else answers, and whether a message may be left there; asked after item 9. */
  privateNumber: phone,
  mayLeaveMessage: z.enum(["yes", "no"]),
} as const;
export type AnswerField = keyof typeof ANSWER_SHAPE;
export const ANSWER_FIELDS = Object.keys(ANSWER_SHAPE) as AnswerField[];
/** What a stored field's name looks like, as a regular expression that PostgreSQL reads, too. */
export const DRAFT_FIELD = "^[a-zA-Z0-9.-]{1,40}$";

const answers = z.object(ANSWER_SHAPE).partial();

const sending = z.strictObject({
  checkIn: z.uuid(),
  language: z.enum(LANGUAGES),
  ...answers.shape,
  /** "Stop here and send" was pressed, or an answer ended the form: what was still to be asked may be missing. */
  stopped: z.literal("1").optional(),
});
const stopping = sending.extend({ privateNumber: anyNumber.optional() });
const ends = z.union([z.looseObject({ stopped: z.literal("1") }), z.looseObject({ "asq.5": z.enum(["yes", "refused"]) })]);

/**
 * What one sending of a check-in carries, from the plain form (text) and from the script alike. Any answer may be missing here: those given on
 * another device are among the drafts; `missingAnswers` says what is missing of both together. Unknown fields are refused. Who stops is not
 * held up by a number that is none: it is kept as it was written.
 */
export const submitCheckInInput = z.unknown().transform((sent, context) => {
  const parsed = (ends.safeParse(sent).success ? stopping : sending).safeParse(sent);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) context.addIssue({ ...issue });
  return z.NEVER;
});
export type SubmitCheckInInput = z.output<typeof submitCheckInInput>;
/** Answers by field, from a form, from drafts or from both. */
export type GivenAnswers = z.output<typeof answers>;

/** What the script saves as it is given: one answer or several; null takes one back. */
export const draftInput = z.strictObject({
  checkIn: z.uuid(),
  language: z.enum(LANGUAGES),
  answers: z
    .strictObject(Object.fromEntries(ANSWER_FIELDS.map((field) => [field, ANSWER_SHAPE[field].nullable().optional()])))
    .refine((given) => Object.keys(given).length > 0, "Send at least one answer"),
});
export type DraftInput = Omit<z.output<typeof draftInput>, "answers"> & {
  readonly answers: { readonly [F in AnswerField]?: GivenAnswers[F] | null };
};

/** The Start button: the link's token, and who answers. */
export const startCheckInInput = z.strictObject({
  token: checkInToken,
  answeredBy: z.enum(ANSWERED_BY).default("self"),
  language: z.enum(LANGUAGES).optional(),
});

export const consentInput = z.strictObject({ checkIn: z.uuid(), version: z.string().max(40), decision: z.enum(CONSENT_DECISIONS) });

/** "Ask the clinic to call me", from a page that has a check-in's cookie or one that has only its link. */
export const helpInput = z
  .strictObject({
    checkIn: z.uuid().optional(),
    token: checkInToken.optional(),
    privateNumber: anyNumber.optional(),
    mayLeaveMessage: z.enum(["yes", "no"]).optional(),
  })
  .refine(({ checkIn, token }) => (checkIn === undefined) !== (token === undefined), "Send the check-in or its link");

export const freshLinkInput = z.strictObject({ token: checkInToken });
/** The link of a mail's last line: signed, and good for this alone. */
export const wishInput = z.strictObject({ token: z.string().max(400), wants: z.enum(MESSAGE_WISHES) });

/**
 * What is still missing of a check-in's answers, sent and drafted together: every item of the depression questionnaire, the difficulty when any
 * item is above 0, and the GAD-7. After "Stop here and send" only item 9 is asked for: what there is of the others is scored by its own rules.
 */
export function missingAnswers(given: GivenAnswers, instrument: DepressionInstrument, { stopped }: { stopped: boolean }): FieldIssue[] {
  const { items, item9, difficulty } = MOOD_FIELDS[instrument];
  const anyProblem = items.some((field) => (given[field] ?? 0) > 0);
  const asked: AnswerField[] = stopped ? [item9] : [...items, ...(anyProblem ? [difficulty] : []), ...GAD7_FIELDS];
  return asked.filter((field) => given[field] === undefined).map((field) => ({ path: field, message: CHOOSE }));
}

/** The nine answers in the questionnaire's own order, `null` where one is missing. */
export function moodAnswers(given: GivenAnswers, instrument: DepressionInstrument): (number | null)[] {
  return MOOD_FIELDS[instrument].items.map((field) => given[field] ?? null);
}

/** The seven answers in questionnaire order, `null` where one is missing; null where none was given. */
export function gad7Answers(given: GivenAnswers): (number | null)[] | null {
  return anyOf(GAD7_FIELDS.map((field) => given[field]));
}

/** The five answers, `null` where a question was not shown or was left out; null where none was given. */
export function asqAnswers(given: GivenAnswers) {
  return anyOf(ASQ_FIELDS.map((field) => given[field]));
}

/** The side-effect questions in their instrument's order, `null` where one is missing; null where none was given. */
export function sideEffectAnswers(given: GivenAnswers): (number | null)[] | null {
  return anyOf(SIDE_EFFECT_ITEMS.map(({ key }) => given[sideEffectField(key)]));
}

function anyOf<T>(given: readonly (T | undefined)[]): (T | null)[] | null {
  return given.every((value) => value === undefined) ? null : given.map((value) => value ?? null);
}

/** What the phone gets back, the same for the first and for every repeated sending. */
export type Receipt = { receivedAt: string; location: string };
/** What the script gets back for a draft. `location`: the check-in was sent meanwhile, by another tab or device. */
export type DraftSaved = { readonly saved: true } | { readonly saved: false; readonly location: string };
