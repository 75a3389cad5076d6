import {
  INSTRUMENT_LANGUAGES,
  type Instrument,
  type InstrumentLanguage,
  type InstrumentText,
  type TextWithDifficulty,
  type TextWithWarnings,
} from "./types";

/** Whether `words` has exactly the texts that `english` has, and none of them blank. */
function isComplete(words: unknown, english: unknown): boolean {
  if (typeof english === "string") return typeof words === "string" && words.trim() !== "";
  if (typeof english !== "object" || english === null || typeof words !== "object" || words === null) return words === english;
  const given = new Map(Object.entries(words));
  const needed = Object.entries(english);
  return given.size === needed.length && needed.every(([key, text]) => isComplete(given.get(key), text));
}

/** The languages in which every word of the instrument is a published translation. English is always among them. */
export function languagesOf({ texts }: Pick<Instrument, "texts">): InstrumentLanguage[] {
  return INSTRUMENT_LANGUAGES.filter((language) => language in texts && isComplete(texts[language], texts.en));
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
  const offered = languagesOf(instrument);
  const found = offered.find((l) => l === language) ?? offered.find((l) => baseOf(l) === baseOf(language));
  const text = found === undefined ? undefined : instrument.texts[found];
  return found === undefined || text === undefined ? { language: "en", text: instrument.texts.en } : { language: found, text };
}

/** "fr" of "fr-CA". */
function baseOf(language: string): string | undefined {
  return language.split("-")[0];
}
