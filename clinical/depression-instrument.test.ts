import { expect, test } from "vitest";
import { depressionInstrumentFor } from "./depression-instrument";

test.each([
  ["on the 18th birthday", "2008-11-25", "phq9"],
  ["the day before the 18th birthday", "2008-11-26", "phq9-teen"],
  ["at 12", "2014-11-25", "phq9-teen"],
  ["at 40", "1986-01-01", "phq9"],
])("a course that starts %s asks the right questionnaire", (_when, born, instrument) => {
  expect(depressionInstrumentFor(born, "2026-11-25")).toBe(instrument);
});

test("somebody born on 29 February is 18 on 1 March", () => {
  expect(depressionInstrumentFor("2008-02-29", "2026-02-28")).toBe("phq9-teen");
  expect(depressionInstrumentFor("2008-02-29", "2026-03-01")).toBe("phq9");
});

test("a birth after the start, and a date that is none, are refused", () => {
  expect(() => depressionInstrumentFor("2026-11-26", "2026-11-25")).toThrow(RangeError);
  expect(() => depressionInstrumentFor("2008-02-30", "2026-11-25")).toThrow(RangeError);
});
