import { expect, test } from "vitest";
import { onsetsOf } from "./onsets";

const HAZARD = 1 / 600;

test("a rise may have begun on the day of a response or any week after it, before the next", () => {
  expect(onsetsOf([0, 14], [])).toEqual([
    { day: 0, from: 1, chance: 7 * HAZARD },
    { day: 7, from: 1, chance: 7 * HAZARD },
  ]);
});

test("the last part of a week has its part of the chance, so that the chances add up to the days between", () => {
  const onsets = onsetsOf([0, 10, 31], []);
  expect(onsets.map(({ day, from }) => [day, from])).toEqual([
    [0, 1],
    [7, 1],
    [10, 2],
    [17, 2],
    [24, 2],
  ]);
  expect(onsets.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(31 * HAZARD, 12);
});

test("in a long gap only the last 12 weeks count: before them every onset looks the same", () => {
  expect(onsetsOf([-400, 0], [])[0]).toMatchObject({ day: -84, from: 1 });
  expect(onsetsOf([-84, 0], [])[0]).toMatchObject({ day: -84, from: 1 });
});

test.each([
  [-1, 1],
  [0, 3],
  [20, 3],
  [21, 1],
])("an onset %i days after a dose change is %i times as likely as another", (after, times) => {
  const [first] = onsetsOf([30, 37], [30 - after]);
  expect(first?.chance).toBeCloseTo(7 * HAZARD * times, 12);
});

test("nothing can have begun before the first response, nor between two at one instant", () => {
  expect(onsetsOf([5], [])).toEqual([]);
  expect(onsetsOf([5, 5], [])).toEqual([]);
});
