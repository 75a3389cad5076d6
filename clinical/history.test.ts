import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { baselineOf, checkHistory, dayZeroOf, historyUpTo, preTreatmentOf } from "./history";
import { historyOf, responseOn } from "./testing";

describe("the pre-treatment response", () => {
  test.each([
    [-43, null],
    [-42, 9],
    [-1, 9],
    [0, null],
    [1, null],
  ])("an answer on day %i counts as %s", (day, total) => {
    expect(preTreatmentOf(historyOf([day, 9]))?.total ?? null).toBe(total);
  });

  test("is the last of several before the start", () => {
    expect(preTreatmentOf(historyOf([-30, 4], [-10, 8], [0, 12]))?.total).toBe(8);
  });
});

describe("the day-0 response", () => {
  test.each([
    [-1, null],
    [0, 9],
    [3, 9],
    [4, null],
  ])("an answer on day %i counts as %s", (day, total) => {
    expect(dayZeroOf(historyOf([day, 9]))?.total ?? null).toBe(total);
  });

  test("is the first of several after the start", () => {
    expect(dayZeroOf(historyOf([-10, 4], [0, 8], [2, 12]))?.total).toBe(8);
  });
});

describe("dates are those of the patient's zone", () => {
  const at = (instant: string) => ({ ...responseOn(0, 9), at: new Date(instant) });
  const history = (timeZone: string, instant: string) => ({ courseStart: "2026-03-02", timeZone, responses: [at(instant)] });

  test.each([
    ["America/New_York", "2026-01-19T04:59:59.999Z", "late"], // one moment more than 42 days before
    ["America/New_York", "2026-01-19T05:00:00Z", "pre-treatment"],
    ["America/New_York", "2026-03-02T04:59:59Z", "pre-treatment"],
    ["America/New_York", "2026-03-02T05:00:00Z", "day 0"],
    ["Pacific/Auckland", "2026-03-01T10:59:59Z", "pre-treatment"],
    ["Pacific/Auckland", "2026-03-01T11:00:00Z", "day 0"],
    ["Europe/London", "2026-03-05T23:59:59Z", "day 0"],
    ["Europe/London", "2026-03-06T00:00:00Z", "late"],
  ])("in %s, %s is %s", (zone, instant, kind) => {
    const course = history(zone, instant);
    expect(preTreatmentOf(course) !== null).toBe(kind === "pre-treatment");
    expect(dayZeroOf(course) !== null).toBe(kind === "day 0");
    expect(baselineOf(course)?.late).toBe(kind === "late");
  });

  test.each([
    ["2026-03-28", "2026-03-31T22:59:59Z", true], // start before, answer after the change to summer time
    ["2026-03-28", "2026-03-31T23:00:00Z", false],
    ["2026-10-24", "2026-10-27T23:59:59Z", true], // and back
    ["2026-10-24", "2026-10-28T00:00:00Z", false],
  ])("a course that starts on %s takes %s for day 0: %s", (courseStart, instant, taken) => {
    const course = { courseStart, timeZone: "Europe/London", responses: [at(instant)] };
    expect(dayZeroOf(course) !== null).toBe(taken);
  });
});

describe("the baseline", () => {
  test.each([
    ["both", historyOf([-7, 4], [0, 7], [14, 20]), { value: 5.5, late: false, sources: 2 }],
    ["only before treatment", historyOf([-7, 4], [14, 20]), { value: 4, late: false, sources: 1 }],
    ["only day 0", historyOf([2, 7], [14, 20]), { value: 7, late: false, sources: 1 }],
    ["neither", historyOf([14, 9], [28, 20]), { value: 9, late: true, sources: 1 }],
    ["too long before", historyOf([-50, 9], [28, 20]), { value: 9, late: true, sources: 1 }],
  ])("with %s", (_, history, baseline) => {
    expect(baselineOf(history)).toEqual(baseline);
  });

  test("of a course without answers is null", () => {
    expect(baselineOf(historyOf())).toBeNull();
  });

  test("at an early answer is decided from the answers up to it", () => {
    const history = historyOf([-7, 4], [0, 8], [14, 20]);
    expect(baselineOf(historyUpTo(history, 0))?.value).toBe(4);
    expect(baselineOf(historyUpTo(history, 1))?.value).toBe(6);
    expect(baselineOf(historyUpTo(history, 2))?.value).toBe(6);
  });

  test("never changes once the fourth day of the course has passed", () => {
    const total = fc.nat({ max: 27 });
    fc.assert(
      fc.property(fc.array(total, { maxLength: 3 }), fc.array(total, { minLength: 1, maxLength: 6 }), (early, later) => {
        const first = early.map((value, i) => [-8 + i * 5, value] as const);
        const rest = later.map((value, i) => [14 + i * 14, value] as const);
        const history = historyOf(...first, ...rest);
        const atFirstLate = baselineOf(historyUpTo(history, first.length));
        expect(baselineOf(history)).toEqual(atFirstLate);
      }),
    );
  });
});

describe("a history no course can have is refused", () => {
  const good = responseOn(0, 9);
  test.each([
    ["newest first", [responseOn(14, 5), responseOn(0, 5)]],
    ["an invalid date", [{ ...good, at: new Date("never") }]],
    ["a total that is not the sum", [{ ...good, total: 10 }]],
    ["eight answers", [{ ...good, answers: good.answers.slice(1) }]],
    ["an answer of 4", [{ ...good, answers: [4, ...good.answers.slice(1)] }]],
    ["a difficulty of 4", [{ ...good, difficulty: 4 as 3 }]],
  ])("%s", (_, responses) => {
    expect(() => checkHistory({ courseStart: "2026-03-02", timeZone: "UTC", responses })).toThrow(RangeError);
  });

  test("two answers at one instant are legal", () => {
    expect(() => checkHistory({ courseStart: "2026-03-02", timeZone: "UTC", responses: [good, good] })).not.toThrow();
  });

  test("an impossible start or zone is refused", () => {
    expect(() => baselineOf({ ...historyOf([0, 5]), courseStart: "2026-02-30" })).toThrow(RangeError);
    expect(() => baselineOf({ ...historyOf([0, 5]), timeZone: "Nowhere" })).toThrow(RangeError);
  });

  test.each([-1, 1, 0.5])("there is no response %s of one", (index) => {
    expect(() => historyUpTo(historyOf([0, 5]), index)).toThrow(RangeError);
  });
});
