import { describe, expect, test } from "vitest";
import { PHQ9_FIELDS, phq9Answers, submitCheckInInput } from "./check-in";

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

  test("a field of another instrument, an unknown one and something that is no object are refused", () => {
    expect(submitCheckInInput.safeParse(sent(ZEROS, { "gad7.1": "0" })).success).toBe(false);
    expect(submitCheckInInput.safeParse(sent(ZEROS, { score: 0 })).success).toBe(false);
    for (const input of [null, [], "x", 1, undefined]) expect(submitCheckInInput.safeParse(input).success).toBe(false);
  });
});
