import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atLocalTime, checkInExpiry, onDueDay } from "./cadence";
import { lastReminderBefore, messageTurn, nextDaysMessageMoment, nextMessageMoment, reminderMoments } from "./delivery-window";
import { addDays, localDateOf, parsePlainDate } from "./plain-date";
import { defaultPolicy } from "./policy";

const ZONES = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "America/Sao_Paulo", "UTC"];
const anyZone = fc.constantFrom(...ZONES);
const anyMoment = fc.date({ min: new Date("2026-01-01T00:00:00Z"), max: new Date("2027-12-31T00:00:00Z"), noInvalidDate: true });
const anyDay = fc.integer({ min: 0, max: 700 }).map((days) => addDays("2026-01-01", days));
const clock = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
const weekday = (at: Date, timeZone: string) => parsePlainDate(localDateOf(at, timeZone)).dayOfWeek;

describe("a patient may be written to", () => {
  test.each([
    ["at 8:59 on a Monday: at 9:00", "2026-11-23T08:59:59Z", "2026-11-23T09:00:00Z"],
    ["at 9:00: at once", "2026-11-23T09:00:00Z", "2026-11-23T09:00:00Z"],
    ["a second before 19:00: at once", "2026-11-23T18:59:59Z", "2026-11-23T18:59:59Z"],
    ["at 19:00: the next morning", "2026-11-23T19:00:00Z", "2026-11-24T09:00:00Z"],
    ["after midnight: that morning", "2026-11-24T00:10:00Z", "2026-11-24T09:00:00Z"],
    ["on a Thursday at 19:00: on Monday", "2026-11-26T19:00:00Z", "2026-11-30T09:00:00Z"],
    ["on a Friday at noon: on Monday", "2026-11-27T12:00:00Z", "2026-11-30T09:00:00Z"],
    ["on a Saturday: on Monday", "2026-11-28T10:00:00Z", "2026-11-30T09:00:00Z"],
    ["late on a Sunday: on Monday", "2026-11-29T23:59:59Z", "2026-11-30T09:00:00Z"],
  ])("%s", (_when, at, next) => {
    expect(nextMessageMoment(new Date(at), "Europe/London")).toEqual(new Date(next));
  });

  test.each([
    [
      "Sunday evening in New York is Monday in London and waits for New York's Monday",
      "America/New_York",
      "2026-11-30T03:00:00Z",
      "2026-11-30T14:00:00Z",
    ],
    [
      "Thursday 17:00 in Apia is Wednesday or Thursday elsewhere and may go",
      "Pacific/Apia",
      "2026-11-26T04:00:00Z",
      "2026-11-26T04:00:00Z",
    ],
    ["quarter hours count in Kathmandu", "Asia/Kathmandu", "2026-11-23T03:14:59Z", "2026-11-23T03:15:00Z"],
  ])("%s", (_what, timeZone, at, next) => {
    expect(nextMessageMoment(new Date(at), timeZone)).toEqual(new Date(next));
  });

  test.each([
    ["the clocks go forward over the weekend", "2026-03-27T20:00:00Z", "2026-03-30T08:00:00Z"],
    ["the clocks go back over the weekend", "2026-10-23T20:00:00Z", "2026-10-26T09:00:00Z"],
  ])("at 9:00 by the clock, too, when %s", (_what, at, next) => {
    expect(nextMessageMoment(new Date(at), "Europe/London")).toEqual(new Date(next));
  });

  test("on the weekdays that the clinic's policy allows", () => {
    const withFriday = { ...defaultPolicy, cadence: { ...defaultPolicy.cadence, dueWeekdays: [1, 2, 3, 4, 5] } };
    expect(nextMessageMoment(new Date("2026-11-27T12:00:00Z"), "Europe/London", withFriday)).toEqual(new Date("2026-11-27T12:00:00Z"));
  });

  test("never before the moment asked about, never outside the days and hours, and never later than the fourth day after", () => {
    fc.assert(
      fc.property(anyMoment, anyZone, (at, timeZone) => {
        const next = nextMessageMoment(at, timeZone);
        expect(next.getTime()).toBeGreaterThanOrEqual(at.getTime());
        expect([1, 2, 3, 4]).toContain(weekday(next, timeZone));
        expect(clock(next, timeZone) >= "09:00" && clock(next, timeZone) < "19:00").toBe(true);
        expect(next.getTime() - at.getTime()).toBeLessThanOrEqual((3 * 24 + 14 + 1) * 3_600_000);
        expect(nextMessageMoment(next, timeZone)).toEqual(next);
      }),
    );
  });

  test("after today's message on a later day, at 9:00", () => {
    fc.assert(
      fc.property(anyMoment, anyZone, (at, timeZone) => {
        const next = nextDaysMessageMoment(at, timeZone);
        expect(localDateOf(next, timeZone) > localDateOf(at, timeZone)).toBe(true);
        expect(clock(next, timeZone)).toBe("09:00");
        expect([1, 2, 3, 4]).toContain(weekday(next, timeZone));
      }),
    );
  });
});

describe("when a message's turn comes", () => {
  const turn = (at: string, before: string, hadAnother = false) =>
    messageTurn(new Date(at), { timeZone: "Europe/London", before: new Date(before), hadAnother });
  const wait = (until: string) => ({ kind: "wait", until: new Date(until) });

  test.each([
    ["it leaves within the hours", "2026-11-24T18:59:59Z", "2026-12-01T00:00:00Z", { kind: "send" }],
    ["it waits for the morning", "2026-11-24T19:00:00Z", "2026-12-01T00:00:00Z", wait("2026-11-25T09:00:00Z")],
    ["it waits over the weekend", "2026-11-26T19:00:00Z", "2026-11-30T09:00:01Z", wait("2026-11-30T09:00:00Z")],
    ["it is dropped where waiting would be too late", "2026-11-26T19:00:00Z", "2026-11-30T09:00:00Z", { kind: "drop" }],
    ["it is dropped when it is too late already", "2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z", { kind: "drop" }],
  ])("%s", (_what, at, before, expected) => {
    expect(turn(at, before)).toEqual(expected);
  });

  test("it waits for another day where the patient has had a message today", () => {
    expect(turn("2026-11-24T12:00:00Z", "2026-12-01T00:00:00Z", true)).toEqual(wait("2026-11-25T09:00:00Z"));
    expect(turn("2026-11-26T12:00:00Z", "2026-11-30T00:00:00Z", true)).toEqual({ kind: "drop" });
  });
});

const checkInDue = (dueOn: string, timeZone = "Europe/London") => ({
  dueOn,
  opensAt: atLocalTime(dueOn, "09:00", timeZone),
  expiresAt: checkInExpiry(dueOn, timeZone),
});

describe("whoever has not answered is reminded", () => {
  test.each([
    ["Monday", "2026-11-23", ["2026-11-25T09:00:00Z"]],
    ["Tuesday", "2026-11-24", ["2026-11-26T09:00:00Z", "2026-11-30T09:00:00Z"]],
    ["Wednesday", "2026-11-25", ["2026-11-30T09:00:00Z", "2026-12-01T09:00:00Z"]],
    ["Thursday", "2026-11-26", ["2026-11-30T09:00:00Z", "2026-12-01T09:00:00Z"]],
  ])("of a check-in due on a %s", (_day, dueOn, moments) => {
    expect(reminderMoments(checkInDue(dueOn), "Europe/London")).toEqual(moments.map((moment) => new Date(moment)));
  });

  test("counted from Monday where a check-in opened on a Friday and its message waits until then", () => {
    const opened = { ...checkInDue("2026-11-27"), opensAt: new Date("2026-11-27T15:00:00Z") };
    expect(reminderMoments(opened, "Europe/London")).toEqual([new Date("2026-12-02T09:00:00Z")]);
  });

  test("not after day 6 of a check-in that stays open until the first dose", () => {
    const long = { ...checkInDue("2026-11-24"), expiresAt: new Date("2026-12-20T00:00:00Z") };
    expect(reminderMoments(long, "Europe/London")).toHaveLength(2);
    expect(lastReminderBefore(long, "Europe/London")).toEqual(new Date("2026-12-01T00:00:00Z"));
  });

  test("not once a check-in with a shorter window has closed", () => {
    const short = { ...checkInDue("2026-11-24"), expiresAt: new Date("2026-11-28T00:00:00Z") };
    expect(reminderMoments(short, "Europe/London")).toEqual([new Date("2026-11-26T09:00:00Z")]);
    expect(lastReminderBefore(short, "Europe/London")).toEqual(short.expiresAt);
  });

  test("at 9:00 by the clock on both sides of a change to summer time", () => {
    expect(reminderMoments(checkInDue("2026-03-24"), "Europe/London")).toEqual([
      new Date("2026-03-26T09:00:00Z"),
      new Date("2026-03-30T08:00:00Z"),
    ]);
  });

  test("at most twice, on days after the invitation's, never two on a day, within the days, hours and window", () => {
    fc.assert(
      fc.property(anyDay, anyZone, fc.integer({ min: 0, max: 30 }), (from, timeZone, openLonger) => {
        const dueOn = onDueDay(from);
        const due = checkInDue(dueOn, timeZone);
        const checkIn = { ...due, expiresAt: checkInExpiry(addDays(dueOn, openLonger), timeZone) };
        const days = reminderMoments(checkIn, timeZone).map((moment) => localDateOf(moment, timeZone));
        expect(new Set([dueOn, ...days]).size).toBe(days.length + 1);
        expect(days.every((day) => addDays(dueOn, 2) <= day && day <= addDays(dueOn, 6))).toBe(true);
        for (const moment of reminderMoments(checkIn, timeZone)) {
          expect(nextMessageMoment(moment, timeZone)).toEqual(moment);
          expect(moment < checkIn.expiresAt).toBe(true);
        }
      }),
    );
  });
});
