import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atLocalTime, CHECK_IN_KINDS, checkInDueDates, checkInExpiry, isFollowedClosely, onDueDay } from "./cadence";
import { addDays, daysBetween, localDateOf, parsePlainDate } from "./plain-date";
import { defaultPolicy } from "./policy";

const MONDAY = "2026-03-02";
const days = (courseStart: string, options: { courseEnd?: string; weeks?: number; closeFollowUp?: boolean } = {}) =>
  checkInDueDates({ courseStart, courseEnd: null, ...options }).map(({ kind, dueOn }) => [kind, daysBetween(courseStart, dueOn)]);

test("a planned course is asked before it, every fortnight to day 84, then every four weeks", () => {
  expect(days(MONDAY)).toEqual([["pre-treatment", -7], ...[0, 14, 28, 42, 56, 70, 84, 112, 140, 168].map((day) => ["scheduled", day])]);
});

test("after the last dose it is asked three times more, and six times after trouble", () => {
  const end = addDays(MONDAY, 112); // a Monday
  const after = (closeFollowUp: boolean) =>
    checkInDueDates({ courseStart: MONDAY, courseEnd: end, closeFollowUp })
      .filter(({ kind }) => kind === "after-course")
      .map(({ dueOn }) => daysBetween(end, dueOn));
  expect(after(false)).toEqual([14, 28, 56]);
  expect(after(true)).toEqual([3, 7, 14, 28, 56, 84]);
});

test.each([
  [83, 70],
  [84, 84],
  [111, 84],
  [112, 112],
])("a course that ends on day %i has its last check-in on the drug on day %i", (end, last) => {
  const onDrug = days(MONDAY, { courseEnd: addDays(MONDAY, end) }).filter(([kind]) => kind === "scheduled");
  expect(onDrug.at(-1)).toEqual(["scheduled", last]);
});

test("a course that ends on its first day still has its first and its later check-ins", () => {
  expect(days(MONDAY, { courseEnd: MONDAY }).map(([kind]) => kind)).toEqual([
    "pre-treatment",
    "scheduled",
    "after-course",
    "after-course",
    "after-course",
  ]);
});

test.each([
  ["2026-06-22", [3, 7, 14, 28, 56, 84]], // Monday
  ["2026-06-23", [6, 14, 28, 56, 84]], // Tuesday: day 3 moves from Friday to Monday, the eve of day 7
  ["2026-06-24", [5, 7, 14, 28, 56, 84]], // Wednesday
  ["2026-06-25", [4, 7, 14, 28, 56, 84]], // Thursday
  ["2026-06-26", [3, 10, 17, 31, 59, 87]], // Friday
  ["2026-06-27", [3, 9, 16, 30, 58, 86]], // Saturday
  ["2026-06-28", [3, 8, 15, 29, 57, 85]], // Sunday
])("followed closely after a last dose on %s, a patient is asked on days %j, never two days running", (courseEnd, expected) => {
  const due = checkInDueDates({ courseStart: MONDAY, courseEnd, closeFollowUp: true }).filter(({ kind }) => kind === "after-course");
  expect(due.map(({ dueOn }) => daysBetween(courseEnd, dueOn))).toEqual(expected);
});

test.each([
  ["nothing happened", false, [], false],
  ["only lesser flags were raised", false, ["review", "watch", "missed"], false],
  ["a flag was raised that could not wait a day", false, ["review", "today"], true],
  ["a flag was raised that could not wait at all", false, ["now"], true],
  ["it was stopped for mood", true, [], true],
] as const)("a course in which %s is followed closely: %4$s", (_, stoppedForMood, raised, closely) => {
  expect(isFollowedClosely({ stoppedForMood, raised })).toBe(closely);
});

test("two check-ins never fall due on one date", () => {
  const friday = addDays("2026-03-06", 84); // its own check-in and the close one three days after it both move to Monday
  const due = checkInDueDates({ courseStart: "2026-03-06", courseEnd: friday, closeFollowUp: true }).map(({ dueOn }) => dueOn);
  expect(due.filter((date) => date === addDays(friday, 3))).toHaveLength(1);
});

test("a clinic's own cadence goes on from its last day, or from the start where it names none", () => {
  const own = (courseDays: number[]) => {
    const policy = { ...defaultPolicy, cadence: { ...defaultPolicy.cadence, courseDays, thenEveryDays: 35, plannedWeeks: 15 } };
    const due = checkInDueDates({ courseStart: MONDAY, courseEnd: null, policy }).filter(({ kind }) => kind === "scheduled");
    return due.map(({ dueOn }) => daysBetween(MONDAY, dueOn));
  };
  expect(own([0, 14])).toEqual([0, 14, 49, 84]);
  expect(own([])).toEqual([35, 70, 105]);
});

test("a shorter plan stops earlier", () => {
  expect(days(MONDAY, { weeks: 6 }).map(([, day]) => day)).toEqual([-7, 0, 14, 28, 42]);
});

test.each([
  ["2026-03-02", "2026-03-02"], // Monday
  ["2026-03-05", "2026-03-05"], // Thursday
  ["2026-03-06", "2026-03-09"], // Friday
  ["2026-03-07", "2026-03-09"], // Saturday
  ["2026-03-08", "2026-03-09"], // Sunday
])("%s moves to %s, so that answers meet staff", (date, due) => {
  expect(onDueDay(date)).toBe(due);
});

test("whatever the start, dates ascend, fall on Monday to Thursday, and day 0 stays within its window", () => {
  fc.assert(
    fc.property(fc.nat({ max: 1500 }), fc.option(fc.nat({ max: 250 })), fc.boolean(), (offset, length, closeFollowUp) => {
      const courseStart = addDays(MONDAY, offset);
      const courseEnd = length === null ? null : addDays(courseStart, length);
      const due = checkInDueDates({ courseStart, courseEnd, closeFollowUp });
      due.forEach(({ dueOn }, i) => {
        expect(parsePlainDate(dueOn).dayOfWeek).toBeLessThanOrEqual(4);
        const next = due[i + 1];
        if (next !== undefined) expect(daysBetween(dueOn, next.dueOn)).toBeGreaterThan(1);
      });
      const dayOf = (kind: string) => daysBetween(courseStart, due.find((checkIn) => checkIn.kind === kind)?.dueOn ?? "");
      expect(dayOf("pre-treatment")).toBeLessThan(0);
      expect(dayOf("scheduled")).toBeGreaterThanOrEqual(0);
      expect(dayOf("scheduled")).toBeLessThanOrEqual(defaultPolicy.thresholds.dayZeroWindow);
      const ranks = due.map(({ kind }) => CHECK_IN_KINDS.indexOf(kind));
      expect(ranks).toEqual(ranks.toSorted());
    }),
  );
});

describe("bad input is refused", () => {
  test.each([0, -1, 1.5, Number.NaN])("%s weeks", (weeks) => {
    expect(() => days(MONDAY, { weeks })).toThrow(new RangeError(`Not a whole number of weeks: ${weeks}`));
  });

  test("an end before the start", () => {
    expect(() => days(MONDAY, { courseEnd: "2026-03-01" })).toThrow(new RangeError("The course ends before it starts"));
  });

  test("a policy without a weekday", () => {
    const never = { ...defaultPolicy, cadence: { ...defaultPolicy.cadence, dueWeekdays: [] } };
    expect(() => onDueDay(MONDAY, never)).toThrow(new RangeError("The policy allows no weekday for check-ins"));
  });
});

describe("the window of a check-in", () => {
  test.each([
    ["2026-03-02", "Europe/London", "2026-03-09T00:00:00.000Z"],
    ["2026-03-23", "Europe/London", "2026-03-29T23:00:00.000Z"], // over the change to summer time: an hour shorter
    ["2026-10-19", "Europe/London", "2026-10-26T00:00:00.000Z"], // and back: an hour longer
    ["2026-03-02", "America/New_York", "2026-03-09T04:00:00.000Z"],
    ["2026-10-26", "America/New_York", "2026-11-02T05:00:00.000Z"],
  ])("due %s in %s closes at %s", (dueOn, zone, closes) => {
    expect(checkInExpiry(dueOn, zone).toISOString()).toBe(closes);
  });

  test("is open all of the sixth day after it and closed on the seventh, in every zone", () => {
    const zones = fc.constantFrom("UTC", "Europe/London", "America/New_York", "America/Santiago", "Pacific/Auckland");
    fc.assert(
      fc.property(fc.nat({ max: 1500 }), zones, (offset, zone) => {
        const dueOn = addDays(MONDAY, offset);
        const closes = checkInExpiry(dueOn, zone);
        expect(localDateOf(new Date(closes.getTime() - 1), zone)).toBe(addDays(dueOn, 6));
        expect(localDateOf(closes, zone)).toBe(addDays(dueOn, 7));
        expect(closes > atLocalTime(dueOn, "09:00", zone)).toBe(true);
      }),
    );
  });
});
