import { describe, expect, it } from "vitest";
import { doseSteps } from "./dose-steps";

const doses = [
  { day: 0, mgPerDay: 20 },
  { day: 28, mgPerDay: 40 },
];

describe("the dose lane", () => {
  it("draws each dose to the next, the last to today, then ahead to the projected end", () => {
    expect(doseSteps(doses, { today: 6, endWeek: 24, ended: false })).toEqual([
      { from: 0, to: 4, mgPerDay: 20, ahead: false },
      { from: 4, to: 6, mgPerDay: 40, ahead: false },
      { from: 6, to: 24, mgPerDay: 40, ahead: true },
    ]);
  });

  it("ends with the last dose of a finished course", () => {
    expect(doseSteps(doses, { today: 40, endWeek: 20, ended: true }).at(-1)).toEqual({ from: 4, to: 20, mgPerDay: 40, ahead: false });
  });

  it("draws a course that has not begun as ahead, and a planned change too", () => {
    expect(doseSteps(doses, { today: -1, endWeek: 24, ended: false }).map(({ ahead }) => ahead)).toEqual([true, true]);
  });

  it("stops at today where no end can be projected", () => {
    expect(doseSteps(doses, { today: 6, endWeek: null, ended: false }).at(-1)).toMatchObject({ to: 6, ahead: false });
  });

  it("keeps a pause as a step of 0 mg", () => {
    expect(doseSteps([...doses, { day: 35, mgPerDay: 0 }], { today: 6, endWeek: null, ended: false }).at(-1)).toMatchObject({
      mgPerDay: 0,
    });
  });

  it("draws nothing without a dose", () => {
    expect(doseSteps([], { today: 6, endWeek: null, ended: false })).toEqual([]);
  });
});
