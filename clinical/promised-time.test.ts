import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_STAFFED_HOURS, type StaffedHours } from "./alert-due";
import { isStaffedAt, opensAfter, type PromisedUrgency, promisedBy, tellsPatient } from "./promised-time";

const LONDON = { timeZone: "Europe/London" };
type Staffing = Parameters<typeof promisedBy>[2];
const promised = (urgency: PromisedUrgency, at: string, where: Staffing = LONDON) => promisedBy(urgency, new Date(at), where).toISOString();
const hours = (from: string, until: string, weekdays: readonly number[] = [1, 2, 3, 4, 5]): StaffedHours => ({ weekdays, from, until });

// November: London is on UTC. 20 November 2026 is a Friday, 23 a Monday.
test.each([
  ["Monday 08:59:59.999", "2026-11-23T08:59:59.999Z", false],
  ["Monday 09:00", "2026-11-23T09:00:00.000Z", true],
  ["Monday 16:59:59.999", "2026-11-23T16:59:59.999Z", true],
  ["Monday 17:00", "2026-11-23T17:00:00.000Z", false],
  ["Sunday noon", "2026-11-22T12:00:00.000Z", false],
])("on %s somebody is there: %s", (_when, at, there) => {
  expect(isStaffedAt(new Date(at), LONDON)).toBe(there);
});

test.each([
  ["Monday 09:00", "2026-11-23T09:00:00.000Z", "2026-11-23T11:00:00.000Z"],
  ["Monday 15:00", "2026-11-23T15:00:00.000Z", "2026-11-23T17:00:00.000Z"],
  ["Monday 15:00:00.001", "2026-11-23T15:00:00.001Z", "2026-11-24T09:00:00.001Z"],
  ["Friday 16:30", "2026-11-20T16:30:00.000Z", "2026-11-23T10:30:00.000Z"],
  ["Friday 17:00", "2026-11-20T17:00:00.000Z", "2026-11-23T11:00:00.000Z"],
  ["Sunday 03:00", "2026-11-22T03:00:00.000Z", "2026-11-23T11:00:00.000Z"],
  ["Monday 08:59:59.999", "2026-11-23T08:59:59.999Z", "2026-11-23T11:00:00.000Z"],
])("now, on %s, is within two staffed hours", (_when, at, by) => {
  expect(promised("now", at)).toBe(by);
});

test.each([
  ["Monday 09:00", "2026-11-23T09:00:00.000Z", "2026-11-23T17:00:00.000Z"],
  ["Monday 15:00", "2026-11-23T15:00:00.000Z", "2026-11-23T17:00:00.000Z"],
  ["Monday 15:00:00.001", "2026-11-23T15:00:00.001Z", "2026-11-24T12:00:00.000Z"],
  ["Friday 16:59", "2026-11-20T16:59:00.000Z", "2026-11-23T12:00:00.000Z"],
  ["Saturday", "2026-11-21T10:00:00.000Z", "2026-11-23T12:00:00.000Z"],
  ["Monday 08:59:59.999, before anybody is there", "2026-11-23T08:59:59.999Z", "2026-11-23T12:00:00.000Z"],
])("today, on %s, is by the end of the day or by noon of the next working day", (_when, at, by) => {
  expect(promised("today", at)).toBe(by);
});

test.each([
  ["mornings only, until 11:00", hours("08:00", "11:00"), "2026-11-24T11:00:00.000Z"],
  ["mornings only, until 12:00", hours("08:00", "12:00"), "2026-11-24T12:00:00.000Z"],
  ["afternoons only, from 12:00", hours("12:00", "16:00"), "2026-11-24T16:00:00.000Z"],
  ["afternoons only, from 11:59", hours("11:59", "16:00"), "2026-11-24T12:00:00.000Z"],
])("where noon is outside the hours it is their end that is promised: %s", (_hours, staffedHours, by) => {
  expect(promised("today", "2026-11-23T16:00:00.000Z", { ...LONDON, staffedHours })).toBe(by);
});

test.each([
  ["Monday 10:00", "2026-11-23T10:00:00.000Z", "2026-11-26T17:00:00.000Z"],
  ["Monday 23:59:59.999", "2026-11-23T23:59:59.999Z", "2026-11-26T17:00:00.000Z"],
  ["Tuesday 00:00", "2026-11-24T00:00:00.000Z", "2026-11-27T17:00:00.000Z"],
  ["Wednesday", "2026-11-25T10:00:00.000Z", "2026-11-30T17:00:00.000Z"],
  ["Saturday", "2026-11-21T10:00:00.000Z", "2026-11-25T17:00:00.000Z"],
])("review, on %s, is by the end of the third working day after", (_when, at, by) => {
  expect(promised("review", at)).toBe(by);
});

describe("the clinic's clock decides, through both daylight saving changes", () => {
  test.each([
    // Clocks go back on Sunday 25 October 2026 and forward on Sunday 29 March 2026.
    ["now", "2026-10-23T15:30:00.000Z", "2026-10-26T10:30:00.000Z"],
    ["now", "2026-03-27T16:30:00.000Z", "2026-03-30T09:30:00.000Z"],
    ["today", "2026-10-24T10:00:00.000Z", "2026-10-26T12:00:00.000Z"],
    ["today", "2026-03-28T10:00:00.000Z", "2026-03-30T11:00:00.000Z"],
    ["review", "2026-10-22T10:00:00.000Z", "2026-10-27T17:00:00.000Z"],
    ["review", "2026-03-26T10:00:00.000Z", "2026-03-31T16:00:00.000Z"],
  ] as const)("%s of %s is by %s", (urgency, at, by) => {
    expect(promised(urgency, at)).toBe(by);
  });
});

test("a clinic that is there for an hour a week gives its two hours over two weeks", () => {
  expect(promised("now", "2026-11-20T10:00:00.000Z", { ...LONDON, staffedHours: hours("09:00", "10:00", [3]) })).toBe(
    "2026-12-02T10:00:00.000Z",
  );
});

test.each([
  ["no day at all", hours("09:00", "17:00", [])],
  ["an eighth day", hours("09:00", "17:00", [8])],
  ["an end before the beginning", hours("17:00", "09:00")],
  ["an end at the beginning", hours("09:00", "09:00")],
])("hours with %s are refused", (_what, staffedHours) => {
  expect(() => promisedBy("now", new Date(0), { ...LONDON, staffedHours })).toThrow(RangeError);
  expect(() => isStaffedAt(new Date(0), { ...LONDON, staffedHours })).toThrow(RangeError);
});

test("an invalid Date and an unknown time zone are refused", () => {
  expect(() => promisedBy("today", new Date(Number.NaN), LONDON)).toThrow(RangeError);
  expect(() => isStaffedAt(new Date(0), { timeZone: "Mars/Olympus" })).toThrow(RangeError);
});

const anyTime = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom("00", "15"));
const anyHours = fc.tuple(anyTime, anyTime, fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 })).map(([a, b, weekdays]) => {
  const [from = "", until = ""] = [a, b].map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${minute}`).sort();
  return hours(from, from === until ? "23:59" : until, weekdays);
});
const anyZone = fc.constantFrom("Europe/London", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo", "UTC");
const anyInstant = fc.date({ min: new Date("2018-01-01T00:00:00Z"), max: new Date("2030-12-31T00:00:00Z"), noInvalidDate: true });

test("what is promised is never before it came in, and somebody is there then or has just been", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("now", "today", "review"),
      anyInstant,
      anyHours,
      anyZone,
      (urgency: PromisedUrgency, at, staffedHours, timeZone) => {
        const by = promisedBy(urgency, at, { timeZone, staffedHours });
        expect(by.getTime()).toBeGreaterThanOrEqual(at.getTime());
        expect(isStaffedAt(new Date(by.getTime() - 1), { timeZone, staffedHours })).toBe(true);
      },
    ),
    { numRuns: 100 },
  );
});

test("what comes in later is never promised earlier", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("now", "today", "review"),
      anyInstant,
      fc.integer({ min: 0, max: 4 * 24 * 60 }),
      (urgency: PromisedUrgency, at, minutes) => {
        const later = new Date(at.getTime() + minutes * 60_000);
        const staffing = { timeZone: "Europe/London", staffedHours: DEFAULT_STAFFED_HOURS };
        expect(promisedBy(urgency, later, staffing).getTime()).toBeGreaterThanOrEqual(promisedBy(urgency, at, staffing).getTime());
      },
    ),
    { numRuns: 50 },
  );
});

test.each([
  ["2026-11-23T08:59:59Z", "2026-11-23T09:00:00Z"],
  ["2026-11-23T09:00:00Z", "2026-11-24T09:00:00Z"],
  ["2026-11-20T18:00:00Z", "2026-11-23T09:00:00Z"],
  ["2026-11-21T03:00:00Z", "2026-11-23T09:00:00Z"],
  // The Monday after the clocks go forward: nine in the morning comes an hour earlier.
  ["2026-03-28T12:00:00Z", "2026-03-30T08:00:00Z"],
])("at %s nobody sees anything that waits for an opening before %s", (at, opens) => {
  expect(opensAfter(new Date(at), LONDON)).toEqual(new Date(opens));
});

test.each([
  ["now", "2026-11-20T14:02:00Z", true, "2026-11-20T16:02:00Z"],
  ["now", "2026-11-20T17:00:00Z", false, "2026-11-23T09:00:00Z"],
  ["now", "2026-11-23T08:59:59Z", false, "2026-11-23T09:00:00Z"],
  ["now", "2026-11-23T09:00:00Z", true, "2026-11-23T11:00:00Z"],
  ["today", "2026-11-20T14:02:00Z", true, "2026-11-20T17:00:00Z"],
  ["today", "2026-11-20T18:00:00Z", false, "2026-11-23T09:00:00Z"],
] as const)("what is %s and comes at %s finds the clinic open: %s, and the patient is told %s", (urgency, at, staffed, told) => {
  expect(tellsPatient(urgency, new Date(at), LONDON)).toEqual({ staffed, at: new Date(told) });
});
