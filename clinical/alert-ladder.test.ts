import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_STAFFED_HOURS, type StaffedHours } from "./alert-due";
import {
  type AlertUrgency,
  COVER_BEFORE_PROMISE_MINUTES,
  firstTier,
  LADDER_STEPS,
  type LadderStep,
  nextTier,
  owesAlert,
} from "./alert-ladder";
import { promisedBy } from "./promised-time";
import { URGENCIES } from "./urgency";

const LONDON = { timeZone: "Europe/London" };
const closed = (...closedOn: string[]): { timeZone: string; staffedHours: StaffedHours } => ({
  ...LONDON,
  staffedHours: { ...DEFAULT_STAFFED_HOURS, closedOn },
});
const next = (
  urgency: AlertUrgency,
  step: LadderStep,
  at: string,
  { since = at, where = LONDON as Parameters<typeof nextTier>[3] } = {},
) => {
  const tier = nextTier(urgency, step, { at: new Date(at), since: new Date(since) }, where);
  return [tier.step, tier.dueAt.toISOString()];
};

// November: London is on UTC. 20 November 2026 is a Friday, 23 a Monday.
test.each([
  ["prescriber", "cover", "2026-11-22T03:30:00.000Z"],
  ["cover", "safety-lead", "2026-11-22T03:30:00.000Z"],
  ["safety-lead", "last-resort", "2026-11-22T03:30:00.000Z"],
  ["last-resort", "repeat", "2026-11-22T04:00:00.000Z"],
  ["repeat", "repeat", "2026-11-22T04:00:00.000Z"],
] as const)("an unclaimed now goes at any hour from %s to %s, half an hour a step, and then comes back hourly", (step, following, due) => {
  expect(next("now", step, "2026-11-22T03:00:00.000Z")).toEqual([following, due]);
});

test.each([
  ["in the morning, after four staffed hours", "2026-11-23T09:00:00.000Z", undefined, "2026-11-23T13:00:00.000Z"],
  ["at noon, an hour before the end of the day", "2026-11-23T12:00:00.000Z", undefined, "2026-11-23T16:00:00.000Z"],
  ["at 12:00:00.001, still by then", "2026-11-23T12:00:00.001Z", undefined, "2026-11-23T16:00:00.000Z"],
  ["at 15:00", "2026-11-23T15:00:00.000Z", undefined, "2026-11-23T16:00:00.000Z"],
  ["after 15:00, an hour before noon of the next working day", "2026-11-23T15:00:00.001Z", undefined, "2026-11-24T11:00:00.000Z"],
  ["on a Friday afternoon", "2026-11-20T16:30:00.000Z", undefined, "2026-11-23T11:00:00.000Z"],
  [
    "what came at the weekend and was told on Monday at 9:00",
    "2026-11-23T09:00:00.000Z",
    "2026-11-21T12:00:00.000Z",
    "2026-11-23T11:00:00.000Z",
  ],
  ["what was told too late for that, at once", "2026-11-23T11:30:00.000Z", "2026-11-21T12:00:00.000Z", "2026-11-23T11:30:00.000Z"],
] as const)("an unclaimed today goes to cover: %s", (_when, at, since, due) => {
  expect(next("today", "prescriber", at, { since: since ?? at })).toEqual(["cover", due]);
});

test.each([
  ["cover", "safety-lead", "2026-11-23T16:00:00.000Z", "2026-11-23T17:00:00.000Z"],
  ["safety-lead", "repeat", "2026-11-23T16:30:00.000Z", "2026-11-24T09:30:00.000Z"],
  ["repeat", "repeat", "2026-11-20T17:00:00.000Z", "2026-11-23T10:00:00.000Z"],
  ["last-resort", "repeat", "2026-11-23T10:00:00.000Z", "2026-11-23T11:00:00.000Z"],
] as const)("then an unclaimed today goes from %s to %s within a staffed hour", (step, following, at, due) => {
  expect(next("today", step, at)).toEqual([following, due]);
});

test.each([
  ["prescriber", "cover", "2026-11-23T08:00:00.000Z", "2026-11-25T08:00:00.000Z"],
  ["cover", "safety-lead", "2026-11-25T08:00:00.000Z", "2026-11-26T08:00:00.000Z"],
  ["safety-lead", "repeat", "2026-11-26T08:00:00.000Z", "2026-11-27T08:00:00.000Z"],
  ["repeat", "repeat", "2026-11-27T08:00:00.000Z", "2026-11-30T08:00:00.000Z"],
] as const)("an unclaimed review goes from the digest of the %s into that of the %s", (step, following, at, due) => {
  expect(next("review", step, at)).toEqual([following, due]);
});

test("cover has a review an hour before the promised time even where the first digest left late", () => {
  // Received on Monday, so promised by Thursday 17:00; the first digest left on Wednesday.
  const since = "2026-11-23T10:00:00.000Z";
  expect(next("review", "prescriber", "2026-11-25T08:00:00.000Z", { since })).toEqual(["cover", "2026-11-26T08:00:00.000Z"]);
});

describe("holidays are no staffed time", () => {
  const where = closed("2026-12-25", "2026-12-28");
  test("a today of Thursday afternoon waits for the Tuesday after Christmas", () => {
    expect(firstTier("today", new Date("2026-12-24T17:30:00.000Z"), where).dueAt.toISOString()).toBe("2026-12-29T09:00:00.000Z");
    expect(next("today", "prescriber", "2026-12-24T16:00:00.000Z", { where })).toEqual(["cover", "2026-12-29T11:00:00.000Z"]);
    expect(next("today", "repeat", "2026-12-24T16:30:00.000Z", { where })).toEqual(["repeat", "2026-12-29T09:30:00.000Z"]);
  });
  test("no digest leaves on them", () => {
    expect(next("review", "repeat", "2026-12-24T08:00:00.000Z", { where })).toEqual(["repeat", "2026-12-29T08:00:00.000Z"]);
  });
  test("a now does not wait for them", () => {
    expect(next("now", "prescriber", "2026-12-25T08:00:00.000Z", { where })).toEqual(["cover", "2026-12-25T08:30:00.000Z"]);
  });
});

describe("the clinic's clock decides, through both daylight saving changes", () => {
  test.each([
    // Clocks go back on Sunday 25 October 2026 and forward on Sunday 29 March.
    ["today", "prescriber", "2026-10-23T15:30:00.000Z", "2026-10-26T11:00:00.000Z"],
    ["today", "prescriber", "2026-03-27T15:30:00.000Z", "2026-03-30T10:00:00.000Z"],
    ["review", "repeat", "2026-10-23T07:00:00.000Z", "2026-10-26T08:00:00.000Z"],
    ["review", "repeat", "2026-03-27T08:00:00.000Z", "2026-03-30T07:00:00.000Z"],
    // 00:45 to 01:15 UTC on the night of the change is half an hour, whatever the clock on the wall says.
    ["now", "prescriber", "2026-10-25T00:45:00.000Z", "2026-10-25T01:15:00.000Z"],
    ["now", "prescriber", "2026-03-29T00:45:00.000Z", "2026-03-29T01:15:00.000Z"],
  ] as const)("%s after %s at %s", (urgency, step, at, due) => {
    expect(next(urgency, step, at)[1]).toBe(due);
  });
});

test("a watch and a missed check-in owe no alert", () => {
  expect(URGENCIES.filter((urgency) => owesAlert(urgency))).toEqual(["now", "today", "review"]);
});

const anyInstant = fc
  .date({ min: new Date("2026-01-01T00:00:00Z"), max: new Date("2027-12-31T00:00:00Z"), noInvalidDate: true })
  .map((at) => new Date(Math.floor(at.getTime() / 1000) * 1000));
const anyClinic = fc.record({
  timeZone: fc.constantFrom("Europe/London", "America/New_York", "Australia/Sydney", "Pacific/Auckland", "America/St_Johns"),
  staffedHours: fc.record({
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: fc.constantFrom("07:30", "09:00", "13:00"),
    until: fc.constantFrom("14:00", "17:00", "20:00"),
    closedOn: fc.uniqueArray(
      fc.integer({ min: 0, max: 700 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)),
    ),
  }),
});

test("at whatever clinic and hour: a later step always follows, later but for cover that is overdue, and cover in time for the promise", () => {
  fc.assert(
    fc.property(
      anyClinic,
      anyInstant,
      fc.constantFrom("now", "today", "review"),
      fc.constantFrom(...LADDER_STEPS),
      (where, since, urgency: AlertUrgency, step) => {
        const first = firstTier(urgency, since, where).dueAt;
        expect(first.getTime()).toBeGreaterThanOrEqual(since.getTime());
        const tier = nextTier(urgency, step, { at: first, since }, where);
        if (tier.step !== "cover") {
          expect(tier.dueAt.getTime()).toBeGreaterThan(first.getTime());
          return;
        }
        const latest = promisedBy(urgency, since, where).getTime() - COVER_BEFORE_PROMISE_MINUTES * 60_000;
        // A digest goes with a morning: the first after the promise began is as early as one can be.
        if (urgency !== "review") expect(tier.dueAt.getTime()).toBeLessThanOrEqual(Math.max(latest, first.getTime()));
        expect(tier.dueAt.getTime()).toBeGreaterThanOrEqual(first.getTime());
      },
    ),
    { numRuns: 500 },
  );
});

test("impossible input is refused", () => {
  const at = new Date("2026-11-23T09:00:00.000Z");
  expect(() => nextTier("watch" as AlertUrgency, "prescriber", { at, since: at }, LONDON)).toThrow();
  expect(() => nextTier("today", "prescriber", { at: new Date(Number.NaN), since: at }, LONDON)).toThrow(RangeError);
  expect(() => nextTier("today", "cover", { at, since: at }, closed("2026-02-30"))).toThrow(RangeError);
});
