import type { Language } from "@/contracts/languages";
import { checkInEn } from "./check-in.en";

export type CheckInMessage = keyof typeof checkInEn;
/** The words of a check-in in one language, and which language that is: English where there are no others yet. */
export type CheckInWords = {
  readonly language: Language;
  /** In the patient's own language: that the page is not. */
  readonly note: { readonly language: Language; readonly text: string } | null;
  readonly say: (message: CheckInMessage, values?: Record<string, string | number>) => string;
};

/** @throws TypeError when a value that the message needs is missing, which a test of the page would see */
function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new TypeError(`a message needs ${name}`);
    return String(value);
  });
}

/** Said to a patient who reads another language than the page is in, in theirs. */
const IN_ENGLISH: Readonly<Record<Exclude<Language, "en">, string>> = {
  es: "Estas páginas y preguntas están, por ahora, solo en inglés.",
  de: "Diese Seiten und Fragen gibt es vorerst nur auf Englisch.",
  fr: "Ces pages et ces questions n’existent pour l’instant qu’en anglais.",
};

/** The words for a patient who reads `language`. */
export function checkInWords(language: Language): CheckInWords {
  const note = language === "en" ? null : { language, text: IN_ENGLISH[language] };
  return { language: "en", note, say: (message, values = {}) => fill(checkInEn[message], values) };
}
