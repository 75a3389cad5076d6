import { expect, test } from "vitest";
import { asksForSecondLook, BASELINE_RISKS, BODY_RISKS, RISK_ANSWERS, RISK_TEXTS, type RiskStatement } from "./baseline-risks";

test("every risk is asked in words, most urgent first, those of the body last", () => {
  for (const risk of BASELINE_RISKS) expect(Object.values(RISK_TEXTS[risk]).every((text) => text.length > 3)).toBe(true);
  expect(BASELINE_RISKS.slice(-BODY_RISKS.length)).toEqual(BODY_RISKS);
  expect(BODY_RISKS).toEqual(["pregnancy-possible", "liver-disease", "raised-lipids", "vitamin-a-tetracycline", "alcohol"]);
});

test("a history of severe depression, and nothing else, asks for a second look before the start", () => {
  const said = (asked: (statement: RiskStatement) => boolean) =>
    BASELINE_RISKS.flatMap((risk) => RISK_ANSWERS.map((answer) => ({ risk, answer, detail: null }))).filter(asked);
  expect(said((one) => asksForSecondLook([one]))).toEqual([{ risk: "severe-depression", answer: "yes", detail: null }]);
  expect(asksForSecondLook([])).toBe(false);
  expect(asksForSecondLook(said(() => true))).toBe(true);
});
