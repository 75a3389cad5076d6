import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { baselineOf, type CourseHistory, courseDaysOf, depressionTotals, historyUpTo, startResponsesOf } from "./history";
import { courseOf, historyOf, phqOf, policyWith, reportOn } from "./testing";

const startOf = (history: CourseHistory) => startResponsesOf(depressionTotals(history), courseDaysOf(history));

describe("the pre-treatment response", () => {
  test.each([
    [-43, null],
    [-42, 9],
    [-1, 9],
    [0, null],
    [1, null],
  ])("an answer on day %i counts as %s", (day, total) => {
    expect(startOf(historyOf([day, 9])).preTreatment?.total ?? null).toBe(total);
  });

  test("is the last of several before the start", () => {
    expect(startOf(historyOf([-30, 4], [-10, 8], [0, 12])).preTreatment?.total).toBe(8);
  });
});

describe("the day-0 response", () => {
  test.each([
    [-1, null],
    [0, 9],
    [3, 9],
    [4, null],
  ])("an answer on day %i counts as %s", (day, total) => {
    expect(startOf(historyOf([day, 9])).dayZero?.total ?? null).toBe(total);
  });

  test("is the first of several after the start", () => {
    expect(startOf(historyOf([-10, 4], [0, 8], [2, 12])).dayZero?.total).toBe(8);
  });
});

describe("dates are those of the patient's zone", () => {
  const at = (courseStart: string, timeZone: string, instant: string): CourseHistory => ({
    courseStart,
    timeZone,
    doseChanges: [],
    checkIns: [{ at: new Date(instant), depression: phqOf(9) }],
  });

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
    const course = at("2026-03-02", zone, instant);
    const start = startOf(course);
    expect(start.preTreatment !== null).toBe(kind === "pre-treatment");
    expect(start.dayZero !== null).toBe(kind === "day 0");
    expect(baselineOf(course)?.late).toBe(kind === "late");
  });

  test.each([
    ["2026-03-28", "2026-03-31T22:59:59Z", true], // start before, answer after the change to summer time
    ["2026-03-28", "2026-03-31T23:00:00Z", false],
    ["2026-10-24", "2026-10-27T23:59:59Z", true], // and back
    ["2026-10-24", "2026-10-28T00:00:00Z", false],
  ])("a course that starts on %s takes %s for day 0: %s", (courseStart, instant, taken) => {
    expect(startOf(at(courseStart, "Europe/London", instant)).dayZero !== null).toBe(taken);
  });

  test("every boundary is the first moment of its day, across both changes of the clock", () => {
    const days = courseDaysOf(
      { ...historyOf(), courseStart: "2026-03-29", timeZone: "Europe/London" },
      policyWith({ highBaselineWindow: 154 }),
    );
    expect(days).toEqual({
      highBaselineOpens: new Date("2025-10-25T23:00:00Z"),
      preTreatmentOpens: new Date("2026-02-15T00:00:00Z"),
      firstDose: new Date("2026-03-29T00:00:00Z"),
      dayZeroCloses: new Date("2026-04-01T23:00:00Z"),
    });
  });
});

describe("the baseline", () => {
  test.each([
    ["both", historyOf([-7, 4], [0, 7], [14, 20]), { value: 5.5, late: false, sources: 2 }],
    ["only before treatment", historyOf([-7, 4], [14, 20]), { value: 4, late: false, sources: 1 }],
    ["only day 0", historyOf([2, 7], [14, 20]), { value: 7, late: false, sources: 1 }],
    ["neither", historyOf([14, 9], [28, 20]), { value: 9, late: true, sources: 1 }],
    ["too long before", historyOf([-50, 9], [28, 20]), { value: 9, late: true, sources: 1 }],
    [
      "too long before and higher: it must not hide a rise",
      historyOf([-800, 20], [28, 12], [42, 18]),
      { value: 12, late: true, sources: 1 },
    ],
    ["too long before, twice: the lower", historyOf([-800, 8], [-90, 11], [28, 12]), { value: 8, late: true, sources: 1 }],
    [
      "too long before, then in time: the late one is replaced",
      historyOf([-50, 9], [-7, 3], [28, 20]),
      { value: 3, late: false, sources: 1 },
    ],
  ])("with %s", (_, history, baseline) => {
    expect(baselineOf(history)).toEqual(baseline);
  });

  test("of a course without answers is null", () => {
    expect(baselineOf(historyOf())).toBeNull();
  });

  test("is made from totals alone: answers without one are passed over", () => {
    const gaps = { instrument: "phq9" as const, answers: [0, 0, 0, 0, 0, 0, null, null, null], total: null, difficulty: null };
    const history = courseOf(reportOn(-7, { depression: gaps }), reportOn(0, { depression: { ...phqOf(7), answers: null } }));
    expect(baselineOf(history)).toEqual({ value: 7, late: false, sources: 1 });
  });

  test("goes by the clinic's own windows", () => {
    expect(baselineOf(historyOf([-50, 9], [14, 3]), policyWith({ preTreatmentWindow: 60 }))?.late).toBe(false);
    expect(baselineOf(historyOf([6, 9]), policyWith({ dayZeroWindow: 6 }))?.late).toBe(false);
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
        expect(baselineOf(history)).toEqual(baselineOf(historyUpTo(history, first.length)));
      }),
    );
  });

  test("is refused for an impossible start or zone", () => {
    expect(() => baselineOf({ ...historyOf([0, 5]), courseStart: "2026-02-30" })).toThrow(RangeError);
    expect(() => baselineOf({ ...historyOf([0, 5]), timeZone: "Nowhere" })).toThrow(RangeError);
  });
});

test.each([-1, 1, 0.5])("there is no check-in %s of one", (index) => {
  expect(() => historyUpTo(historyOf([0, 5]), index)).toThrow(new RangeError(`No check-in ${index}`));
});
