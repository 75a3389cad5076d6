import type { PlainDate } from "../plain-date";

/** Every instrument the product knows, by its stable id. */
export const INSTRUMENT_IDS = ["phq9"] as const;
export type InstrumentId = (typeof INSTRUMENT_IDS)[number];

/** Languages in which a published wording of at least one instrument is stored here (BCP 47). */
export const INSTRUMENT_LANGUAGES = ["en", "es", "de", "fr-CA"] as const;
export type InstrumentLanguage = (typeof INSTRUMENT_LANGUAGES)[number];

/** One scored question. Position differs between instruments: map by `key`, never by index. */
export type InstrumentItem = {
  readonly key: string;
  readonly loinc: string;
  /** One or two words for a clinician's chart, never shown to a patient as the question. */
  readonly shortLabel: string;
};

/** One answer of the list that all items share. */
export type InstrumentAnswer = { readonly loinc: string; readonly score: number };

/** A band of totals, both ends included. */
export type Band<Label extends string = string> = { readonly from: number; readonly to: number; readonly label: Label };

/** A published cut-off: totals from `from` upwards. */
export type CutOff = {
  readonly from: number;
  readonly meaning: string;
  readonly sensitivity: number;
  readonly specificity: number;
  readonly source: string;
};

/** The exact words a patient sees, in one language, as published. Orders follow the instrument's `items` and `answers`. */
export type InstrumentText = {
  readonly stem: string;
  readonly items: readonly string[];
  readonly answers: readonly string[];
  readonly difficulty: { readonly question: string; readonly answers: readonly string[] };
  readonly source: string;
};

/** A questionnaire as data: everything needed to ask, code, score and cite it. */
export type Instrument = {
  readonly id: InstrumentId;
  /** Stored with each response; changes when any word or code here changes. */
  readonly version: string;
  readonly versionDate: PlainDate;
  readonly title: string;
  readonly loinc: { readonly panel: string; readonly total: string };
  readonly recallDays: number;
  readonly items: readonly InstrumentItem[];
  readonly answers: readonly InstrumentAnswer[];
  /** Asked when the total is above 0; recorded 0-3, never part of the total. */
  readonly difficulty: { readonly loinc: string; readonly answers: readonly InstrumentAnswer[] };
  readonly bands: readonly Band[];
  readonly cutOffs: readonly CutOff[];
  readonly licence: string;
  readonly loincNotice: string;
  readonly texts: { readonly en: InstrumentText } & { readonly [L in Exclude<InstrumentLanguage, "en">]?: InstrumentText };
};
