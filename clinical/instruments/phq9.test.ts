import { describe, expect, test } from "vitest";
import lforms from "../published/lforms_phq9.json";
import mii from "../published/mii_PHQ9_de-en.json";
import pcoIg from "../published/pco-ig_PHQ9.json";
import { PHQ9_ITEM_COUNT, PHQ9_ITEMS, phq9 } from "./index";
import { answersTo, byCode, words } from "./testing";

const sources = [
  ["the US outcomes guide", byCode(pcoIg)],
  ["LHC-Forms", byCode(lforms)],
  ["the German initiative", byCode(mii)],
] as const;

describe.each(sources)("against the Questionnaire of %s", (_, published) => {
  test.each(PHQ9_ITEMS.map((item) => [item.key, item.loinc] as const))("item %s has LOINC code %s", (_key, loinc) => {
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
      const options = answersTo(published.get(loinc));
      expect(options.map(({ code }) => code)).toEqual(phq9.answers.map((answer) => answer.loinc));
      expect(options.map(({ display }) => display)).toEqual([...phq9.texts.en.answers]);
    }
  });

  test("the difficulty question and its answers are the published ones", () => {
    const difficulty = published.get(phq9.difficulty.loinc);
    expect(words(phq9.texts.en.difficulty.question)).toContain(words(difficulty?.text));
    const options = answersTo(difficulty);
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

test("panel code, recall and items are the PHQ-9's", () => {
  expect(pcoIg.code[0]?.code).toBe(phq9.loinc.panel);
  expect(phq9.loinc.total).toBe("44261-6");
  expect([...byCode(lforms).keys()]).toContain(phq9.loinc.total);
  expect(phq9.recallDays).toBe(14);
  expect(PHQ9_ITEM_COUNT).toBe(9);
  expect(PHQ9_ITEMS[8]?.key).toBe("item9");
});

test("the French of Canada is that of the clinical reference, answers and all", () => {
  const { stem, items, answers } = phq9.texts["fr-CA"];
  expect(stem).toBe("Au cours des deux dernières semaines, à quelle fréquence avez-vous été dérangé(e) par les problèmes suivants?");
  expect(answers).toEqual(["Jamais", "Plusieurs jours", "Plus de sept jours", "Presque tous les jours"]);
  // By meaning: a question moved to another place would be caught by its own word.
  const own = ["plaisir", "triste", "endormi", "énergie", "appétit", "perdant", "journal", "agité", "blesser"];
  expect(own.map((word) => items.findIndex((item) => item.includes(word)))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test("the Spanish of the United States asks the same nine things in the same order", () => {
  const own = ["placer", "deprimido", "dormido", "energía", "apetito", "fracaso", "periódico", "inquieto", "muerto"];
  expect(own.map((word) => phq9.texts.es.items.findIndex((item) => item.includes(word)))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(phq9.texts.es.answers).toEqual(["Ningún día", "Varios días", "Más de la mitad de los días", "Casi todos los días"]);
});
