import { describe, expect, test } from "vitest";
import { SIDE_EFFECT_ITEMS } from "./instruments";
import { checkSideEffectAnswers, scoreSideEffects } from "./score-side-effects";
import { sideEffectsOf } from "./testing";

const nothing = sideEffectsOf({});

describe("a side-effect list", () => {
  test("reports symptoms with their grade and warning signs, each in the list's order", () => {
    const answers = sideEffectsOf({
      anxiety: 3,
      "dry-skin": 1,
      "mood-swings": 2,
      elation: 1,
      hallucinations: 1,
      sun: null,
      persecution: null,
    });
    expect(scoreSideEffects(answers)).toEqual({
      symptoms: [
        { key: "dry-skin", grade: 1 },
        { key: "mood-swings", grade: 2 },
        { key: "anxiety", grade: 3 },
      ],
      warningSigns: ["hallucinations", "elation"],
      headacheWithVision: false,
      answered: 13,
    });
  });

  test.each([
    [0, 0, false],
    [3, 0, false],
    [0, 3, false],
    [1, 1, true],
    [3, 3, true],
    [null, 3, false],
    [3, null, false],
  ])("a headache of %s and a change in vision of %s go together: %s", (headache, vision, together) => {
    expect(scoreSideEffects(sideEffectsOf({ headache, vision })).headacheWithVision).toBe(together);
  });

  test("where nothing is reported, or nothing answered, reports nothing", () => {
    const none = { symptoms: [], warningSigns: [], headacheWithVision: false };
    expect(scoreSideEffects(nothing)).toEqual({ ...none, answered: 15 });
    expect(scoreSideEffects(nothing.map(() => null))).toEqual({ ...none, answered: 0 });
  });

  test.each(SIDE_EFFECT_ITEMS.map(({ key, kind }, i) => [key, kind === "symptom" ? 3 : 1, i] as const))(
    "%s is graded up to %i",
    (key, most, i) => {
      expect(() => checkSideEffectAnswers(nothing.with(i, most))).not.toThrow();
      const message = `Side effect ${key} is not a whole number from 0 to ${most}, or null`;
      for (const bad of [most + 1, -1, 0.5, undefined as unknown as number]) {
        expect(() => checkSideEffectAnswers(nothing.with(i, bad))).toThrow(new RangeError(message));
      }
    },
  );

  test("with an answer too few or too many is refused", () => {
    expect(() => scoreSideEffects(nothing.slice(1))).toThrow(new RangeError("Side effects have 15 answers, not 14"));
    expect(() => scoreSideEffects([...nothing, 0])).toThrow(new RangeError("Side effects have 15 answers, not 16"));
  });
});
