import {
  INSTRUMENT_LANGUAGES,
  type Instrument,
  type InstrumentLanguage,
  type InstrumentText,
  type TextWithDifficulty,
  type TextWithWarnings,
} from "./types";

/** What a wording consists of: every text that is not blank counts alike, and all else must be as it is in English. */
function partsOf(words: unknown): string | undefined {
  return JSON.stringify(words, (_, part) => (typeof part === "string" ? part.trim() !== "" : part));
}

/** Asked for with every response that is stored, and the texts do not change: worked out once. */
const offered = new WeakMap<Instrument["texts"], readonly InstrumentLanguage[]>();

/** The languages in which every word of the instrument is a published translation. English is always among them. */
export function languagesOf({ texts }: Pick<Instrument, "texts">): readonly InstrumentLanguage[] {
  const known = offered.get(texts);
  if (known) return known;
  const english = partsOf(texts.en);
  const languages = INSTRUMENT_LANGUAGES.filter((language) => partsOf(texts[language]) === english);
  offered.set(texts, languages);
  return languages;
}

type Shown<T extends InstrumentText> = { readonly language: InstrumentLanguage; readonly text: T };
type WithDifficulty = Pick<Instrument, "texts"> & { readonly texts: { readonly en: TextWithDifficulty } };
type WithWarnings = Pick<Instrument, "texts"> & { readonly texts: { readonly en: TextWithWarnings } };

/**
 * The wording for a patient who reads `language`: the published one of that language, whatever its country ("es-MX" finds "es", and
 * "fr" the French of Canada, which a reader of French knows better than English). Where no published translation is complete the wording
 * is English and `language` says so: the patient must be told, and the response stores the language that was shown.
 */
export function textOf(instrument: WithDifficulty, language: string): Shown<TextWithDifficulty>;
export function textOf(instrument: WithWarnings, language: string): Shown<TextWithWarnings>;
export function textOf(instrument: Pick<Instrument, "texts">, language: string): Shown<InstrumentText>;
export function textOf(instrument: Pick<Instrument, "texts">, language: string): Shown<InstrumentText> {
  const found = languagesOf(instrument).find((one) => baseOf(one) === baseOf(language)) ?? "en";
  return { language: found, text: instrument.texts[found] ?? instrument.texts.en };
}

/** "fr" of "fr-CA". */
function baseOf(language: string): string | undefined {
  return language.split("-")[0];
}
