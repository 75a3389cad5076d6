import type { ScoredInstrumentId } from "./instruments";

/** The instruments that measure depression on the PHQ-9's scale, 0-27. */
export const DEPRESSION_INSTRUMENTS = ["phq9", "phq9-teen"] as const satisfies readonly ScoredInstrumentId[];
export type DepressionInstrument = (typeof DEPRESSION_INSTRUMENTS)[number];

/** Answers to one instrument: its items in its own order (`null`: not answered), or no items where only a total is known. */
type Scored = {
  readonly answers: readonly (number | null)[] | null;
  /** What the answers scored; null where more than two are missing. */
  readonly total: number | null;
};

/** `difficulty` 0-3, null when it was not asked or not answered. */
export type DepressionAnswers = Scored & { readonly instrument: DepressionInstrument; readonly difficulty: 0 | 1 | 2 | 3 | null };

/** Answers to the GAD-7. */
export type AnxietyAnswers = Scored;

/** "I'd rather not say" is `refused` and counts as yes; `null` was not asked or left out, and is never a no. */
export const ASQ_ANSWERS = ["no", "yes", "refused"] as const;
export type AsqAnswer = (typeof ASQ_ANSWERS)[number];
/** The five ASQ questions in their order. */
export type AsqAnswers = readonly (AsqAnswer | null)[];

export const SKIN_CHANGES = ["better", "same", "worse"] as const;
export type SkinChange = (typeof SKIN_CHANGES)[number];

export const ADHERENCE = ["as-prescribed", "missed-some", "stopped"] as const;
export type Adherence = (typeof ADHERENCE)[number];

/**
 * A new, changed or stopped medicine: `psychotropic` is one for mood, sleep, attention or another mental-health reason; `unsure` whether
 * it is one counts as if it were.
 */
export const MEDICINE_CHANGES = ["none", "other", "psychotropic", "unsure"] as const;
export type MedicineChange = (typeof MEDICINE_CHANGES)[number];

/** Whether an antidepressant was started, asked under 25; `unsure` counts as yes. Source: clinical reference, section 5. */
export const ANTIDEPRESSANT_STARTS = ["no", "yes", "unsure"] as const;
export type AntidepressantStart = (typeof ANTIDEPRESSANT_STARTS)[number];

/** A change in sexual function or desire, asked of adults. `refused` is "I'd rather not say". */
export const SEXUAL_CHANGES = ["no", "yes", "refused"] as const;
export type SexualChange = (typeof SEXUAL_CHANGES)[number];

/** Who gave the answers: the patient, or somebody for them. */
export const ANSWERED_BY = ["self", "proxy"] as const;
export type AnsweredBy = (typeof ANSWERED_BY)[number];

/**
 * Everything one check-in told. A part that is missing was not asked or not answered: rules that need it stay silent, and none takes
 * its absence for a no.
 */
export type CheckInAnswers = {
  readonly at: Date;
  readonly depression?: DepressionAnswers;
  readonly anxiety?: AnxietyAnswers;
  readonly asq?: AsqAnswers;
  /** The gravest answers given before sending, as the drafts kept them. */
  readonly highestGiven?: { readonly item9: 0 | 1 | 2 | 3 | null; readonly asq: AsqAnswers | null };
  /** Side effects in the instrument's order: eleven graded 0-3, then the four warning questions 0 no, 1 yes; `null` not answered. */
  readonly sideEffects?: readonly (number | null)[];
  readonly skin?: SkinChange;
  readonly adherence?: Adherence;
  readonly medicineChange?: MedicineChange;
  /** Free text came with it. */
  readonly message?: boolean;
  /** "Ask the clinic to call me" was pressed. */
  readonly helpRequested?: boolean;
};
