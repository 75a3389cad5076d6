import { describe, expect, test } from "vitest";
import { LANGUAGES, type Language } from "@/contracts/languages";
import { checkInWords } from "./check-in";
import { checkInDe } from "./check-in.de";
import { checkInEn } from "./check-in.en";
import { checkInEs } from "./check-in.es";
import { checkInFr } from "./check-in.fr";
import { mailWords } from "./mails";
import { mailsDe } from "./mails.de";
import { mailsEn } from "./mails.en";
import { mailsEs } from "./mails.es";
import { mailsFr } from "./mails.fr";

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;
const PAGES: Readonly<Record<Language, Texts>> = { en: checkInEn, es: checkInEs, de: checkInDe, fr: checkInFr };
const MAILS: Readonly<Record<Language, Texts>> = { en: mailsEn, es: mailsEs, de: mailsDe, fr: mailsFr };
const OTHERS = LANGUAGES.filter((language) => language !== "en");

/** Every sentence of pages and mails by its name. */
function sentences(language: Language): Map<string, string> {
  const all = [PAGES, MAILS].flatMap((texts, which) =>
    Object.entries(texts[language]).flatMap(([section, said]) =>
      Object.entries(said).map(([name, text]) => [`${which === 0 ? "" : "mail "}${section}.${name}`, text] as const),
    ),
  );
  return new Map(all);
}

const SPANISH_ARTICLE = "{hour, plural, =1 {la} other {las}}";

/** The values a sentence asks for and the numbers it tells apart. Spanish also needs an article where it says a time. */
function notationOf(text: string): string[] {
  const plain = text.replace(SPANISH_ARTICLE, "");
  return [...new Set(plain.match(/\{\w+(?=[,}])|\b(?:zero|one|two|few|many|other)(?= \{)/g))].sort();
}

/** The same word in both languages; anything else that equals the English has been forgotten. */
const SAME_AS_ENGLISH: Readonly<Record<Exclude<Language, "en">, readonly string[]>> = {
  es: ["help.call-when-open", "item9.capsule", "item9.message-no", "symptoms.no", "more.medicine-none", "more.antidepressant-no"],
  de: ["help.call-when-open", "item9.capsule"],
  fr: ["help.call-when-open", "item9.capsule"],
};

describe.each(OTHERS)("what patients read in %s", (language) => {
  const english = sentences("en");
  const translated = sentences(language);

  test("has every sentence English has, and no other", () => {
    expect([...translated.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("names the same clinic, time or number as English in each sentence, and counts alike", () => {
    const differ = [...english].filter(([name, text]) => notationOf(text).join() !== notationOf(translated.get(name) ?? "").join());
    expect(differ).toEqual([]);
  });

  test("leaves no sentence in English", () => {
    const same = [...translated].filter(([name, text]) => text === english.get(name)).map(([name]) => name);
    expect(same.sort()).toEqual([...SAME_AS_ENGLISH[language]].sort());
  });
});

describe.each(LANGUAGES)("each sentence in %s", (language) => {
  const all = [...sentences(language)];
  const VALUES = ["clinic", "date", "day", "first", "last", "when", "time", "weekday", "phone", "word", "emergency", "capsule", "capsules"];
  const values = { ...Object.fromEntries(VALUES.map((name) => [name, `<${name}>`])), number: 3, total: 9, count: 2, most: 2000, hour: 9 };

  test("can be said, and nothing of its notation is left in it", () => {
    for (const [name] of all) {
      const mail = name.startsWith("mail ");
      const { say } = mail ? mailWords(language) : checkInWords(language);
      const text = (say as (name: string, values: object) => string)(name.replace("mail ", ""), values);
      expect(text, name).not.toMatch(/[{}]/);
      expect(text.trim(), name).not.toBe("");
      expect(text, name).toBe(text.trim());
    }
  });

  test("quotes no brace with a straight apostrophe, which would show the brace to the patient", () => {
    expect(all.filter(([, text]) => /'[{}]|[{}]'/.test(text))).toEqual([]);
  });

  test("tells no patient a score or how severe anything is", () => {
    const words = /\b(severe|score|band)\b|severid|gravedad|puntaje|puntuación|\bscore\b|schweregrad|punktzahl|punktwert|sévère|sévérité/i;
    expect(all.filter(([, text]) => words.test(text))).toEqual([]);
  });

  test("names neither a drug nor mood in a mail, which others may see", () => {
    const words = /isotret|accutane|capsul|cápsula|kapsel|mood|ánimo|stimmung|humeur|depres|acne|akne|acné/i;
    expect(all.filter(([name, text]) => name.startsWith("mail ") && words.test(text))).toEqual([]);
  });
});

test("a sentence that lacks a value it needs is refused, not shown with a gap", () => {
  expect(() => checkInWords("de").say("page.place")).toThrow();
  expect(() => checkInWords("de").say("page.place", { phone: "1" })).toThrow();
  expect(() => mailWords("fr").say("link.subject")).toThrow();
});

test("a sentence that nobody has written is refused", () => {
  expect(() => checkInWords("en").say("landing.nothing" as "landing.start")).toThrow();
});

test("no line of French breaks before a colon, a question mark or inside its quotation marks", () => {
  const broken = [...sentences("fr")].filter(([, text]) => / [:;?!»]|« /.test(text)).map(([name]) => name);
  expect(broken.length).toBeGreaterThan(10);
  const { say } = checkInWords("fr");
  expect(say("help.danger")).toBe("Tu n’es pas en sécurité\u00a0?");
  expect(say("more.message-hint")).toContain("«\u00a0J’ai besoin d’aide\u00a0»");
  expect(mailWords("fr").say("link.emergency", { number: "112" })).toBe("Urgence\u00a0: 112");
});

test.each([
  ["en", 1, "1 character left"],
  ["en", 2, "2 characters left"],
  ["es", 1, "Queda 1 carácter"],
  ["es", 1200, "Quedan 1200 caracteres"],
  ["de", 1200, "noch 1.200 Zeichen"],
  ["fr", 0, "encore 0 caractère"],
  ["fr", 2, "encore 2 caractères"],
] as const)("%s counts %i as its readers do", (language, count, text) => {
  expect(checkInWords(language).say("form.characters", { count })).toBe(text);
});

test.each([
  ["en", "Write at most 2,000 characters"],
  ["de", "Schreib höchstens 2.000 Zeichen"],
] as const)("%s writes a large number as its readers do", (language, text) => {
  expect(checkInWords(language).say("errors.too-long", { most: 2000 })).toBe(text);
});
