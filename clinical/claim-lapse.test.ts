import { describe, expect, test } from "vitest";
import { claimLapsesAt } from "./claim-lapse";
import { defaultPolicy } from "./policy";
import { policyWith } from "./testing";

const london = { timeZone: "Europe/London" };
const lapse = (urgency: Parameters<typeof claimLapsesAt>[0], claimedAt: string, policy = defaultPolicy, staffing = london) =>
  claimLapsesAt(urgency, new Date(claimedAt), staffing, policy)?.toISOString() ?? null;

describe("a claim without a recorded contact lapses", () => {
  test.each([
    ["at noon", "2026-11-23T12:00:00.000Z", "2026-11-23T13:00:00.000Z"],
    ["at night and at the weekend", "2026-11-21T23:30:00.000Z", "2026-11-22T00:30:00.000Z"],
    ["while the clocks go back", "2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"],
  ])("now, %s: after 60 minutes", (_when, claimedAt, lapses) => {
    expect(lapse("now", claimedAt)).toBe(lapses);
  });

  test.each([
    ["in the morning", "2026-11-23T09:00:00.000Z", "2026-11-23T13:00:00.000Z"],
    ["with four hours left to the minute", "2026-11-23T13:00:00.000Z", "2026-11-23T17:00:00.000Z"],
    ["a minute later", "2026-11-23T13:01:00.000Z", "2026-11-24T09:01:00.000Z"],
    ["after hours", "2026-11-23T20:00:00.000Z", "2026-11-24T13:00:00.000Z"],
    ["on Friday at four", "2026-11-20T16:00:00.000Z", "2026-11-23T12:00:00.000Z"],
    ["on Saturday", "2026-11-21T10:00:00.000Z", "2026-11-23T13:00:00.000Z"],
  ])("today, %s: after four hours of the clinic's being there", (_when, claimedAt, lapses) => {
    expect(lapse("today", claimedAt)).toBe(lapses);
  });

  test.each([
    ["on Monday", "2026-11-23T10:00:00.000Z", "2026-11-26T17:00:00.000Z"],
    ["on Thursday", "2026-11-26T10:00:00.000Z", "2026-12-01T17:00:00.000Z"],
    ["on Sunday", "2026-11-22T10:00:00.000Z", "2026-11-25T17:00:00.000Z"],
  ])("review, %s: when the third working day after it is over", (_when, claimedAt, lapses) => {
    expect(lapse("review", claimedAt)).toBe(lapses);
  });

  test("watch and missed never", () => {
    expect([lapse("watch", "2026-11-23T10:00:00Z"), lapse("missed", "2026-11-23T10:00:00Z")]).toEqual([null, null]);
  });

  test("by what the clinic has set", () => {
    const strict = policyWith({ claimLapsesNow: 15, claimLapsesToday: 1, claimLapsesReview: 1 });
    expect(lapse("now", "2026-11-23T12:00:00Z", strict)).toBe("2026-11-23T12:15:00.000Z");
    expect(lapse("today", "2026-11-23T12:00:00Z", strict)).toBe("2026-11-23T13:00:00.000Z");
    expect(lapse("review", "2026-11-23T12:00:00Z", strict)).toBe("2026-11-24T17:00:00.000Z");
  });

  test("by the clinic's own hours and clock", () => {
    const sydney = { timeZone: "Australia/Sydney", staffedHours: { weekdays: [1, 2], from: "08:00", until: "12:00" } };
    // Tuesday 11:00 in Sydney: one hour then, three on Monday of the next week.
    expect(lapse("today", "2026-11-24T00:00:00Z", defaultPolicy, sydney)).toBe("2026-11-30T00:00:00.000Z");
  });

  test("an urgency that is none is refused", () => {
    expect(() => lapse("soon" as "now", "2026-11-23T10:00:00Z")).toThrow(RangeError);
  });
});
