import type { Region } from "@/clinical/crisis-lines";
import { daysBetween, localDateOf } from "@/clinical/plain-date";
import type { Language } from "@/contracts/languages";
import { checkInDe } from "./check-in.de";
import { checkInEn } from "./check-in.en";
import { checkInEs } from "./check-in.es";
import { checkInFr } from "./check-in.fr";
import { type Dates, datesIn, localeOf } from "./dates";
import { inLanguage, LINE_HOURS, LINE_NAMES, PACK_SENTENCES } from "./line-words";
import { type InWordsOf, type MessageOf, type Say, translator } from "./translator";

/** What every language says: the sections and names of English. */
export type CheckInTexts = InWordsOf<typeof checkInEn>;
type AnyMessage = MessageOf<typeof checkInEn>;
/** "section.name" of a sentence. Those on times are said by `promised` and `moment` alone, which know how each language puts them. */
export type CheckInMessage = Exclude<AnyMessage, `time.${string}`>;

/** The words of a check-in in one language. */
export type CheckInWords = Dates & {
  readonly language: Language;
  readonly say: Say<CheckInMessage>;
  /** By when, in the patient's day: "by 16:00 today". Seven days ahead or more it names the date. */
  readonly promised: (at: Date, now: Date, timeZone: string) => string;
  /** A moment as such, to say "until" of: "Monday 9:00". */
  readonly moment: (at: Date, now: Date, timeZone: string) => string;
  /** "112 or 999". */
  readonly anyOf: (names: readonly string[]) => string;
  /** When a crisis line answers, for the directory's English. */
  readonly hours: (text: string) => string;
  /** A crisis line's name, for the directory's English. */
  readonly lineName: (text: string) => string;
  /** What a jurisdiction pack says to a patient, for the pack's English. */
  readonly pack: (text: string) => string;
};

const TEXTS: Readonly<Record<Language, CheckInTexts>> = { en: checkInEn, es: checkInEs, de: checkInDe, fr: checkInFr };
const made = new Map<string, CheckInWords>();

/**
 * The words for a patient who reads `language`; times and dates as people in `region` write them.
 * @example checkInWords("en").say("page.place", { clinic: "Skin 1" }) // "Skin 1 · check-in"
 */
export function checkInWords(language: Language, region: Region = "other"): CheckInWords {
  const locale = localeOf(language, region);
  const words = made.get(locale) ?? makeWords(language, locale);
  made.set(locale, words);
  return words;
}

function makeWords(language: Language, locale: string): CheckInWords {
  const dates = datesIn(locale);
  const say = translator(locale, TEXTS[language]);
  const anyOf = new Intl.ListFormat(locale, { type: "disjunction" });

  /** A time of the patient's day; a weekday's name alone would be last week's or today's outside the next six days. */
  function when(form: "" | "at-", at: Date, now: Date, timeZone: string): string {
    const ahead = daysBetween(localDateOf(now, timeZone), localDateOf(at, timeZone));
    const time = dates.time(at, timeZone);
    const hour = Number.parseInt(time, 10); // Spanish says "la 1:00" and "las 2:00"
    if (ahead === 0) return say(`time.${form}today`, { time, hour });
    if (ahead === 1) return say(`time.${form}tomorrow`, { time, hour });
    const near = ahead > 1 && ahead < 7;
    const weekday = near ? dates.weekday(at, timeZone) : dates.date(at, { timeZone, style: "weekday" });
    return say(`time.${form}day`, { weekday, time, hour });
  }

  return {
    language,
    say,
    ...dates,
    promised: (at, now, timeZone) => when("", at, now, timeZone),
    moment: (at, now, timeZone) => when("at-", at, now, timeZone),
    anyOf: (names) => anyOf.format(names),
    hours: (text) => inLanguage(LINE_HOURS, language, text),
    lineName: (text) => inLanguage(LINE_NAMES, language, text),
    pack: (text) => inLanguage(PACK_SENTENCES, language, text),
  };
}
