import { INSTRUMENT_LANGUAGES, type Instrument, type InstrumentLanguage, type InstrumentText } from "./types";

function isComplete(instrument: Instrument, text: InstrumentText): boolean {
  const words = [text.stem, ...text.items, ...text.answers, text.difficulty.question, ...text.difficulty.answers];
  return (
    text.items.length === instrument.items.length &&
    text.answers.length === instrument.answers.length &&
    text.difficulty.answers.length === instrument.difficulty.answers.length &&
    words.every((word) => word.trim() !== "")
  );
}

/** The languages in which every word of the instrument is a published translation. English is always among them. */
export function languagesOf(instrument: Instrument): InstrumentLanguage[] {
  return INSTRUMENT_LANGUAGES.filter((language) => {
    const text = instrument.texts[language];
    return text !== undefined && isComplete(instrument, text);
  });
}

/**
 * The wording for a patient who reads `language` ("es-MX" finds "es"). Where no published translation is complete the wording
 * is English and `language` says so: the patient must be told, and the response stores the language that was shown.
 */
export function textOf(instrument: Instrument, language: string): { language: InstrumentLanguage; text: InstrumentText } {
  const offered = languagesOf(instrument);
  const found = offered.find((l) => l === language) ?? offered.find((l) => l === language.split("-")[0]);
  const text = found === undefined ? undefined : instrument.texts[found];
  return found === undefined || text === undefined ? { language: "en", text: instrument.texts.en } : { language: found, text };
}
