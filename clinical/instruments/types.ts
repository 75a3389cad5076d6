import type { PlainDate } from "../plain-date";
import type { Severity } from "./severity";

/** Every instrument the product knows, by its stable id. */
export const INSTRUMENT_IDS = ["phq9", "phq9-teen", "gad7", "phq2", "asq", "side-effects"] as const;
export type InstrumentId = (typeof INSTRUMENT_IDS)[number];

/** Those whose answers are added up. */
export type ScoredInstrumentId = Extract<InstrumentId, "phq9" | "phq9-teen" | "gad7" | "phq2">;

/** Languages in which a published wording of at least one instrument is stored here (BCP 47). */
export const INSTRUMENT_LANGUAGES = ["en", "es", "de", "fr-CA"] as const;
export type InstrumentLanguage = (typeof INSTRUMENT_LANGUAGES)[number];

/** One question. Position differs between instruments: map by `key`, never by index. */
export type InstrumentItem = {
  readonly key: string;
  /** Null where no code is verified: none is made up. */
  readonly loinc: string | null;
  /** One or two words for a clinician's chart, never shown to a patient as the question. */
  readonly shortLabel: string;
  /** Codes that a publisher uses at this item for an answer of the list. */
  readonly answerAliases?: readonly InstrumentAnswer[];
};

/** One answer of the list that all items share. `loinc` is null where no code is verified. */
export type InstrumentAnswer = { readonly loinc: string | null; readonly score: number };

/** A band of totals, both ends included. */
export type Band<Label extends string = string> = { readonly from: number; readonly to: number; readonly label: Label };

/** A published cut-off: totals from `from` upwards. The accuracies are shares; null where none could be checked. */
export type CutOff = {
  readonly from: number;
  readonly meaning: string;
  readonly sensitivity: number | null;
  readonly specificity: number | null;
  readonly source: string;
};

/** The exact words a patient sees, in one language, as published. Orders follow the instrument's `items` and `answers`. */
export type InstrumentText = {
  /** Null where the questions stand on their own. */
  readonly stem: string | null;
  readonly items: readonly string[];
  readonly answers: readonly string[];
  readonly source: string;
};

/** The words of an instrument that ends with the difficulty question. */
export type TextWithDifficulty = InstrumentText & {
  readonly stem: string;
  readonly difficulty: { readonly question: string; readonly answers: readonly string[] };
};

/** The words of a list whose warning questions are answered no or yes, in the order of the score 0 and 1. */
export type TextWithWarnings = InstrumentText & { readonly stem: string; readonly warningAnswers: readonly string[] };

/** English is always there; another language only as published. */
export type Texts<T extends InstrumentText = InstrumentText> = { readonly en: T } & {
  readonly [L in Exclude<InstrumentLanguage, "en">]?: T;
};

/** A questionnaire as data: everything needed to ask, code and cite it. */
export type Instrument = {
  readonly id: InstrumentId;
  /** Stored with each response, beside the language shown; changes when any word or code of a language here changes. */
  readonly version: string;
  readonly versionDate: PlainDate;
  readonly title: string;
  /** As a sentence or a chart names it; no two instruments are named alike. */
  readonly shortTitle: string;
  /** The time the questions are about; null where they name their own. */
  readonly recallDays: number | null;
  readonly items: readonly InstrumentItem[];
  readonly answers: readonly InstrumentAnswer[];
  readonly licence: string;
  /** Null where nothing of it is coded in LOINC. */
  readonly loincNotice: string | null;
  readonly texts: Texts;
};

/** An instrument whose answers are added up. */
export type ScoredInstrument = Instrument & {
  readonly id: ScoredInstrumentId;
  readonly loinc: { readonly panel: string; readonly total: string };
  /** Lowest and highest total: the ends of a chart's axis. */
  readonly axis: { readonly min: number; readonly max: number };
  /** How many missing answers of a received response are made up for by the mean of the others. */
  readonly mayMiss: number;
  /** Empty where only a cut-off is published. */
  readonly bands: readonly Band<Severity>[];
  readonly cutOffs: readonly CutOff[];
};

/** A depression questionnaire that asks how difficult the problems made life, when the total is above 0; never part of the total. */
export type InstrumentWithDifficulty = ScoredInstrument & {
  readonly difficulty: { readonly loinc: string | null; readonly answers: readonly InstrumentAnswer[] };
  readonly texts: Texts<TextWithDifficulty>;
};
