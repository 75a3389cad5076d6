import { describe, expect, test } from "vitest";
import { asqAnswers, GAD7_FIELDS, gad7Answers, PHQ9_FIELDS, phq9Answers, sideEffectAnswers, submitCheckInInput } from "./check-in";

const sent = (values: readonly unknown[], more: Record<string, unknown> = {}) => ({
  checkIn: "0199a0e2-7d3c-7c11-8a55-0f6f2b1c4d01",
  language: "en",
  ...Object.fromEntries(PHQ9_FIELDS.map((field, index) => [field, values[index]])),
  ...more,
});
const ZEROS = Array(9).fill("0");
const refusedFields = (input: unknown) => submitCheckInInput.safeParse(input).error?.issues.map(({ path }) => path.join("/")) ?? [];

describe("what a check-in sends", () => {
  test("nine answers of the plain form or of the script are the same nine answers", () => {
    const form = submitCheckInInput.parse(sent(["0", "1", "2", "3", "0", "1", "2", "3", "0"], { "phq9.difficulty": "2" }));
    const script = submitCheckInInput.parse(sent([0, 1, 2, 3, 0, 1, 2, 3, 0], { "phq9.difficulty": 2 }));
    expect(phq9Answers(form)).toEqual([0, 1, 2, 3, 0, 1, 2, 3, 0]);
    expect(form).toEqual(script);
  });

  test("the difficulty question must be answered when there is any problem", () => {
    expect(refusedFields(sent(["0", "1", ...ZEROS.slice(2)]))).toEqual(["phq9.difficulty"]);
  });

  test("the difficulty question need not be answered when there is no problem", () => {
    expect(refusedFields(sent(ZEROS))).toEqual([]);
    expect(refusedFields(sent(ZEROS, { "phq9.difficulty": "3" }))).toEqual([]);
  });

  test("somebody who stopped after item 9 may leave the difficulty question out, and no other", () => {
    expect(refusedFields(sent([...ZEROS.slice(1), "2"], { stopped: "1" }))).toEqual([]);
    expect(refusedFields(sent([undefined, ...ZEROS.slice(2), "2"], { stopped: "1" }))).toEqual(["phq9.1"]);
  });

  test("every missing answer is named at once, the difficulty question's too", () => {
    expect(refusedFields(sent([undefined, "1", undefined, ...ZEROS.slice(3)]))).toEqual(["phq9.1", "phq9.3", "phq9.difficulty"]);
  });

  test.each(["4", "-1", "1.5", "", " 1", "one", 4, -1, 0.5, true, null, ["1"], ["0", "1"], {}])("an answer of %j is refused", (value) => {
    expect(refusedFields(sent([value, ...ZEROS.slice(1)]))).toEqual(["phq9.1"]);
  });

  test("an anxiety questionnaire begun is answered whole, unless the patient stopped", () => {
    const six = Object.fromEntries(GAD7_FIELDS.slice(0, 6).map((field) => [field, "1"]));
    expect(refusedFields(sent(ZEROS, six))).toEqual(["gad7.7"]);
    expect(refusedFields(sent(ZEROS, { ...six, "gad7.7": "3" }))).toEqual([]);
    const stopped = submitCheckInInput.parse(sent(ZEROS, { ...six, stopped: "1" }));
    expect(gad7Answers(stopped)).toEqual([1, 1, 1, 1, 1, 1, null]);
  });

  test.each([
    ["asq.5", "refused", true],
    ["asq.5", "maybe", false],
    ["asq.6", "no", false],
    ["symptom.headache", "3", true],
    ["symptom.headache", "4", false],
    ["symptom.elation", 1, true],
    ["symptom.elation", 2, false],
    ["symptom.cough", "1", false],
    ["skin", "worse", true],
    ["skin", "gone", false],
    ["adherence", "stopped", true],
    ["adherence", "0", false],
    ["medicineChange", "unsure", true],
    ["medicineChange", "", false],
    ["helpRequested", "1", true],
    ["helpRequested", "0", false],
    ["message", "a".repeat(2000), true],
    ["message", "a".repeat(2001), false],
    ["adherenceNote", "a".repeat(501), false],
    ["medicineNote", "a".repeat(500), true],
    ["highestGiven", "3", false],
  ])("%s may be %.20s: %s", (field, value, legal) => {
    expect(submitCheckInInput.safeParse(sent(ZEROS, { [field]: value })).success).toBe(legal);
  });

  test("words are kept without the blanks around them, and blanks alone are nothing written", () => {
    expect(submitCheckInInput.parse(sent(ZEROS, { message: "  sore\nlips \n" })).message).toBe("sore\nlips");
    expect(submitCheckInInput.parse(sent(ZEROS, { message: " \n " })).message).toBeUndefined();
  });

  test("what was not asked is not an answer, and a question left out among others is none either", () => {
    const bare = submitCheckInInput.parse(sent(ZEROS));
    expect([gad7Answers(bare), asqAnswers(bare), sideEffectAnswers(bare)]).toEqual([null, null, null]);
    const some = submitCheckInInput.parse(sent(ZEROS, { "asq.2": "yes", "symptom.pain": "2" }));
    expect(asqAnswers(some)).toEqual([null, "yes", null, null, null]);
    expect(sideEffectAnswers(some)).toEqual([null, null, 2, ...Array(12).fill(null)]);
  });

  test("an unknown field and something that is no object are refused", () => {
    expect(submitCheckInInput.safeParse(sent(ZEROS, { score: 0 })).success).toBe(false);
    for (const input of [null, [], "x", 1, undefined]) expect(submitCheckInInput.safeParse(input).success).toBe(false);
  });
});
