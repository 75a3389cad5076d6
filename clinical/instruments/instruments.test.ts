import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import lforms from "../published/lforms_phq9.json";
import mii from "../published/mii_PHQ9_de-en.json";
import pcoIg from "../published/pco-ig_PHQ9.json";
import { type InstrumentText, languagesOf, PHQ9_BANDS, PHQ9_ITEM_COUNT, PHQ9_ITEMS, phq9, textOf } from "./index";

type Coding = { code: string; display?: string; extension?: { url: string; valueDecimal?: number }[] };
type Item = {
  code?: { code: string }[];
  text?: string;
  answerOption?: { valueCoding: Coding; extension?: { url: string; valueDecimal?: number }[] }[];
  _text?: { extension: { extension: { url: string; valueString?: string }[] }[] };
};

/** Items of a published Questionnaire by LOINC code: linkIds and order differ between publishers. */
function byCode(questionnaire: { item: unknown[] }): Map<string, Item> {
  return new Map((questionnaire.item as Item[]).flatMap((item) => (item.code ?? []).map(({ code }) => [code, item] as const)));
}

/** Publishers set dashes with and without spaces and end questions with or without a mark; nothing else may differ. */
function words(text: string | undefined): string {
  return (text ?? "(none)")
    .replace(/\s*[-–—]\s*/g, "-")
    .replace(/[?.]/g, "")
    .toLowerCase();
}

const sources = [
  ["the US outcomes guide", byCode(pcoIg)],
  ["LHC-Forms", byCode(lforms)],
  ["the German initiative", byCode(mii)],
] as const;

describe.each(sources)("against the Questionnaire of %s", (_, published) => {
  test.each(PHQ9_ITEMS.map((item, i) => [item.key, item.loinc, i] as const))("item %s has LOINC code %s", (_key, loinc) => {
    expect([...published.keys()]).toContain(loinc);
  });

  test("it holds no scored item that we lack", () => {
    const ours = new Set<string>([...PHQ9_ITEMS.map(({ loinc }) => loinc), phq9.loinc.total, phq9.difficulty.loinc]);
    expect([...published.keys()].filter((code) => !ours.has(code))).toEqual([]);
  });
});

describe.each(sources.slice(0, 2))("English wording and answers against %s", (_, published) => {
  test.each(PHQ9_ITEMS.map((item, i) => [item.key, item.loinc, i] as const))("%s reads as published", (_key, loinc, i) => {
    expect(words(phq9.texts.en.items[i])).toBe(words(published.get(loinc)?.text));
  });

  test("every item has the published answers, by code, in order of score", () => {
    for (const { loinc } of PHQ9_ITEMS) {
      const options = (published.get(loinc)?.answerOption ?? []).map(({ valueCoding }) => valueCoding);
      expect(options.map(({ code }) => code)).toEqual(phq9.answers.map((answer) => answer.loinc));
      expect(options.map(({ display }) => display)).toEqual([...phq9.texts.en.answers]);
    }
  });

  test("the difficulty question and its answers are the published ones", () => {
    const difficulty = published.get(phq9.difficulty.loinc);
    expect(words(phq9.texts.en.difficulty.question)).toContain(words(difficulty?.text));
    const options = (difficulty?.answerOption ?? []).map(({ valueCoding }) => valueCoding);
    expect(options.map(({ code }) => code)).toEqual(phq9.difficulty.answers.map((answer) => answer.loinc));
    expect(options.map(({ display }) => display)).toEqual([...phq9.texts.en.difficulty.answers]);
  });
});

test("answer scores are the published ordinal values", () => {
  for (const { loinc } of PHQ9_ITEMS) {
    const options = byCode(lforms).get(loinc)?.answerOption ?? [];
    const ordinals = options.map(({ valueCoding, extension = [] }) => {
      const ordinal = [...extension, ...(valueCoding.extension ?? [])].find(({ url }) => url.endsWith("ordinalValue"));
      return [valueCoding.code, ordinal?.valueDecimal];
    });
    expect(ordinals).toEqual(phq9.answers.map((answer) => [answer.loinc, answer.score]));
  }
});

test("German wording is the published one to the letter", () => {
  const published = byCode(mii);
  expect(mii.item[0]?.text).toBe(phq9.texts.de.stem);
  expect(PHQ9_ITEMS.map(({ loinc }) => published.get(loinc)?.text)).toEqual([...phq9.texts.de.items]);
  expect(published.get(phq9.difficulty.loinc)?.text).toBe(phq9.texts.de.difficulty.question);
});

test("the English difficulty question is, to the letter, the one published beside the German", () => {
  const translation = byCode(mii)
    .get(phq9.difficulty.loinc)
    ?._text?.extension[0]?.extension.find(({ url }) => url === "content");
  expect(phq9.texts.en.difficulty.question).toBe(translation?.valueString);
});

test("the LOINC notice and the licence line are those of the published Questionnaire", () => {
  expect(pcoIg.copyright).toContain(phq9.loincNotice);
  expect(pcoIg.copyright).toContain(phq9.licence);
});

test("words and codes change only together with the version that is stored with each response", () => {
  const digest = createHash("sha256").update(JSON.stringify(phq9)).digest("hex").slice(0, 16);
  expect([phq9.version, digest]).toEqual(["1", "8fcb27a24300f974"]);
});

test("panel code, recall and item count are the PHQ-9's", () => {
  expect(pcoIg.code[0]?.code).toBe(phq9.loinc.panel);
  expect(phq9.recallDays).toBe(14);
  expect(PHQ9_ITEM_COUNT).toBe(9);
  expect(new Set(PHQ9_ITEMS.map(({ key }) => key)).size).toBe(9);
  expect(PHQ9_ITEMS[8]?.key).toBe("item9");
  expect(PHQ9_BANDS[0]?.from).toBe(0);
});

test("an instrument is offered in English, Spanish and German, and not where a part of the translation is missing", () => {
  expect(languagesOf(phq9)).toEqual(["en", "es", "de", "fr-CA"]);
  const half: InstrumentText = { ...phq9.texts.es, items: phq9.texts.es.items.slice(1) };
  const blank: InstrumentText = { ...phq9.texts.es, answers: ["", ...phq9.texts.es.answers.slice(1)] };
  expect(languagesOf({ ...phq9, texts: { ...phq9.texts, es: half } })).toEqual(["en", "de"]);
  expect(languagesOf({ ...phq9, texts: { ...phq9.texts, es: blank } })).toEqual(["en", "de"]);
});

test.each([
  ["en", "en"],
  ["es", "es"],
  ["es-MX", "es"],
  ["de", "de"],
  ["fr", "en"],
  ["fr-CA", "en"],
  ["xx", "en"],
  ["", "en"],
])("a patient who reads %j is asked in %s, and the answer says so", (language, shown) => {
  const found = textOf(phq9, language);
  expect(found.language).toBe(shown);
  expect(found.text).toBe(phq9.texts[found.language as "en" | "es" | "de"]);
});
