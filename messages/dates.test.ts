import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { REGIONS, type Region } from "@/clinical/crisis-lines";
import { LANGUAGES, type Language } from "@/contracts/languages";
import { checkInWords } from "./check-in";

/** With plain spaces, to be read here. */
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("a promised time, said on Wednesday 25 November 2026 at noon in Berlin", () => {
  const now = new Date("2026-11-25T11:00:00Z");
  const promised = (language: Language, at: string, region: Region = "de") =>
    plain(checkInWords(language, region).promised(new Date(at), now, "Europe/Berlin"));
  const moment = (language: Language, at: string, region: Region = "de") =>
    plain(checkInWords(language, region).moment(new Date(at), now, "Europe/Berlin"));

  test.each([
    ["en", "2026-11-25T15:00:00Z", "by 16:00 today"],
    ["en", "2026-11-26T08:00:00Z", "by 9:00 tomorrow"],
    ["en", "2026-11-30T08:00:00Z", "by Monday 9:00"],
    ["es", "2026-11-25T15:00:00Z", "hoy antes de las 16:00"],
    ["es", "2026-11-26T00:00:00Z", "mañana antes de la 1:00"],
    ["es", "2026-11-30T08:00:00Z", "el lunes antes de las 9:00"],
    ["de", "2026-11-25T15:00:00Z", "heute bis 16:00 Uhr"],
    ["de", "2026-11-26T08:00:00Z", "morgen bis 9:00 Uhr"],
    ["de", "2026-11-30T08:00:00Z", "Montag bis 9:00 Uhr"],
    ["fr", "2026-11-25T15:00:00Z", "aujourd’hui avant 16:00"],
    ["fr", "2026-11-26T08:00:00Z", "demain avant 9:00"],
    ["fr", "2026-11-30T08:00:00Z", "lundi avant 9:00"],
  ] as const)("in %s, for %s: %s", (language, at, text) => {
    expect(promised(language, at)).toBe(text);
  });

  test.each([
    ["en", "2026-11-25T15:00:00Z", "16:00 today"],
    ["en", "2026-11-26T08:00:00Z", "tomorrow 9:00"],
    ["en", "2026-11-30T08:00:00Z", "Monday 9:00"],
    ["es", "2026-11-25T15:00:00Z", "hoy a las 16:00"],
    ["es", "2026-11-30T08:00:00Z", "el lunes a las 9:00"],
    ["de", "2026-11-26T08:00:00Z", "morgen 9:00 Uhr"],
    ["de", "2026-11-30T08:00:00Z", "Montag 9:00 Uhr"],
    ["fr", "2026-11-30T08:00:00Z", "lundi à 9:00"],
  ] as const)("in %s, until %s: %s", (language, at, text) => {
    expect(moment(language, at)).toBe(text);
  });

  test.each([
    ["en", "us", "by 4:00 PM today"],
    ["en", "ca", "by 4:00 PM today"],
    ["en", "ie", "by 16:00 today"],
    ["en", "au", "by 16:00 today"],
    ["es", "us", "hoy antes de las 4:00 pm"],
    ["es", "es", "hoy antes de las 16:00"],
    ["fr", "ca", "aujourd’hui avant 16 h 00"],
    ["fr", "fr", "aujourd’hui avant 16:00"],
  ] as const)("%s in region %s: %s", (language, region, text) => {
    expect(promised(language, "2026-11-25T15:00:00Z", region)).toBe(text);
  });

  test("in Spanish one in the afternoon is la 1:00 on a clock of twelve hours and las 13:00 on one of twenty-four", () => {
    expect(promised("es", "2026-11-25T12:00:00Z", "us")).toBe("hoy antes de la 1:00 pm");
    expect(promised("es", "2026-11-25T12:00:00Z", "es")).toBe("hoy antes de las 13:00");
  });

  test.each([
    ["2026-12-01T08:00:00Z", "by Tuesday 9:00"],
    ["2026-12-02T08:00:00Z", "by Wednesday 2 December 9:00"],
    ["2026-11-24T08:00:00Z", "by Tuesday 24 November 9:00"],
  ])("the weekday alone means the six days ahead, and nothing behind: %s is %s", (at, text) => {
    expect(promised("en", at)).toBe(text);
  });
});

test.each([
  // One second on either side of midnight, in the patient's zone and not in ours.
  ["Europe/Madrid", "2026-11-25T22:59:59Z", "2026-11-25T22:59:59Z", "by 23:59 today"],
  ["Europe/Madrid", "2026-11-25T22:59:59Z", "2026-11-25T23:00:00Z", "by 0:00 tomorrow"],
  ["Pacific/Auckland", "2026-11-25T11:30:00Z", "2026-11-25T20:00:00Z", "by 9:00 today"],
  ["America/Los_Angeles", "2026-11-25T23:30:00Z", "2026-11-26T07:59:00Z", "by 23:59 today"],
  ["America/Los_Angeles", "2026-11-25T23:30:00Z", "2026-11-26T08:00:00Z", "by 0:00 tomorrow"],
  // Half-hour zone.
  ["Asia/Kolkata", "2026-11-25T18:29:00Z", "2026-11-25T18:30:00Z", "by 0:00 tomorrow"],
  // The night the clocks go back has 25 hours, the one they go forward 23.
  ["Europe/London", "2026-10-24T23:30:00Z", "2026-10-25T23:30:00Z", "by 23:30 today"],
  ["Europe/London", "2026-03-28T23:30:00Z", "2026-03-29T22:30:00Z", "by 23:30 tomorrow"],
  ["Europe/London", "2026-03-28T12:00:00Z", "2026-03-30T08:00:00Z", "by Monday 9:00"],
  ["America/New_York", "2026-10-31T16:00:00Z", "2026-11-02T14:00:00Z", "by Monday 9:00"],
])("in %s at %s, %s is said %s", (timeZone, now, at, text) => {
  expect(plain(checkInWords("en", "gb").promised(new Date(at), new Date(now), timeZone))).toBe(text);
});

describe("dates", () => {
  test.each([
    ["en", "gb", "25 November", "Wednesday 25 November", "25 November 2026", "Wednesday"],
    ["en", "us", "November 25", "Wednesday, November 25", "November 25, 2026", "Wednesday"],
    ["es", "es", "25 de noviembre", "miércoles, 25 de noviembre", "25 de noviembre de 2026", "miércoles"],
    ["de", "de", "25. November", "Mittwoch, 25. November", "25. November 2026", "Mittwoch"],
    ["fr", "fr", "25 novembre", "mercredi 25 novembre", "25 novembre 2026", "mercredi"],
  ] as const)("%s in region %s", (language, region, day, weekday, year, name) => {
    const words = checkInWords(language, region);
    expect(words.date("2026-11-25")).toBe(day);
    expect(words.date("2026-11-25", { style: "weekday" })).toBe(weekday);
    expect(words.date("2026-11-25", { style: "year" })).toBe(year);
    expect(words.weekday("2026-11-25")).toBe(name);
  });

  test("an instant is of the day it has in the zone", () => {
    const at = new Date("2026-11-25T23:30:00Z");
    const words = checkInWords("en");
    expect(words.date(at, { timeZone: "Europe/London" })).toBe("25 November");
    expect(words.date(at, { timeZone: "Europe/Berlin" })).toBe("26 November");
    expect(words.weekday(at, "Pacific/Honolulu")).toBe("Wednesday");
    expect(words.weekday(at, "Asia/Tokyo")).toBe("Thursday");
  });

  test.each([
    ["2026-12-01", "1er décembre", "mardi 1er décembre", "1er décembre 2026"],
    ["2026-12-11", "11 décembre", "vendredi 11 décembre", "11 décembre 2026"],
    ["2026-12-21", "21 décembre", "lundi 21 décembre", "21 décembre 2026"],
  ])("French says the first of a month as people do, and no other day so: %s", (on, day, weekday, year) => {
    const { date } = checkInWords("fr");
    expect([date(on), date(on, { style: "weekday" }), date(on, { style: "year" })]).toEqual([day, weekday, year]);
  });

  test("an impossible date is refused, and so is an instant without a zone", () => {
    const { date } = checkInWords("en");
    expect(() => date("2026-02-29")).toThrow(RangeError);
    expect(() => date(new Date("2026-11-25T12:00:00Z"), {} as { timeZone: string })).toThrow(RangeError);
  });

  test("a time never breaks across two lines", () => {
    const at = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true });
    const zone = fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC");
    fc.assert(
      fc.property(at, zone, fc.constantFrom(...LANGUAGES), fc.constantFrom(...REGIONS), (instant, timeZone, language, region) => {
        expect(checkInWords(language, region).time(instant, timeZone)).not.toMatch(/[ \u202f]/);
      }),
    );
  });
});

test("emergency numbers are alternatives, in the reader's language", () => {
  expect(LANGUAGES.map((language) => checkInWords(language).anyOf(["112", "999"]))).toEqual([
    "112 or 999",
    "112 o 999",
    "112 oder 999",
    "112 ou 999",
  ]);
  expect(checkInWords("de").anyOf(["112"])).toBe("112");
});
