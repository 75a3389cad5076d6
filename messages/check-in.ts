import type { Language } from "@/contracts/languages";
import { checkInEn } from "./check-in.en";

export type CheckInMessage = keyof typeof checkInEn;
/** The words of a check-in in one language, and which language that is: English where there are no others yet. */
export type CheckInWords = {
  readonly language: Language;
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

/** The words for a patient who reads `language`. */
export function checkInWords(_language: Language): CheckInWords {
  return { language: "en", say: (message, values = {}) => fill(checkInEn[message], values) };
}
