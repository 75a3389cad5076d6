import { describe, expect, test } from "vitest";
import { asq, GAD7_ITEMS, gad7, itemOfCode, PHQ9_ITEMS, phq9, phq9Teen, scoreOfAnswerCode } from "./index";

test("an item is found by its code, wherever it stands", () => {
  for (const item of PHQ9_ITEMS) expect(itemOfCode(phq9, item.loinc)?.key).toBe(item.key);
  for (const item of GAD7_ITEMS) expect(itemOfCode(gad7, item.loinc)?.key).toBe(item.key);
});

test.each([
  ["a code of another instrument", gad7, "44250-9"],
  ["the code whose check digit is wrong", gad7, "69689-9"],
  ["the total, which is no question", phq9, "44261-6"],
  ["a code where no item has a verified one", phq9Teen, "44250-9"],
] as const)("%s finds no item", (_, instrument, code) => {
  expect(itemOfCode(instrument, code)).toBeUndefined();
});

describe("the score of a coded answer", () => {
  test.each([
    ["LA6568-5", 0],
    ["LA6569-3", 1],
    ["LA6570-1", 2],
    ["LA6571-9", 3],
  ])("%s is %i", (code, score) => {
    expect(scoreOfAnswerCode(phq9, "item9", code)).toBe(score);
    expect(scoreOfAnswerCode(gad7, "nervous", code)).toBe(score);
  });

  test("“More days than not” is 2 at the GAD-7's second item, beside the usual code, and at no other", () => {
    expect(scoreOfAnswerCode(gad7, "control", "LA18938-3")).toBe(2);
    expect(scoreOfAnswerCode(gad7, "control", "LA6570-1")).toBe(2);
    for (const { key } of GAD7_ITEMS) {
      if (key === "control") continue;
      expect(() => scoreOfAnswerCode(gad7, key, "LA18938-3")).toThrow(new RangeError(`LA18938-3 is no answer to GAD-7 item ${key}`));
    }
    expect(() => scoreOfAnswerCode(phq9, "down", "LA18938-3")).toThrow(RangeError);
  });

  test("an unknown item or code is refused, and named", () => {
    expect(() => scoreOfAnswerCode(gad7, "item9", "LA6568-5")).toThrow(new RangeError("GAD-7 has no item item9"));
    expect(() => scoreOfAnswerCode(phq9, "down", "LA9999-9")).toThrow(new RangeError("LA9999-9 is no answer to PHQ-9 item down"));
    expect(() => scoreOfAnswerCode(asq, "ever-tried", "LA33-6")).toThrow(RangeError);
  });
});
