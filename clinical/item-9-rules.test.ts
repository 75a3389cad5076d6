import { describe, expect, test } from "vitest";
import type { AsqAnswer, AsqAnswers, CheckInAnswers } from "./check-in-answers";
import { item9Words } from "./item-9-rules";
import { checkInOn, courseOf, flagAt, historyOf, phqOf, reportOn, rulesAt } from "./testing";

const NO: AsqAnswers = ["no", "no", "no", "no", null];
const asq = (question: number, answer: AsqAnswer): AsqAnswers => NO.with(question - 1, answer);
const answered = (parts: Partial<CheckInAnswers> & { item9?: number }) => courseOf(checkInOn(0, 5), checkInOn(14, 5, parts));
const CAPTION = "(ASQ questions, self-reported; not a clinician's assessment)";

describe("item-9-high", () => {
  test.each<[number, AsqAnswer, boolean]>([
    [1, "yes", false],
    [2, "yes", false],
    [3, "no", false],
    [3, "yes", true],
    [3, "refused", true],
    [4, "yes", false],
    [5, "no", false],
    [5, "yes", true],
    [5, "refused", true],
  ])("with item 9 at 1, ASQ question %i answered %s: %s", (question, answer, fires) => {
    expect(rulesAt(answered({ item9: 1, asq: asq(question, answer) })).includes("item-9-high")).toBe(fires);
  });

  test("fires on the ASQ alone, whatever item 9 says and even where it was left out", () => {
    expect(rulesAt(answered({ item9: 0, asq: asq(3, "yes") }))).toEqual(["item-9-high"]);
    expect(rulesAt(courseOf(reportOn(0, { asq: asq(5, "refused") })))).toEqual(["item-9-high"]);
  });

  test("is not lowered by an ASQ that says no to everything", () => {
    expect(rulesAt(answered({ item9: 2, asq: NO }))).toEqual(["item-9-high"]);
  });

  test("keeps what it used", () => {
    expect(flagAt(historyOf([0, 6, 1], [14, 8, 2]), "item-9-high")?.numbers).toEqual({ item9: 2, previousItem9: 1, threshold: 2 });
    expect(flagAt(historyOf([0, 8, 2]), "item-9-high")?.numbers).toStrictEqual({ item9: 2, threshold: 2 });
    expect(flagAt(answered({ item9: 1, asq: ["yes", "no", "yes", "no", "yes"] }), "item-9-high")?.numbers).toEqual({
      item9: 1,
      previousItem9: 0,
      asqPositives: 3,
      asqDecisive: 2,
      threshold: 2,
    });
  });

  test.each([
    [
      "item 9 alone",
      historyOf([0, 6], [14, 8, 2]),
      "Item 9 (better off dead, or hurting themselves) answered “more than half the days”, 2 of 3; last time “not at all”, 0.",
    ],
    [
      "both",
      answered({ item9: 3, asq: ["yes", "no", "refused", "no", "no"] }),
      `Item 9 (better off dead, or hurting themselves) answered “nearly every day”, 3 of 3; last time “not at all”, 0. ASQ question 1 answered yes; ASQ question 3 answered “I'd rather not say” ${CAPTION}.`,
    ],
    ["the ASQ alone", courseOf(reportOn(0, { asq: asq(5, "yes") })), `ASQ question 5 answered yes ${CAPTION}.`],
  ])("says why: %s", (_, history, sentence) => {
    expect(flagAt(history, "item-9-high")?.explanation).toBe(sentence);
  });
});

describe("item-9", () => {
  test.each<[string, CheckInAnswers, boolean]>([
    ["item 9 sent as 0, an ASQ question answered yes", checkInOn(14, 5, { asq: asq(1, "yes") }), true],
    ["item 9 sent as 0, an ASQ question not answered by choice", checkInOn(14, 5, { asq: asq(4, "refused") }), true],
    ["item 9 sent as 0, all ASQ questions no", checkInOn(14, 5, { asq: NO }), false],
    ["the ASQ alone, one yes", reportOn(14, { asq: asq(2, "yes") }), true],
    ["the ASQ alone, all no", reportOn(14, { asq: NO }), false],
  ])("%s: the ASQ is asked only after another answer, so a yes stays news", (_, newest, fires) => {
    expect(rulesAt(courseOf(checkInOn(0, 5), newest)).includes("item-9")).toBe(fires);
  });

  test("an ASQ yes beside an item 9 of 0 says both", () => {
    expect(flagAt(answered({ asq: asq(4, "yes") }), "item-9")).toMatchObject({
      numbers: { item9: 0, previousItem9: 0, asqPositives: 1, threshold: 1 },
      explanation: `Item 9 (better off dead, or hurting themselves) answered “not at all”, 0 of 3; last time “not at all”, 0. ASQ question 4 answered yes ${CAPTION}.`,
    });
  });

  test("the next check-in is compared with the highest answer given, not with what it was changed to", () => {
    const before = checkInOn(0, 5, { highestGiven: { item9: 3, asq: null } });
    expect(flagAt(courseOf(before, checkInOn(14, 5, { item9: 1 })), "item-9")?.numbers.previousItem9).toBe(3);
  });

  test("fires whatever the total, before treatment and with two items missing", () => {
    expect(rulesAt(historyOf([-7, 1, 1]))).toEqual(["item-9"]);
    const gaps = { instrument: "phq9" as const, answers: [0, 0, 0, 0, 0, 0, null, null, 1], total: 1, difficulty: null };
    expect(rulesAt(courseOf(reportOn(0, { depression: gaps })))).toEqual(["item-9"]);
  });

  test("fires where too many other items are missing for a total", () => {
    const gaps = { instrument: "phq9" as const, answers: [null, null, null, 3, 3, 3, 3, 3, 1], total: null, difficulty: 3 as const };
    expect(rulesAt(courseOf(reportOn(0, { depression: gaps })))).toEqual(["item-9"]);
  });

  test.each([
    ["left out", { instrument: "phq9" as const, answers: [3, 3, 0, 0, 0, 0, 0, 0, null], total: 7, difficulty: null }],
    ["unknown beside a mere total", { instrument: "phq9" as const, answers: null, total: 7, difficulty: null }],
  ])("an item 9 that is %s is not 0 and not 1: no rule over it fires", (_, depression) => {
    expect(rulesAt(courseOf(reportOn(0, { depression })))).toEqual([]);
  });

  test("is the ninth question of the form for teens too", () => {
    const teen = (answers: number[]) => ({ instrument: "phq9-teen" as const, answers, total: 1, difficulty: null });
    expect(rulesAt(courseOf(reportOn(0, { depression: teen([0, 0, 0, 0, 0, 0, 0, 0, 1]) })))).toEqual(["item-9"]);
    expect(rulesAt(courseOf(reportOn(0, { depression: teen([1, 0, 0, 0, 0, 0, 0, 0, 0]) })))).toEqual([]);
  });

  test.each([
    ["the ASQ was not asked", undefined, undefined],
    ["every ASQ question was skipped", [null, null, null, null, null], undefined],
    ["all were answered no", NO, 0],
    ["two were positive", ["yes", "refused", "no", "no", "no"] as AsqAnswers, 2],
  ])("counts positive ASQ answers, and nothing where %s", (_, given, positives) => {
    const flag = flagAt(answered({ item9: 1, ...(given && { asq: given }) }), "item-9");
    expect(flag?.numbers.asqPositives).toBe(positives);
    expect(flag?.numbers.threshold).toBe(1);
  });

  test.each([
    ["the first answers", historyOf([-7, 6, 1]), "1 of 3; these are the first answers of this course."],
    ["a time before", historyOf([0, 6, 2], [14, 6, 1]), "1 of 3; last time “more than half the days”, 2."],
    [
      "a total alone before",
      courseOf(reportOn(0, { depression: { ...phqOf(5), answers: null } }), checkInOn(14, 5, { item9: 1 })),
      "1 of 3; not answered before in this course.",
    ],
    [
      "answered two check-ins ago",
      courseOf(checkInOn(0, 5, { item9: 1 }), reportOn(7, { skin: "same" }), checkInOn(14, 5, { item9: 1 })),
      "1 of 3; last time “several days”, 1.",
    ],
    [
      "an ASQ question refused",
      answered({ item9: 1, asq: asq(2, "refused") }),
      `1 of 3; last time “not at all”, 0. ASQ question 2 answered “I'd rather not say” ${CAPTION}.`,
    ],
  ])("says why: %s", (_, history, end) => {
    expect(flagAt(history, "item-9")?.explanation).toBe(`Item 9 (better off dead, or hurting themselves) answered “several days”, ${end}`);
  });
});

describe("item-9-retracted", () => {
  const given = (item9: 0 | 1 | 2 | 3 | null, asq: AsqAnswers | null = null) => ({ highestGiven: { item9, asq } });

  test.each<[string, Partial<CheckInAnswers> & { item9?: number }, boolean]>([
    ["nothing was kept", { item9: 0 }, false],
    ["2 was sent as given", { item9: 2, ...given(2) }, false],
    ["2 became 1", { item9: 1, ...given(2) }, true],
    ["1 became 0", { item9: 0, ...given(1) }, true],
    ["0 became 1", { item9: 1, ...given(0) }, false],
    ["0 was given and kept", { item9: 0, ...given(0) }, false],
    ["a yes became a no", { item9: 1, asq: NO, ...given(1, asq(3, "yes")) }, true],
    ["a refusal was left out", { item9: 1, ...given(1, asq(1, "refused")) }, true],
    ["a yes became a refusal, which counts alike", { item9: 1, asq: asq(3, "refused"), ...given(1, asq(3, "yes")) }, false],
    ["a no became a yes", { item9: 1, asq: asq(3, "yes"), ...given(1, NO) }, false],
    ["no ASQ was kept", { item9: 1, asq: NO, ...given(1) }, false],
  ])("%s: %s", (_, parts, fires) => {
    expect(rulesAt(answered({ ...parts })).includes("item-9-retracted")).toBe(fires);
  });

  test("an item 9 given and then left out is taken back", () => {
    const history = courseOf(reportOn(0, given(1)));
    expect(flagAt(history, "item-9-retracted")?.explanation).toBe(
      "Before sending: item 9 answered 1, then left out. The highest answer is kept.",
    );
    expect(flagAt(history, "item-9-retracted")?.numbers).toEqual({ highestItem9: 1, asqTakenBack: 0 });
  });

  test("says and keeps the highest answers and what became of them", () => {
    const flag = flagAt(answered({ item9: 0, asq: NO, ...given(2, ["no", "yes", "refused", "no", "yes"]) }), "item-9-retracted");
    expect(flag?.explanation).toBe(
      "Before sending: item 9 answered 2, changed to 0; ASQ question 2 answered yes, changed to no; ASQ question 3 answered “I'd rather not say”, changed to no; ASQ question 5 answered yes, then left out. The highest answer is kept.",
    );
    expect(flag?.numbers).toEqual({ highestItem9: 2, item9: 0, asqTakenBack: 3 });
  });

  test("keeps no item 9 that was not lowered as its highest", () => {
    const flag = flagAt(answered({ item9: 1, asq: NO, ...given(1, asq(1, "yes")) }), "item-9-retracted");
    expect(flag?.explanation).toBe("Before sending: ASQ question 1 answered yes, changed to no. The highest answer is kept.");
    expect(flag?.numbers).toEqual({
      item9: 1,
      asqTakenBack: 1,
    });
  });
});

test.each([
  [0, "“not at all”"],
  [1, "“several days”"],
  [2, "“more than half the days”"],
  [3, "“nearly every day”"],
])("an item 9 of %i reads %s", (answer, words) => {
  expect(item9Words(answer)).toBe(words);
});

test.each([-1, 4, 0.5])("%s is no answer to item 9", (answer) => {
  expect(() => item9Words(answer)).toThrow(new RangeError(`Not an answer: ${answer}`));
});
