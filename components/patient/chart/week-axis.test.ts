import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestPoint, weekDomain, weekTicks, xOfWeek } from "./week-axis";

const labels = (...args: Parameters<typeof weekTicks>) => weekTicks(...args).map(({ label }) => label);

describe("the x axis in weeks of the drug", () => {
  it("runs from the first answer to the projected end", () => {
    expect(weekDomain({ weeks: [-1, 0, 2], endWeek: 22, ended: false, today: 3 })).toEqual({ from: -1.6, to: 22.6 });
  });

  it("shows 24 weeks while no end is known, and at most 16 weeks of future", () => {
    expect(weekDomain({ weeks: [], endWeek: null, ended: false, today: 3 }).to).toBe(24.6);
    expect(weekDomain({ weeks: [], endWeek: 70, ended: false, today: 20 }).to).toBe(36.6);
  });

  it("goes on to the answers after the last dose, and to today while check-ins go on", () => {
    expect(weekDomain({ weeks: [0, 26], endWeek: 20, ended: true, today: null }).to).toBe(26.6);
    expect(weekDomain({ weeks: [0, 26], endWeek: 20, ended: true, today: 28 }).to).toBe(28.6);
  });

  it("begins today for a course that has not begun", () => {
    expect(weekDomain({ weeks: [], endWeek: null, ended: false, today: -2 }).from).toBe(-2.6);
  });

  it.each([
    [40, ["before", "start", "wk 2", "wk 4", "wk 6"]],
    [14, ["before", "start", "wk 4"]],
    [8, ["before", "start"]],
  ])("keeps labels apart at %d pixels a week", (pixels, expected) => {
    expect(labels({ from: -1.6, to: 7.6 }, -1, pixels)).toEqual(expected);
  });

  it("does not say before where nothing came before", () => {
    expect(labels({ from: -0.6, to: 8.6 }, 0, 14)).toEqual(["start", "wk 4", "wk 8"]);
    expect(labels({ from: -0.6, to: 8.6 }, null, 14)[0]).toBe("start");
  });

  it("never puts two weekly labels closer than their width", () => {
    fc.assert(
      fc.property(fc.double({ min: 3, max: 60, noNaN: true }), fc.integer({ min: 4, max: 60 }), (pixels, to) => {
        const weeks = weekTicks({ from: -0.6, to }, null, pixels).map(({ week }) => week);
        return weeks.every((week, i) => i === 0 || (week - (weeks[i - 1] ?? 0)) * pixels >= 56);
      }),
    );
  });

  it("reads the point under the pointer", () => {
    const scale = { from: 0, to: 10, left: 100, right: 200 };
    expect(xOfWeek(scale, 5)).toBe(150);
    expect(nearestPoint(scale, [0, 4, 8], 139)).toBe(1);
    expect(nearestPoint(scale, [0, 4, 8], 500)).toBe(2);
    expect(nearestPoint(scale, [], 150)).toBe(-1);
  });
});
