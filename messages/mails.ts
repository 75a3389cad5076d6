import type { Region } from "@/clinical/crisis-lines";
import type { Language } from "@/contracts/languages";
import { type Dates, datesIn, localeOf } from "./dates";
import { mailsDe } from "./mails.de";
import { mailsEn } from "./mails.en";
import { mailsEs } from "./mails.es";
import { mailsFr } from "./mails.fr";
import { type InWordsOf, type MessageOf, type Say, translator } from "./translator";

/** What every language says: the sections and names of English. */
export type MailTexts = InWordsOf<typeof mailsEn>;
export type MailMessage = MessageOf<typeof mailsEn>;

/** The words of a patient's mails in one language. */
export type MailWords = Dates & { readonly language: Language; readonly say: Say<MailMessage> };

const TEXTS: Readonly<Record<Language, MailTexts>> = { en: mailsEn, es: mailsEs, de: mailsDe, fr: mailsFr };
const made = new Map<string, MailWords>();

/**
 * The words of the mails to a patient who reads `language`; times and dates as people in `region` write them.
 * @example mailWords("en").say("link.subject", { clinic: "Skin 1" }) // "A short check-in from Skin 1"
 */
export function mailWords(language: Language, region: Region = "other"): MailWords {
  const locale = localeOf(language, region);
  const words = made.get(locale) ?? { language, say: translator(locale, TEXTS[language]), ...datesIn(locale) };
  made.set(locale, words);
  return words;
}
