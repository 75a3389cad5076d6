import { describe, expect, test } from "vitest";
import type { AsqAnswers } from "./check-in-answers";
import { asksQuestion5, checkAsqAnswers, scoreAsq } from "./score-asq";

describe("an ASQ", () => {
  test.each<[string, AsqAnswers, ReturnType<typeof scoreAsq>]>([
    ["all no", ["no", "no", "no", "no", null], { positives: [], acute: false, answered: 4 }],
    ["nothing answered: no negative screen", [null, null, null, null, null], { positives: [], acute: false, answered: 0 }],
    ["one yes", ["no", "yes", "no", "no", "no"], { positives: [{ question: 2, answer: "yes" }], acute: false, answered: 5 }],
    [
      "a refusal counts as yes",
      ["no", "no", "no", "refused", "no"],
      { positives: [{ question: 4, answer: "refused" }], acute: false, answered: 5 },
    ],
    [
      "question 5 yes is acute",
      ["yes", "no", "no", "no", "yes"],
      {
        positives: [
          { question: 1, answer: "yes" },
          { question: 5, answer: "yes" },
        ],
        acute: true,
        answered: 5,
      },
    ],
    [
      "question 5 refused is acute",
      [null, null, null, null, "refused"],
      { positives: [{ question: 5, answer: "refused" }], acute: true, answered: 1 },
    ],
  ])("with %s", (_, answers, score) => {
    expect(scoreAsq(answers)).toEqual(score);
  });

  test.each<[AsqAnswers, boolean]>([
    [["no", "no", "no", "no", null], false],
    [[null, null, null, null, null], false],
    [["yes", null, null, null, null], true],
    [["no", "no", "no", "refused", null], true],
    [["no", "no", "no", "no", "yes"], false],
    [["no", "yes"], true],
  ])("after %j, question 5 is asked: %s", (answers, asked) => {
    expect(asksQuestion5(answers)).toBe(asked);
  });

  test.each([
    ["four answers", ["no", "no", "no", "no"], "ASQ has 5 answers, not 4"],
    ["six answers", ["no", "no", "no", "no", "no", "no"], "ASQ has 5 answers, not 6"],
    ["a made-up answer", ["no", "no", "perhaps", "no", "no"], "ASQ answer 3 is not no, yes, refused or null"],
    ["a hole", ["no", undefined, "no", "no", "no"], "ASQ answer 2 is not no, yes, refused or null"],
  ])("%s are refused, naming the place", (_, answers, message) => {
    expect(() => checkAsqAnswers(answers as AsqAnswers)).toThrow(new RangeError(message));
    expect(() => scoreAsq(answers as AsqAnswers)).toThrow(new RangeError(message));
  });
});
