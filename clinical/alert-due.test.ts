import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alertDueAt, DEFAULT_STAFFED_HOURS } from "./alert-due";
import { localDateOf, parsePlainDate } from "./plain-date";

const london = { timeZone: "Europe/London" };
const due = (urgency: Parameters<typeof alertDueAt>[0], at: string, where: Parameters<typeof alertDueAt>[2] = london) =>
  alertDueAt(urgency, new Date(at), where)?.toISOString() ?? null;

test.each([
  ["Monday 14:02", "2026-11-23T14:02:00.000Z"],
  ["Sunday 03:00", "2026-11-22T03:00:00.000Z"],
])("a now alert is due at once at any hour: %s", (_when, at) => {
  expect(due("now", at)).toBe(at);
});

// November: London is on UTC. 20 November 2026 is a Friday, 23 a Monday.
test.each([
  ["Monday 08:59:59.999", "2026-11-23T08:59:59.999Z", "2026-11-23T09:00:00.000Z"],
  ["Monday 09:00", "2026-11-23T09:00:00.000Z", "2026-11-23T09:00:00.000Z"],
  ["Monday 09:00:00.001", "2026-11-23T09:00:00.001Z", "2026-11-23T09:00:00.001Z"],
  ["Monday 16:59:59.999", "2026-11-23T16:59:59.999Z", "2026-11-23T16:59:59.999Z"],
  ["Monday 17:00", "2026-11-23T17:00:00.000Z", "2026-11-24T09:00:00.000Z"],
  ["Friday 16:59:59.999", "2026-11-20T16:59:59.999Z", "2026-11-20T16:59:59.999Z"],
  ["Friday 17:00", "2026-11-20T17:00:00.000Z", "2026-11-23T09:00:00.000Z"],
  ["Saturday noon", "2026-11-21T12:00:00.000Z", "2026-11-23T09:00:00.000Z"],
  ["Sunday 23:59:59.999", "2026-11-22T23:59:59.999Z", "2026-11-23T09:00:00.000Z"],
  ["Monday 00:00", "2026-11-23T00:00:00.000Z", "2026-11-23T09:00:00.000Z"],
])("a today alert received on %s is due in staffed hours", (_when, at, expected) => {
  expect(due("today", at)).toBe(expected);
});

test.each([
  ["Monday 07:59:59.999", "2026-11-23T07:59:59.999Z", "2026-11-23T08:00:00.000Z"],
  ["Monday 08:00, as the digest leaves", "2026-11-23T08:00:00.000Z", "2026-11-24T08:00:00.000Z"],
  ["Monday 10:00", "2026-11-23T10:00:00.000Z", "2026-11-24T08:00:00.000Z"],
  ["Friday 08:00", "2026-11-20T08:00:00.000Z", "2026-11-23T08:00:00.000Z"],
  ["Saturday 07:00", "2026-11-21T07:00:00.000Z", "2026-11-23T08:00:00.000Z"],
  ["Sunday 23:00", "2026-11-22T23:00:00.000Z", "2026-11-23T08:00:00.000Z"],
])("a review alert received on %s waits for the next working morning", (_when, at, expected) => {
  expect(due("review", at)).toBe(expected);
});

test.each(["watch", "missed"] as const)("%s owes no alert of its own", (urgency) => {
  expect(due(urgency, "2026-11-23T10:00:00.000Z")).toBeNull();
});

describe("the clinic's clock decides, through both daylight saving changes", () => {
  test.each([
    // Clocks go back on Sunday 25 October 2026: Friday evening is BST, Monday morning GMT.
    ["today", "London, over the autumn change", "2026-10-23T16:00:00.000Z", "Europe/London", "2026-10-26T09:00:00.000Z"],
    ["review", "London, over the autumn change", "2026-10-23T12:00:00.000Z", "Europe/London", "2026-10-26T08:00:00.000Z"],
    // Clocks go forward on Sunday 29 March 2026.
    ["today", "London, over the spring change", "2026-03-27T17:00:00.000Z", "Europe/London", "2026-03-30T08:00:00.000Z"],
    ["review", "London, over the spring change", "2026-03-27T12:00:00.000Z", "Europe/London", "2026-03-30T07:00:00.000Z"],
    // New York springs forward on Sunday 8 March 2026: EST -5 to EDT -4.
    ["today", "New York, over the spring change", "2026-03-06T22:00:00.000Z", "America/New_York", "2026-03-09T13:00:00.000Z"],
    ["today", "New York, a minute before closing", "2026-03-06T21:59:00.000Z", "America/New_York", "2026-03-06T21:59:00.000Z"],
    // Sydney is a day ahead: Sunday evening in UTC is Monday morning there.
    ["today", "Sydney, Monday 10:00 there", "2026-11-22T23:00:00.000Z", "Australia/Sydney", "2026-11-22T23:00:00.000Z"],
    ["review", "Sydney, Monday 07:00 there", "2026-11-22T20:00:00.000Z", "Australia/Sydney", "2026-11-22T21:00:00.000Z"],
  ] as const)("%s in %s", (urgency, _where, at, timeZone, expected) => {
    expect(due(urgency, at, { timeZone })).toBe(expected);
  });

  test("an alert is never due before it was received, nor more than four days after, and a mail that waits leaves on a working day", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("now", "today", "review"),
        fc.date({ min: new Date("2026-01-01"), max: new Date("2029-01-01"), noInvalidDate: true }),
        fc.constantFrom("Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "America/St_Johns", "UTC"),
        (urgency, at, timeZone) => {
          const result = alertDueAt(urgency, at, { timeZone });
          if (result === null) throw new Error("an alert has no due time");
          const waited = result.getTime() - at.getTime();
          expect(waited).toBeGreaterThanOrEqual(0);
          expect(waited).toBeLessThan(4 * 86_400_000);
          if (waited > 0) expect(DEFAULT_STAFFED_HOURS.weekdays).toContain(parsePlainDate(localDateOf(result, timeZone)).dayOfWeek);
        },
      ),
    );
  });
});

test("a clinic's own staffed hours are used", () => {
  const saturday = { timeZone: "UTC", staffedHours: { weekdays: [6], from: "10:00", until: "12:00" } };
  expect(due("today", "2026-11-21T11:59:00.000Z", saturday)).toBe("2026-11-21T11:59:00.000Z");
  expect(due("today", "2026-11-21T12:00:00.000Z", saturday)).toBe("2026-11-28T10:00:00.000Z");
  expect(due("review", "2026-11-21T08:00:00.000Z", saturday)).toBe("2026-11-28T08:00:00.000Z");
});

test.each([
  ["no working day", { weekdays: [], from: "09:00", until: "17:00" }, /^No working day/],
  ["a weekday that is none", { weekdays: [0], from: "09:00", until: "17:00" }, /^Not an ISO weekday 1-7: 0$/],
  ["an eighth day", { weekdays: [1, 8], from: "09:00", until: "17:00" }, /^Not an ISO weekday 1-7: 8$/],
  ["half a day", { weekdays: [1.5], from: "09:00", until: "17:00" }, /^Not an ISO weekday 1-7: 1.5$/],
  ["hours that end as they begin", { weekdays: [1], from: "09:00", until: "09:00" }, /^Staffed hours end before they begin: 09:00-09:00$/],
  ["a time that is none", { weekdays: [1], from: "25:00", until: "26:00" }, /.+/],
])("staffed hours with %s are refused", (_what, staffedHours, message) => {
  const ask = () => alertDueAt("now", new Date("2026-11-23T10:00:00Z"), { timeZone: "UTC", staffedHours });
  expect(ask).toThrow(RangeError);
  expect(ask).toThrow(message);
});

test("a clinic may work on Sundays alone", () => {
  const sunday = { timeZone: "UTC", staffedHours: { weekdays: [7], from: "10:00", until: "12:00" } };
  expect(due("today", "2026-11-23T10:00:00.000Z", sunday)).toBe("2026-11-29T10:00:00.000Z");
});

test("a word that is no urgency is refused", () => {
  expect(() => alertDueAt("soon" as "now", new Date("2026-11-23T10:00:00Z"), london)).toThrow(new RangeError("Not an urgency: soon"));
});

test("an invalid time and an unknown zone are refused", () => {
  expect(() => alertDueAt("now", new Date(Number.NaN), london)).toThrow(RangeError);
  expect(() => alertDueAt("now", new Date(), { timeZone: "Mars/Olympus" })).toThrow(RangeError);
});
