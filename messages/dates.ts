import type { Region } from "@/clinical/crisis-lines";
import { localDateOf, type PlainDate, parsePlainDate } from "@/clinical/plain-date";
import type { Language } from "@/contracts/languages";

/** `day` "25 November", `weekday` "Wednesday 25 November", `year` "25 November 2026". */
const STYLES = {
  day: { day: "numeric", month: "long" },
  weekday: { weekday: "long", day: "numeric", month: "long" },
  year: { day: "numeric", month: "long", year: "numeric" },
  name: { weekday: "long" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type DateStyle = Exclude<keyof typeof STYLES, "name">;

/**
 * Which of a language's conventions a reader in `region` knows: English and Spanish in North America with a clock of twelve hours,
 * elsewhere of twenty-four; the French of Canada writes 16 h 00.
 * @example localeOf("en", "us") // "en-US": 4:00 PM; localeOf("en", "ie") // "en-GB": 16:00
 */
export function localeOf(language: Language, region: Region): string {
  if (language === "en") return region === "us" || region === "ca" ? "en-US" : "en-GB";
  if (language === "es" && region === "us") return "es-US";
  if (language === "fr" && region === "ca") return "fr-CA";
  return language;
}

/** Dates and times as a reader of `locale` writes them. A calendar date needs no zone; an instant does, and is of that zone's day. */
export type Dates = {
  readonly date: {
    (on: PlainDate, options?: { readonly style?: DateStyle }): string;
    (at: Date, options: { readonly timeZone: string; readonly style?: DateStyle }): string;
  };
  /** "Wednesday". */
  readonly weekday: { (on: PlainDate): string; (at: Date, timeZone: string): string };
  /** "16:00", "4:00 PM"; its spaces don't break. */
  readonly time: (at: Date, timeZone: string) => string;
};

/**
 * @param locale what `localeOf` says
 * @example datesIn("de").date("2026-11-25", { style: "weekday" }) // "Mittwoch, 25. November"
 */
export function datesIn(locale: string): Dates {
  const days = new Map<keyof typeof STYLES, Intl.DateTimeFormat>();
  const clocks = new Map<string, Intl.DateTimeFormat>();

  function say(style: keyof typeof STYLES, on: PlainDate | Date, timeZone: string | undefined): string {
    const date = parsePlainDate(on instanceof Date ? localDateOf(on, timeZone ?? "") : on);
    const format = days.get(style) ?? new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone: "UTC" });
    days.set(style, format);
    const text = format.format(Date.UTC(date.year, date.month - 1, date.day));
    return locale.startsWith("fr") ? text.replace(/\b1 (?=\p{L})/u, "1er ") : text; // as French says the first, which ICU leaves out
  }

  return {
    date: (on: PlainDate | Date, options: { readonly timeZone?: string; readonly style?: DateStyle } = {}) =>
      say(options.style ?? "day", on, options.timeZone),
    weekday: (on: PlainDate | Date, timeZone?: string) => say("name", on, timeZone),
    time(at, timeZone) {
      const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone });
      clocks.set(timeZone, clock);
      // Spanish "p.m." would meet the full stop of its sentence.
      return clock
        .format(at)
        .replace(/([ap])\.\s?m\./, "$1m")
        .replace(/[ \u202f]/g, "\u00a0");
    },
  };
}
