import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  asq,
  gad7,
  INSTRUMENT_IDS,
  INSTRUMENTS,
  type Instrument,
  type InstrumentLanguage,
  type InstrumentText,
  languagesOf,
  phq2,
  phq9,
  phq9Teen,
  sideEffects,
  textOf,
} from "./index";
import { LOINC_NOTICE, PHQ_LICENCE } from "./licences";

const all: readonly Instrument[] = INSTRUMENT_IDS.map((id) => INSTRUMENTS[id]);
const digest = (part: unknown) => createHash("sha256").update(JSON.stringify(part)).digest("hex").slice(0, 12);

describe("words and codes change only together with the version that is stored with each response", () => {
  // A language that is added gets a line; a line that would change needs a new version of its instrument.
  const CODES: Record<string, string> = {
    phq9: "1 75036bb44b6d",
    "phq9-teen": "1 df4924f39999",
    gad7: "1 bea51c28fc90",
    phq2: "1 63e2a69ce961",
    asq: "1 e1833a22ca47",
    "side-effects": "1 92a53878b9db",
  };
  const WORDS: Record<string, string> = {
    "phq9 en": "1 1184dd12d163",
    "phq9 es": "1 2840ccc8de03",
    "phq9 de": "1 cca094d18f9a",
    "phq9 fr-CA": "1 b4125731581a",
    "phq9-teen en": "1 1dcbe6193df8",
    "gad7 en": "1 41a43606587b",
    "gad7 de": "1 a0f577aed530",
    "phq2 en": "1 33eae4116534",
    "phq2 es": "1 2ad6e7864a91",
    "phq2 de": "1 9874f4e7d1f5",
    "phq2 fr-CA": "1 73702fac15f0",
    "asq en": "1 ee6ee831944b",
    "side-effects en": "1 f65c9da69373",
    "side-effects es": "1 216681a2d283",
    "side-effects de": "1 739171890538",
    "side-effects fr-CA": "1 13afe8b0b2df",
  };

  test.each(all.map((instrument) => [instrument.id, instrument] as const))("the codes of %s", (id, instrument) => {
    const { version, items, answers, loinc, difficulty }: Instrument & { readonly loinc?: unknown; readonly difficulty?: unknown } =
      instrument;
    const coded = items.map(({ key, loinc, answerAliases }) => ({ key, loinc, answerAliases }));
    expect(`${version} ${digest({ coded, answers, loinc, difficulty })}`).toBe(CODES[id]);
  });

  const worded = all.flatMap((instrument) => languagesOf(instrument).map((language) => [instrument.id, language, instrument] as const));
  test.each(worded)("the words of %s in %s", (id, language, { version, texts }) => {
    const { source: _, ...shown } = texts[language] ?? texts.en;
    expect(`${version} ${digest(shown)}`).toBe(WORDS[`${id} ${language}`]);
  });

  test("no wording has gone that answers may have been given to", () => {
    const offered = worded.map(([id, language]) => `${id} ${language}`);
    expect(Object.keys(WORDS).filter((wording) => !offered.includes(wording))).toEqual([]);
  });
});

describe("the languages an instrument is offered in", () => {
  test.each<[string, Instrument, InstrumentLanguage[]]>([
    ["PHQ-9", phq9, ["en", "es", "de", "fr-CA"]],
    ["PHQ-2", phq2, ["en", "es", "de", "fr-CA"]],
    ["PHQ-9 for teens", phq9Teen, ["en"]],
    ["GAD-7", gad7, ["en", "de"]],
    ["ASQ", asq, ["en"]],
    ["side-effect list", sideEffects, ["en", "es", "de", "fr-CA"]],
  ])("of the %s are those of its published wordings, or of our own", (_, instrument, languages) => {
    expect(languagesOf(instrument)).toEqual(languages);
  });

  test("leave out one of whose translation a part is missing, too much, blank or no text", () => {
    const spanish = (es: unknown) => languagesOf({ texts: { ...phq9.texts, es: es as InstrumentText } });
    const whole = phq9.texts.es;
    expect(spanish(whole)).toContain("es");
    for (const es of [
      { ...whole, items: whole.items.slice(1) },
      { ...whole, items: [...whole.items, "otra"] },
      { ...whole, answers: ["", ...whole.answers.slice(1)] },
      { ...whole, answers: [" ", ...whole.answers.slice(1)] },
      { ...whole, answers: [null, ...whole.answers.slice(1)] },
      { ...whole, difficulty: { ...whole.difficulty, answers: whole.difficulty.answers.slice(1) } },
      { ...whole, difficulty: "¿?" },
      { ...whole, difficulty: null },
      { ...whole, stem: null },
    ]) {
      expect(spanish(es)).toEqual(["en", "de", "fr-CA"]);
    }
  });
});

describe("the wording for a reader", () => {
  test.each([
    ["en", "en"],
    ["en-GB", "en"],
    ["es", "es"],
    ["es-MX", "es"],
    ["de", "de"],
    ["de-AT", "de"],
    ["fr", "fr-CA"],
    ["fr-CA", "fr-CA"],
    ["fr-FR", "fr-CA"],
    ["xx", "en"],
    ["", "en"],
  ] as const)("of %j is %s, and the answer says so", (language, shown) => {
    expect(textOf(phq9, language)).toEqual({ language: shown, text: phq9.texts[shown] });
  });

  test.each([
    ["fr", "en"],
    ["es", "en"],
    ["de", "de"],
  ] as const)("of %j is %s where only that is published of the GAD-7", (language, shown) => {
    expect(textOf(gad7, language)).toEqual({ language: shown, text: gad7.texts[shown] });
  });

  test("is English where a translation is not whole", () => {
    const half: InstrumentText = { ...gad7.texts.de, items: gad7.texts.de.items.slice(1) };
    expect(textOf({ texts: { ...gad7.texts, de: half } }, "de")).toEqual({ language: "en", text: gad7.texts.en });
  });
});

describe("every instrument", () => {
  test.each(all.map((instrument) => [instrument.id, instrument] as const))(
    "%s is found by its id, with a version, a date and a licence",
    (id, instrument) => {
      expect(instrument.id).toBe(id);
      expect(instrument.version).toMatch(/^\d+$/);
      expect(instrument.versionDate).toMatch(/^2026-\d{2}-\d{2}$/);
      expect(instrument.licence.length).toBeGreaterThan(20);
    },
  );

  test.each(all.map((instrument) => [instrument.id, instrument] as const))(
    "%s has a key, a short name and in each language the words of every item and answer",
    (_, instrument) => {
      expect(new Set(instrument.items.map(({ key }) => key)).size).toBe(instrument.items.length);
      expect(new Set(instrument.items.map(({ shortLabel }) => shortLabel)).size).toBe(instrument.items.length);
      expect(instrument.answers.map(({ score }) => score)).toEqual(instrument.answers.map((_, i) => i));
      for (const language of languagesOf(instrument)) {
        expect(instrument.texts[language]?.items).toHaveLength(instrument.items.length);
        expect(instrument.texts[language]?.answers).toHaveLength(instrument.answers.length);
      }
    },
  );

  test("no two are named alike", () => {
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
    expect(new Set(all.map(({ shortTitle }) => shortTitle)).size).toBe(all.length);
  });

  test("of the PHQ family shows its makers' line, and what is coded in LOINC LOINC's", () => {
    for (const { licence } of [phq9, phq9Teen, gad7, phq2]) expect(licence).toBe(PHQ_LICENCE);
    for (const { items, loincNotice } of all.filter(({ items }) => items.some(({ loinc }) => loinc !== null))) {
      expect([items[0]?.key, loincNotice]).toEqual([items[0]?.key, LOINC_NOTICE]);
    }
  });
});

describe("what is no questionnaire of the PHQ family", () => {
  test("the ASQ asks its five questions to the letter, and is shown for what it is", () => {
    expect(asq.texts.en.items).toEqual([
      "In the past few weeks, have you wished you were dead?",
      "In the past few weeks, have you felt that you or your family would be better off if you were dead?",
      "In the past week, have you been having thoughts about killing yourself?",
      "Have you ever tried to kill yourself?",
      "Are you having thoughts of killing yourself right now?",
    ]);
    expect(asq.texts.en.answers).toEqual(["No", "Yes", "I'd rather not say"]);
    expect(asq.caption).toBe("ASQ questions, self-reported; not a clinician's assessment");
  });

  test("the side-effect list asks eleven graded symptoms, then the four questions of the labels", () => {
    expect(sideEffects.items.map(({ kind }) => kind)).toEqual([...Array(11).fill("symptom"), ...Array(4).fill("warning")]);
    expect(sideEffects.texts.en.items.slice(11)).toEqual([
      "Seeing or hearing things other people don't",
      "Feeling that people are against you",
      "Hardly needing sleep and full of energy",
      "Acting in ways that scared you or others",
    ]);
  });

  test("no code of theirs is made up, nor of a single question for teens", () => {
    const unverified = [asq, sideEffects, phq9Teen].flatMap(({ items }) => items.map(({ loinc }) => loinc));
    expect(new Set(unverified)).toEqual(new Set([null]));
  });
});

test("the PHQ-2 is the first two questions of the PHQ-9, by code and to the letter, positive from 3", () => {
  expect(phq2.items.map(({ loinc }) => loinc)).toEqual(["44250-9", "44255-8"]);
  for (const language of languagesOf(phq9)) expect(phq2.texts[language]?.items).toEqual(phq9.texts[language].items.slice(0, 2));
  expect(phq2.loinc).toEqual({ panel: "55757-9", total: "55758-7" });
  expect([phq2.axis, phq2.bands, phq2.mayMiss]).toEqual([{ min: 0, max: 6 }, [], 0]);
});

test.each([
  ["PHQ-9", phq9, 10, 0.88, 0.88],
  ["PHQ-9 for teens", phq9Teen, 11, 0.895, 0.775],
  ["PHQ-2", phq2, 3, null, null],
] as const)("the cut-off of the %s is %i as published", (_, { cutOffs }, from, sensitivity, specificity) => {
  expect(cutOffs).toHaveLength(1);
  expect(cutOffs[0]).toMatchObject({ from, sensitivity, specificity });
});
