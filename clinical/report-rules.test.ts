import { describe, expect, test } from "vitest";
import type { CheckInAnswers } from "./check-in-answers";
import type { SideEffectKey } from "./instruments";
import { courseOf, flagAt, policyWith, reportOn, rulesAt, sideEffectsOf } from "./testing";

const told = (parts: Partial<CheckInAnswers>) => courseOf(reportOn(14, parts));
const effects = (answers: Partial<Record<SideEffectKey, number | null>>) => told({ sideEffects: sideEffectsOf(answers) });

describe("warning-sign", () => {
  test.each<[string, Partial<Record<SideEffectKey, number | null>>, boolean]>([
    ["nothing", {}, false],
    ["seeing or hearing things", { hallucinations: 1 }, true],
    ["people against them", { persecution: 1 }, true],
    ["hardly needing sleep, full of energy", { elation: 1 }, true],
    ["acts that scared them or others", { "frightening-acts": 1 }, true],
    ["the questions left out", { hallucinations: null, persecution: null, elation: null, "frightening-acts": null }, false],
    ["a severe headache alone", { headache: 3 }, false],
    ["a severe change in vision alone", { vision: 3 }, false],
    ["a mild headache with a mild change in vision", { headache: 1, vision: 1 }, true],
    ["a headache, vision not answered", { headache: 3, vision: null }, false],
    ["every other symptom severe", { "dry-skin": 3, peeling: 3, pain: 3, sun: 3, "acne-flare": 3, sleep: 3 }, false],
  ])("%s: %s", (_, answers, fires) => {
    expect(rulesAt(effects(answers)).includes("warning-sign")).toBe(fires);
  });

  test("names every sign and counts them", () => {
    const flag = flagAt(
      effects({ hallucinations: 1, persecution: 1, elation: 1, "frightening-acts": 1, headache: 1, vision: 2 }),
      "warning-sign",
    );
    expect(flag?.explanation).toBe(
      "Reported: seeing or hearing things; feels people are against them; hardly needs sleep, full of energy; acted in scary ways; headache together with a change in vision.",
    );
    expect(flag?.numbers).toEqual({ signs: 5 });
  });
});

describe("severe-symptom", () => {
  test.each<[SideEffectKey, number, boolean]>([
    ["irritability", 2, false],
    ["irritability", 3, true],
    ["mood-swings", 2, false],
    ["mood-swings", 3, true],
    ["anxiety", 2, false],
    ["anxiety", 3, true],
    ["sleep", 3, false],
    ["headache", 3, false],
    ["acne-flare", 3, false],
  ])("%s at grade %i: %s", (key, grade, fires) => {
    expect(rulesAt(effects({ [key]: grade })).includes("severe-symptom")).toBe(fires);
  });

  test("names them with their grade, the ones that count alone", () => {
    const flag = flagAt(effects({ irritability: 3, "mood-swings": 2, anxiety: 3, sleep: 3 }), "severe-symptom");
    expect(flag?.explanation).toBe("Marked as a side effect: irritability or anger severe; anxiety severe.");
    expect(flag?.numbers).toEqual({ symptoms: 2, threshold: 3 });
  });

  test("calls no moderate symptom severe where a clinic flags those too", () => {
    const flag = flagAt(effects({ "mood-swings": 2 }), "severe-symptom", policyWith({ severeSymptom: 2 }));
    expect(flag?.explanation).toBe("Marked as a side effect: mood swings moderate.");
  });
});

describe("stopped", () => {
  test.each<[string, Partial<CheckInAnswers>, string | undefined]>([
    ["taken as prescribed", { adherence: "as-prescribed", medicineChange: "none" }, undefined],
    ["some missed, another medicine", { adherence: "missed-some", medicineChange: "other" }, undefined],
    ["stopped", { adherence: "stopped" }, "The patient says they stopped taking isotretinoin."],
    [
      "a psychotropic medicine",
      { medicineChange: "psychotropic" },
      "The patient started, changed or stopped a medicine for mood, sleep or mental health.",
    ],
    [
      "unsure what it is for",
      { medicineChange: "unsure" },
      "The patient started, changed or stopped a medicine and is unsure whether it is for mood, sleep or mental health.",
    ],
    [
      "both",
      { adherence: "stopped", medicineChange: "psychotropic" },
      "The patient says they stopped taking isotretinoin and started, changed or stopped a medicine for mood, sleep or mental health.",
    ],
  ])("%s", (_, parts, sentence) => {
    expect(flagAt(told(parts), "stopped")?.explanation).toBe(sentence);
    expect(rulesAt(told(parts))).toEqual(sentence === undefined ? [] : ["stopped"]);
  });
});

describe("message and help-requested", () => {
  test.each([
    [{ message: true }, ["message"]],
    [{ message: false }, []],
    [{ helpRequested: true }, ["help-requested"]],
    [{ helpRequested: false }, []],
    [{ message: true, helpRequested: true }, ["help-requested", "message"]],
  ])("%j raises %j", (parts, rules) => {
    expect(rulesAt(told(parts))).toEqual(rules);
  });

  test("say what is waiting, and nothing of what was written", () => {
    const both = told({ message: true, helpRequested: true });
    expect(flagAt(both, "message")?.explanation).toBe("The patient wrote a message.");
    expect(flagAt(both, "help-requested")?.explanation).toBe("The patient asked the clinic to call.");
    expect([flagAt(both, "message")?.numbers, flagAt(both, "help-requested")?.numbers]).toEqual([{}, {}]);
  });
});

test("a check-in that asked none of it raises none of it", () => {
  expect(rulesAt(told({}))).toEqual([]);
});
