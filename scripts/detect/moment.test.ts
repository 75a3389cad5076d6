import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBefore, isOutOfOrder, isSameMoment, type Moment, mayBeSameMoment, readMoment, startOfDate } from "./moment";

/** @throws if the text is none, so that a test cannot pass on nothing */
function moment(text: string): Moment {
  const read = readMoment(text);
  if (read === null) throw new Error(`No moment: ${text}`);
  return read;
}

describe("a moment", () => {
  test.each([
    ["2026-02-02", "2026-02-02", null, "2026-02-02T12:00:00.000Z"],
    ["2024-02-29", "2024-02-29", null, "2024-02-29T12:00:00.000Z"],
    ["2026-02-02T09:00:00Z", "2026-02-02", "2026-02-02T09:00:00.000Z", "2026-02-02T09:00:00.000Z"],
    ["2026-02-02T09:00Z", "2026-02-02", "2026-02-02T09:00:00.000Z", "2026-02-02T09:00:00.000Z"],
    ["2026-02-02T09:00:00.5Z", "2026-02-02", "2026-02-02T09:00:00.500Z", "2026-02-02T09:00:00.500Z"],
    ["2026-02-02T09:00:00.123456789Z", "2026-02-02", "2026-02-02T09:00:00.123Z", "2026-02-02T09:00:00.123Z"],
    ["2026-02-02T23:59:59-05:00", "2026-02-02", "2026-02-03T04:59:59.000Z", "2026-02-02T23:59:59.000Z"],
    ["2026-02-02T00:30:00+13:45", "2026-02-02", "2026-02-01T10:45:00.000Z", "2026-02-02T00:30:00.000Z"],
  ])("written %s is on %s, at %s, its clock showing %s", (text, date, instant, clock) => {
    const read = moment(text);
    expect(read).toEqual({ text, date, instant: instant === null ? null : Date.parse(instant), clock: Date.parse(clock) });
  });

  test.each([
    "",
    "2026-02-29",
    "2026-02-30T09:00:00Z",
    "2026-13-01",
    "2026-00-10",
    "2026-2-2",
    "02.02.2026",
    "2026-02-02 09:00:00Z",
    "2026-02-02T09:00:00",
    "2026-02-02T24:00:00Z",
    "2026-02-02T09:60:00Z",
    "2026-02-02T09:00:60Z",
    "2026-02-02T09:00:00+15:00",
    "2026-02-02T09:00:00+0100",
    "2026-02-02T09:00:00+01:60",
    "+002026-02-02",
    "2026-02-02\n",
  ])("is not %j", (text) => {
    expect(readMoment(text)).toBeNull();
  });

  test("every date of the calendar is read, and no other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2100 }), fc.nat({ max: 14 }), fc.nat({ max: 33 }), (year, month, day) => {
        const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
        const date = new Date(Date.UTC(year, month - 1, day));
        const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
        expect(startOfDate(text)).toBe(isReal ? date.getTime() : null);
      }),
    );
  });
});

describe("two moments", () => {
  test.each([
    ["2026-02-02", "2026-02-02", true],
    ["2026-02-02", "2026-02-03", false],
    ["2026-02-02T09:00:00Z", "2026-02-02T10:00:00+01:00", true],
    ["2026-02-02T09:00:00Z", "2026-02-02T09:00:00+01:00", false],
    ["2026-02-02", "2026-02-02T12:00:00Z", false],
  ])("%s and %s are one: %s", (a, b, same) => {
    expect(isSameMoment(moment(a), moment(b))).toBe(same);
    expect(isSameMoment(moment(b), moment(a))).toBe(same);
  });

  test.each([
    ["2026-02-02", "2026-02-02", true],
    ["2026-02-02", "2026-02-03", false],
    ["2026-02-02", "2026-02-02T00:00:00Z", true],
    ["2026-02-02", "2026-02-02T23:59:59-05:00", true], // in UTC it is the next day already
    ["2026-02-02", "2026-02-01T23:59:59Z", false],
    ["2026-02-02", "2026-02-03T00:00:00Z", false],
    ["2026-02-02T09:00:00Z", "2026-02-02T10:00:00+01:00", true],
    ["2026-02-02T09:00:00Z", "2026-02-02T09:00:00.001Z", false],
  ])("%s and %s may be one: %s", (a, b, maybe) => {
    expect(mayBeSameMoment(moment(a), moment(b))).toBe(maybe);
    expect(mayBeSameMoment(moment(b), moment(a))).toBe(maybe);
  });

  test.each([
    ["2026-02-02", "2026-02-03", true],
    ["2026-02-02", "2026-02-02", false],
    ["2026-02-02T09:00:00Z", "2026-02-02T09:00:00.001Z", true],
    ["2026-02-02T09:00:00Z", "2026-02-02T10:00:00+01:00", false],
    ["2026-02-02T09:00:00Z", "2026-02-02", false],
    ["2026-02-02", "2026-02-02T09:00:00Z", false],
    ["2026-02-01T23:00:00Z", "2026-02-02", true],
    ["2026-02-02T01:00:00+14:00", "2026-02-01T20:00:00-05:00", true], // a traveller's: later, though the date is earlier
  ])("%s is before %s: %s", (a, b, before) => {
    expect(isBefore(moment(a), moment(b))).toBe(before);
    if (before) expect(isBefore(moment(b), moment(a))).toBe(false);
  });
});

describe("after those before it a moment", () => {
  const travelled = ["2026-02-02T01:00:00+14:00", "2026-02-01T20:00:00-05:00"]; // 11 UTC on the 1st, then 1 UTC on the 2nd
  test.each<[string, readonly string[], boolean]>([
    ["2026-02-02", [], false],
    ["2026-02-02T18:00:00Z", ["2026-02-02T18:00:00Z", "2026-02-02"], false],
    ["2026-02-02T17:59:59Z", ["2026-02-02T18:00:00Z", "2026-02-02"], true],
    ["2026-02-02T17:59:59Z", ["2026-02-02T18:00:00Z", "2026-02-02", "2026-02-02"], true],
    ["2026-02-02T08:00:00Z", ["2026-02-02"], false],
    ["2026-02-02T01:00:00+14:00", ["2026-02-02", "2026-02-02T00:00:00+13:00"], false],
    ["2026-02-01T20:00:00-05:00", ["2026-02-02", "2026-02-02T00:00:00+14:00"], true], // a later instant, but on a date gone by
    ["2026-02-02", ["2026-02-02", "2026-02-02T18:00:00Z"], false],
    ["2026-02-02", ["2026-02-02T18:00:00Z", "2026-02-03"], true],
    ["2026-02-02", ["2026-02-02", "2026-02-03T00:00:00Z"], true],
    ["2026-02-01", travelled, false],
    ["2026-01-31", travelled, true],
  ])("%s after %j is out of order: %s", (text, earlier, out) => {
    expect(isOutOfOrder(moment(text), earlier.map(moment))).toBe(out);
  });

  test("is in order among instants just when they ascend, whatever dates of their day stand between", () => {
    const minute = fc.nat({ max: 1439 });
    fc.assert(
      fc.property(minute, minute, fc.nat({ max: 3 }), (first, then, dates) => {
        const at = (m: number) => moment(new Date(Date.UTC(2026, 1, 2, 0, m)).toISOString());
        const between = Array.from({ length: dates }, () => moment("2026-02-02"));
        expect(isOutOfOrder(at(then), [at(first), ...between])).toBe(then < first);
      }),
    );
  });
});
