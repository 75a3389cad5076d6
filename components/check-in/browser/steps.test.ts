import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Answers, firstMissing, isAcute, nextStep, progressAt, reachable, resumeAt, type Step, stepsFor, type When } from "./steps";

const step = (id: string, when?: When, needed = true, fields = [id]): Step => ({ id, when, needed, fields });
const MOOD = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((item) => `phq9.${item}`);
const WORRY = [1, 2, 3, 4, 5, 6, 7].map((item) => `gad7.${item}`);
const ASQ = [1, 2, 3, 4, 5].map((item) => `asq.${item}`);
const STEPS: Step[] = [
  ...MOOD.map((id) => step(id)),
  step("item9", "item9", false, ["privateNumber", "mayLeaveMessage"]),
  ...ASQ.map((id) => step(id, id === "asq.5" ? "asq5" : "asq", false)),
  step("acute", "acute", false, []),
  step("phq9.difficulty", "difficulty"),
  ...WORRY.map((id) => step(id)),
  step("symptoms", undefined, false, ["symptom.headache", "symptom.vision"]),
  step("more", undefined, false, ["skin", "message"]),
  step("review", undefined, false, []),
];
const all = (fields: readonly string[], value: string): Answers => Object.fromEntries(fields.map((field) => [field, value]));
const ids = (answers: Answers) => stepsFor(STEPS, answers).map(({ id }) => id);
const mood = (ninth: string, others = "0") => ({ ...all(MOOD, others), "phq9.9": ninth });

describe("the way through a check-in", () => {
  test("of somebody without any problem is mood, worry, the two lists and the look over the answers", () => {
    expect(ids(all(MOOD, "0"))).toEqual([...MOOD, ...WORRY, "symptoms", "more", "review"]);
  });

  test.each([
    ["0", "0", false, false],
    ["0", "1", false, true],
    ["1", "0", true, true],
    ["3", "0", true, true],
  ])("with item 9 at %s and the others at %s: help page and safety questions %s, difficulty %s", (ninth, others, help, difficulty) => {
    const way = ids(mood(ninth, others));
    expect([way.includes("item9"), way.includes("asq.1"), way.includes("phq9.difficulty")]).toEqual([help, help, difficulty]);
  });

  test.each([
    [{}, false],
    [{ "asq.1": "no", "asq.4": "no" }, false],
    [{ "asq.1": "yes" }, true],
    [{ "asq.4": "refused" }, true],
  ])("question 5 on safety is asked after a yes or an unsaid answer to another only: %j", (asq, asked) => {
    expect(ids({ ...mood("1"), ...asq }).includes("asq.5")).toBe(asked);
  });

  test.each([
    ["no", false],
    ["yes", true],
    ["refused", true],
  ])("question 5 answered %s ends the form: %s", (answer, ends) => {
    const given = { ...mood("1"), "asq.1": "yes", "asq.5": answer };
    expect(isAcute(given)).toBe(ends);
    expect(ids(given).at(-1)).toBe(ends ? "acute" : "review");
  });

  test("a question 5 that was left out ends nothing, and neither does one from before item 9 was taken back", () => {
    expect(isAcute({ ...mood("1"), "asq.1": "yes" })).toBe(false);
    expect(isAcute({ ...mood("0"), "asq.1": "yes", "asq.5": "yes" })).toBe(false);
  });

  test("of the form for teens follows its own fields", () => {
    const teen = STEPS.map((each) => ({
      ...each,
      id: each.id.replace("phq9.", "phq9-teen."),
      fields: each.fields.map((f) => f.replace("phq9.", "phq9-teen.")),
    }));
    expect(stepsFor(teen, { "phq9-teen.9": "2" }).map(({ id }) => id)).toContain("item9");
    expect(stepsFor(teen, { "phq9-teen.9": "0" }).map(({ id }) => id)).not.toContain("item9");
  });
});

describe("coming back", () => {
  test("goes on after the last answer", () => {
    expect(resumeAt(STEPS, {})?.id).toBe("phq9.1");
    expect(resumeAt(STEPS, all(MOOD.slice(0, 4), "1"))?.id).toBe("phq9.5");
    expect(resumeAt(STEPS, mood("2"))?.id).toBe("item9");
    expect(resumeAt(STEPS, { ...mood("2"), "asq.1": "no" })?.id).toBe("asq.2");
    expect(resumeAt(STEPS, { ...all([...MOOD, ...WORRY], "0"), "symptom.headache": "0" })?.id).toBe("more");
  });

  test("goes to a needed answer that is missing before that", () => {
    const { "phq9.3": _, ...rest } = all(MOOD, "0");
    expect(resumeAt(STEPS, rest)?.id).toBe("phq9.3");
  });

  test("by reload or the browser's Back goes where it was, and never past a needed answer that is missing", () => {
    expect(reachable(STEPS, all(MOOD, "0"), "phq9.4")?.id).toBe("phq9.4");
    expect(reachable(STEPS, all(MOOD, "0"), "review")?.id).toBe("gad7.1");
    expect(reachable(STEPS, all([...MOOD, ...WORRY], "0"), "review")?.id).toBe("review");
    expect(reachable(STEPS, all(MOOD, "0"), "item9")).toBeUndefined();
    expect(reachable(STEPS, {}, undefined)).toBeUndefined();
  });
});

describe("what is missing", () => {
  test("is every needed answer; after stopping only the one to item 9", () => {
    expect(firstMissing(STEPS, mood("0", "1"))?.id).toBe("phq9.difficulty");
    expect(firstMissing(STEPS, mood("0", "1"), true)).toBeUndefined();
    expect(firstMissing(STEPS, all(MOOD.slice(0, 8), "0"), true)?.id).toBe("phq9.9");
    expect(firstMissing(STEPS, { "phq9.9": "1" }, true)).toBeUndefined();
    expect(firstMissing(STEPS, all([...MOOD, ...WORRY], "0"))).toBeUndefined();
  });
});

test("whatever is answered: each screen leads to a later one until the last, and progress only grows", () => {
  const anything = fc.record(
    Object.fromEntries([
      ...[...MOOD, ...WORRY].map((field) => [field, fc.constantFrom("0", "1", "2", "3")]),
      ...ASQ.map((field) => [field, fc.constantFrom("no", "yes", "refused")]),
    ]) as Record<string, fc.Arbitrary<string>>,
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(anything, (answers) => {
      const given = answers as Answers;
      const way = stepsFor(STEPS, given);
      for (const [index, { id }] of way.entries()) {
        expect(nextStep(STEPS, given, id)).toBe(way[Math.min(index + 1, way.length - 1)]);
        if (index > 0) expect(progressAt(STEPS, given, id)).toBeGreaterThan(progressAt(STEPS, given, way[index - 1]?.id ?? ""));
      }
      expect(way.map(({ id }) => id)).toContain(resumeAt(STEPS, given)?.id);
    }),
  );
});
