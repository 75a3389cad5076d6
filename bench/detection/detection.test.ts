import { expect, test } from "vitest";
import { defaultPolicy } from "@/clinical/policy";
import { alarmedShare, foundAt, foundWith, thresholdAt, type Values } from "./alarms";
import { drawCourses, REPORTED_ON } from "./courses";
import { judged } from "./judged";
import { changeFromBaseline } from "./simple-statistics";

// A thousand and a thousand of the reported courses: enough to see the detector break, not to measure it (docs/detection.md does).
const courses = drawCourses(1000, REPORTED_ON);
const trend: Values = courses.map((course) => judged(course).map(({ flags }) => (flags.some(({ rule }) => rule === "trend") ? 1 : 0)));
const fires = (value: number) => value > 0;

test("the trend rule alarms about one in ten courses without worsening, as its threshold says", () => {
  const share = alarmedShare(courses, trend, fires);
  expect(share).toBeGreaterThan(0.08);
  expect(share).toBeLessThan(0.13);
});

test("it finds more worsening than change from baseline at the same share, and sooner", () => {
  const change = courses.map(({ responses, doseChangeDay }) => changeFromBaseline(responses, [doseChangeDay]));
  const usual = foundAt(thresholdAt(0.1, courses, change), courses, change);
  const found = foundWith(courses, trend, fires);
  expect(found.found - usual.found).toBeGreaterThan(0.08);
  expect(found.within42 - usual.within42).toBeGreaterThan(0.06);
  expect(usual.delay - found.delay).toBeGreaterThan(6);
});

test("the product's thresholds are those that were frozen", () => {
  expect([defaultPolicy.thresholds.trendLogOdds, defaultPolicy.thresholds.trendRise]).toEqual([-0.76, 2]);
});
