import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Answers, firstOpen, nextStep, progressAt, reachable, type Step, stepsFor } from "./steps";

const nine = (ninth: number, others = 0): Answers => ({ 1: others, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0, 7: 0, 8: 0, 9: ninth });
const anyAnswers = fc.dictionary(
  fc.constantFrom("1", "2", "3", "4", "5", "6", "7", "8", "9", "difficulty"),
  fc.integer({ min: 0, max: 3 }),
);

describe("the way through the questions", () => {
  test("without any problem is nine questions and Send", () => {
    expect(stepsFor(nine(0)).join(" ")).toBe("1 2 3 4 5 6 7 8 9 send");
  });

  test("with a problem asks how difficult it made things", () => {
    expect(nextStep(nine(0, 1), "9")).toBe("difficulty");
  });

  test.each([1, 2, 3])("with question 9 answered %i goes to the page with crisis lines at once", (ninth) => {
    expect(nextStep(nine(ninth), "9")).toBe("item9");
    expect(nextStep(nine(ninth), "item9")).toBe("difficulty");
  });

  test("that is stopped after question 9 may leave the difficulty question out", () => {
    expect(firstOpen(nine(2))).toBe("difficulty");
    expect(firstOpen(nine(2), true)).toBe("send");
  });

  test("that is stopped leaves out no question of the nine", () => {
    expect(firstOpen({ ...nine(2), 4: undefined }, true)).toBe("4");
  });

  test("back and forward never skip a question without an answer", () => {
    expect(reachable({ 1: 0, 2: 1 }, "7")).toBe("3");
    expect(reachable({ 1: 0, 2: 1 }, "2")).toBe("2");
    expect(reachable(nine(0), "send")).toBe("send");
  });

  test("after a page was loaded anew begins at the first question", () => {
    expect(reachable({}, "send")).toBe("1");
    expect(reachable({}, undefined)).toBe("1");
    expect(reachable({}, "item9")).toBe("1");
  });

  test("always ends at Send, visits nothing twice and moves the bar forward", () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const seen: Step[] = ["1"];
        for (let step: Step = "1"; step !== "send"; step = nextStep(answers, step)) seen.push(nextStep(answers, step));
        expect(new Set(seen).size).toBe(seen.length);
        const bar = seen.map(progressAt);
        expect(bar).toEqual([...bar].sort((a, b) => a - b));
        expect(bar.at(-1)).toBe(1);
      }),
    );
  });
});
