import { expect, test } from "vitest";
import { alarmedShare, foundAt, foundWith, thresholdAt } from "./alarms";
import type { BenchCourse } from "./courses";

const calm: BenchCourse = { scenario: "stable", onsetDay: null, doseChangeDay: 28, responses: responsesOn(0, 14, 28) };
const worse: BenchCourse = { scenario: "sudden", onsetDay: 10, doseChangeDay: 28, responses: responsesOn(0, 14, 60) };

function responsesOn(...days: number[]) {
  return days.map((day) => ({ day, items: [], total: 0 }));
}

test("a course is alarmed once, however often", () => {
  const courses = [calm, calm, worse];
  const values = [
    [null, 5, 5],
    [null, 1, 1],
    [null, 9, 9],
  ];
  expect(alarmedShare(courses, values, (value) => value > 4)).toBe(0.5);
});

test("an alarm before the onset finds nothing; from the onset on it counts with its delay", () => {
  const fires = (value: number) => value > 4;
  expect(foundWith([worse], [[9, null, null]], fires)).toEqual({ found: 0, within42: 0, delay: 112 });
  expect(foundWith([worse], [[9, 9, 9]], fires)).toEqual({ found: 1, within42: 1, delay: 4 });
  expect(foundWith([worse], [[null, 1, 9]], fires)).toEqual({ found: 1, within42: 0, delay: 50 });
});

test.each([
  [42, 1],
  [43, 0],
])("a delay of %i days is soon: %i", (delay, soon) => {
  const course = { ...worse, onsetDay: 14, responses: responsesOn(0, 14 + delay) };
  expect(foundWith([course], [[null, 9]], (value) => value > 4).within42).toBe(soon);
});

test("whole points: of those just at the threshold so many count that the share is met", () => {
  const courses = [calm, calm, calm, calm, worse];
  const values = [[1], [2], [2], [3], [2]];
  // Half of four is two: the one at 3, and one of the two at 2.
  expect(thresholdAt(0.5, courses, values)).toEqual({ threshold: 2, tied: 0.5 });
  const atOnset = [{ ...worse, onsetDay: 0 }];
  expect(foundAt({ threshold: 2, tied: 0.5 }, atOnset, [[2]])).toEqual({ found: 0.5, within42: 0.5, delay: 56 });
});

test("a course without any value is never alarmed, and still counts among the others", () => {
  expect(thresholdAt(0.5, [calm, calm], [[null], [7]])).toEqual({ threshold: Number.NEGATIVE_INFINITY, tied: 0 });
  expect(alarmedShare([calm, calm], [[null], [7]], () => true)).toBe(0.5);
});
