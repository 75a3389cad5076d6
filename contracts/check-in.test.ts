import { describe, expect, test } from "vitest";
import {
  ANSWER_FIELDS,
  asqAnswers,
  consentInput,
  DRAFT_FIELD,
  draftInput,
  GAD7_FIELDS,
  type GivenAnswers,
  gad7Answers,
  helpInput,
  MOOD_FIELDS,
  missingAnswers,
  moodAnswers,
  PHQ9_FIELDS,
  sideEffectAnswers,
  submitCheckInInput,
} from "./check-in";

const CHECK_IN = "0199a0e2-7d3c-7c11-8a55-0f6f2b1c4d01";
const TOKEN = "A".repeat(43);
const sent = (values: readonly unknown[], more: Record<string, unknown> = {}) => ({
  checkIn: CHECK_IN,
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
    expect(moodAnswers(form, "phq9")).toEqual([0, 1, 2, 3, 0, 1, 2, 3, 0]);
    expect(form).toEqual(script);
  });

  test("any answer may be missing, since it may have been saved on another device", () => {
    expect(refusedFields({ checkIn: CHECK_IN, language: "en" })).toEqual([]);
  });

  test.each(["4", "-1", "1.5", "", " 1", "one", 4, -1, 0.5, true, null, ["1"], ["0", "1"], {}])("an answer of %j is refused", (value) => {
    expect(refusedFields(sent([value, ...ZEROS.slice(1)]))).toEqual(["phq9.1"]);
  });

  test.each([
    ["phq9-teen.9", "3", true],
    ["phq9-teen.10", "0", false],
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
    ["antidepressant", "unsure", true],
    ["antidepressant", "1", false],
    ["sexualChange", "refused", true],
    ["mayLeaveMessage", "no", true],
    ["mayLeaveMessage", "1", false],
    ["message", "a".repeat(2000), true],
    ["message", "a".repeat(2001), false],
    ["adherenceNote", "a".repeat(501), false],
    ["medicineNote", "a".repeat(500), true],
    ["privateNumber", "+44 20 7946-0000", true],
    ["privateNumber", "", true],
    ["privateNumber", "(617) 555-0123", true],
    ["privateNumber", "617-555-0123 x4, ask for Ann", true],
    ["privateNumber", "617\u2011555\u20110123", true],
    ["privateNumber", "12", false],
    ["privateNumber", "call me", false],
    ["privateNumber", `+${"1".repeat(29)}`, true],
    ["privateNumber", `+${"1".repeat(30)}`, false],
    ["helpRequested", "1", false],
    ["highestGiven", "3", false],
    ["stopped", "1", true],
    ["stopped", "0", false],
  ])("%s may be %.20s: %s", (field, value, legal) => {
    expect(submitCheckInInput.safeParse(sent(ZEROS, { [field]: value })).success).toBe(legal);
  });

  test("words are kept without the blanks around them, and blanks alone are nothing written", () => {
    expect(submitCheckInInput.parse(sent(ZEROS, { message: "  sore\nlips \n" })).message).toBe("sore\nlips");
    expect(submitCheckInInput.parse(sent(ZEROS, { message: " \n " })).message).toBeUndefined();
  });

  test.each(["message", "adherenceNote", "medicineNote"])("a line's end is one character of %s, as its box counted it", (field) => {
    const lines = "a\n".repeat(field === "message" ? 1000 : 250);
    const asForm = submitCheckInInput.safeParse(sent(ZEROS, { [field]: `${lines.slice(0, -1).replaceAll("\n", "\r\n")}b` }));
    expect(asForm.data?.[field as "message"]).toBe(`${lines.slice(0, -1)}b`);
  });

  test.each([{ stopped: "1" }, { "asq.5": "yes" }, { "asq.5": "refused" }])("whoever ends with %j is held up by no number", (ending) => {
    const stoppedWith = (privateNumber: string) => submitCheckInInput.parse(sent([], { ...ending, privateNumber })).privateNumber;
    expect([stoppedWith("at Mum's"), stoppedWith(" "), stoppedWith("x".repeat(40))]).toEqual(["at Mum's", undefined, "x".repeat(30)]);
  });

  test("what was not asked is not an answer, and a question left out among others is none either", () => {
    const bare = submitCheckInInput.parse(sent(ZEROS));
    expect([gad7Answers(bare), asqAnswers(bare), sideEffectAnswers(bare)]).toEqual([null, null, null]);
    const some = submitCheckInInput.parse(sent(ZEROS, { "asq.2": "yes", "symptom.pain": "2", "gad7.1": "1" }));
    expect(asqAnswers(some)).toEqual([null, "yes", null, null, null]);
    expect(sideEffectAnswers(some)).toEqual([null, null, 2, ...Array(12).fill(null)]);
    expect(gad7Answers(some)).toEqual([1, ...Array(6).fill(null)]);
  });

  test("an unknown field and something that is no object are refused", () => {
    expect(submitCheckInInput.safeParse(sent(ZEROS, { score: 0 })).success).toBe(false);
    for (const input of [null, [], "x", 1, undefined]) expect(submitCheckInInput.safeParse(input).success).toBe(false);
  });
});

describe("what a check-in still misses", () => {
  const all = (fields: readonly string[], value: number) => Object.fromEntries(fields.map((field) => [field, value])) as GivenAnswers;
  const whole = { ...all(PHQ9_FIELDS, 0), ...all(GAD7_FIELDS, 0) };
  const missing = (given: GivenAnswers, stopped = false, instrument: "phq9" | "phq9-teen" = "phq9") =>
    missingAnswers(given, instrument, { stopped }).map(({ path }) => path);

  test("every item of both questionnaires must be answered, and nothing else", () => {
    expect(missing(whole)).toEqual([]);
    expect(missing({ ...whole, "phq9.3": undefined, "gad7.7": undefined })).toEqual(["phq9.3", "gad7.7"]);
    expect(missing({})).toEqual([...PHQ9_FIELDS, ...GAD7_FIELDS]);
  });

  test("the difficulty question must be answered when there is any problem, and not otherwise", () => {
    expect(missing({ ...whole, "phq9.2": 1 })).toEqual(["phq9.difficulty"]);
    expect(missing({ ...whole, "phq9.2": 1, "phq9.difficulty": 0 })).toEqual([]);
  });

  test("somebody who stopped may leave out all but item 9", () => {
    expect(missing({ "phq9.9": 3 }, true)).toEqual([]);
    expect(missing({ ...all(PHQ9_FIELDS, 3), "phq9.9": undefined }, true)).toEqual(["phq9.9"]);
    expect(missing({ "phq9.9": 3 }, true, "phq9-teen")).toEqual(["phq9-teen.9"]);
  });

  test("a teen's questionnaire is not answered by the adults', which asks other things in another order", () => {
    const { items, difficulty } = MOOD_FIELDS["phq9-teen"];
    expect(missing(whole, false, "phq9-teen")).toEqual([...items]);
    expect(missing({ ...whole, ...all(items, 1) }, false, "phq9-teen")).toEqual([difficulty]);
    expect(moodAnswers({ ...whole, ...all(items, 1) }, "phq9-teen")).toEqual(Array(9).fill(1));
  });
});

describe("what is saved before Send", () => {
  const draft = (answers: unknown) => draftInput.safeParse({ checkIn: CHECK_IN, language: "en", answers });

  test("one answer or several are checked by the same lines as when they are sent, and null takes one back", () => {
    expect(draft({ "phq9.1": "2" }).data?.answers).toEqual({ "phq9.1": 2 });
    expect(draft({ "asq.1": null, "gad7.1": 3 }).data?.answers).toEqual({ "asq.1": null, "gad7.1": 3 });
    for (const refused of [{}, { "phq9.1": "4" }, { score: "1" }, { stopped: "1" }, { "phq9.1": ["0"] }, null]) {
      expect(draft(refused).success).toBe(false);
    }
  });

  test("every question's name is one that the database takes", () => {
    expect(ANSWER_FIELDS.filter((field) => !new RegExp(DRAFT_FIELD).test(field))).toEqual([]);
  });
});

describe("asking for a call", () => {
  test.each([
    [{ checkIn: CHECK_IN }, true],
    [{ token: TOKEN, privateNumber: "+1 555 0100", mayLeaveMessage: "no" }, true],
    [{ checkIn: CHECK_IN, token: TOKEN }, false],
    [{}, false],
    [{ token: "short" }, false],
    [{ checkIn: CHECK_IN, privateNumber: "call my sister, whatever the hour may be" }, true],
  ])("names the check-in or its link, not both: %j is taken: %s", (input, legal) => {
    expect(helpInput.safeParse(input).success).toBe(legal);
  });
});

test.each([
  ["accepted", true],
  ["declined", true],
  ["", false],
])("a consent may be %s: %s", (decision, legal) => {
  expect(consentInput.safeParse({ checkIn: CHECK_IN, version: "1", decision }).success).toBe(legal);
});
