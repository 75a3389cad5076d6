import { describe, expect, test } from "vitest";
import pcoIg from "../published/pco-ig_GAD7.json";
import { GAD7_ITEMS, gad7, scoreOfAnswerCode } from "./index";
import { answersTo, byCode, words } from "./testing";

const published = byCode(pcoIg);

test("its panel, codes and licence are those of the published Questionnaire, which holds no item that we lack", () => {
  expect(pcoIg.code[0]?.code).toBe(gad7.loinc.panel);
  expect([...published.keys()].toSorted()).toEqual(GAD7_ITEMS.map(({ loinc }) => loinc).toSorted());
  expect(pcoIg.copyright).toContain(gad7.licence);
  expect(pcoIg.copyright).toContain(gad7.loincNotice);
  expect([gad7.loinc.total, gad7.recallDays]).toEqual(["70274-6", 14]);
});

describe("every item", () => {
  // LOINC words the second item as a question of its own; ours is the questionnaire's.
  const others = GAD7_ITEMS.map((item, i) => [item.key, item.loinc, i] as const).filter(([key]) => key !== "control");

  test.each(others)("%s (%s) reads as published", (_, loinc, i) => {
    expect(words(gad7.texts.en.items[i])).toBe(words(published.get(loinc)?.text));
  });

  test("the second asks what LOINC's own question asks", () => {
    expect(words(published.get("68509-9")?.text)).toContain(words("to stop or control worrying"));
    expect(words(gad7.texts.en.items[1])).toContain(words("to stop or control worrying"));
  });

  test.each(GAD7_ITEMS.map(({ key, loinc }) => [key, loinc] as const))(
    "%s (%s) takes each published answer, in order of score",
    (key, loinc) => {
      const codes = answersTo(published.get(loinc)).map(({ code }) => code);
      expect(codes.map((code) => scoreOfAnswerCode(gad7, key, code))).toEqual([0, 1, 2, 3]);
    },
  );

  test("words its answers as published, but for the one that LOINC gives a code of its own", () => {
    const said = GAD7_ITEMS.map(({ loinc }) => answersTo(published.get(loinc)).map(({ display }) => display));
    const ours: string[] = [...gad7.texts.en.answers];
    expect(said).toEqual(GAD7_ITEMS.map(({ key }) => (key === "control" ? ours.with(2, "More days than not") : ours)));
  });
});

test("German is the wording of the clinical reference", () => {
  const { stem, items, answers } = gad7.texts.de;
  expect(stem).toBe("Wie oft fühlten Sie sich im Verlauf der letzten 2 Wochen durch die folgenden Beschwerden beeinträchtigt?");
  expect(answers).toEqual(["Überhaupt nicht", "An einzelnen Tagen", "An mehr als der Hälfte der Tage", "Beinahe jeden Tag"]);
  expect(items).toEqual([
    "Nervosität, Ängstlichkeit oder Anspannung",
    "Nicht in der Lage sein, Sorgen zu stoppen oder zu kontrollieren",
    "Übermäßige Sorgen bezüglich verschiedener Angelegenheiten",
    "Schwierigkeiten zu entspannen",
    "Rastlosigkeit, so dass Stillsitzen schwer fällt",
    "Schnelle Verärgerung oder Gereiztheit",
    "Gefühl der Angst, so als würde etwas Schlimmes passieren",
  ]);
});
