import { expect, test } from "vitest";
import { judgeCourse } from "./flags";
import { defaultPolicy } from "./policy";
import { flagAt, historyOf, policyWith, reportOn, rulesAt } from "./testing";

/** Slow and steady, and no step of it beyond the other rules' thresholds. */
const rising = historyOf([0, 3], [14, 3], [28, 4], [42, 5], [56, 6], [70, 7], [84, 8]);
const risen = () => judgeCourse(rising, defaultPolicy).at(-1)?.signal ?? Number.NaN;

test("the detector's flag is raised from its threshold on, and not just below", () => {
  const value = risen();
  expect(rulesAt(rising, policyWith({ trendLogOdds: value }))).toContain("trend");
  expect(rulesAt(rising, policyWith({ trendLogOdds: value + 1e-9 }))).not.toContain("trend");
});

test("a newest total less than 2 above the level before the rise is no trend, however sure the detector", () => {
  const policy = policyWith({ trendLogOdds: -1000 });
  // The detector sees the higher weeks before; the newest answers are close to the level of the first.
  const back = (total: number) => historyOf([0, 3], [14, 3], [28, 3], [42, 10], [56, 10], [70, total]);
  expect(rulesAt(back(5), policy)).toContain("trend");
  expect(rulesAt(back(4), policy)).not.toContain("trend");
});

test("it keeps its numbers, to two places, and says what was seen, never how likely it is to be real", () => {
  const value = risen();
  const flag = flagAt(rising, "trend", policyWith({ trendLogOdds: value }));
  // No step stands out, and the newest is the likeliest: before it lies the mean of 3, 3, 4, 5, 6 and 7.
  expect(flag?.numbers).toEqual({
    total: 8,
    statistic: Number(value.toFixed(2)),
    threshold: value,
    riseThreshold: 2,
    levelBefore: 4.67,
    rise: 3.33,
    weeks: 1,
  });
  expect(flag?.explanation).toMatch(/^PHQ-9 .*\.$/);
  // Weeks count from the first dose: none has three digits.
  expect(flag?.explanation).not.toMatch(/\d{3}/);
  expect(flag?.explanation).not.toMatch(/%|probab|likel|odds|chance/i);
});

test("a check-in without a PHQ-9 says nothing of the trend, whatever those before it did", () => {
  const policy = policyWith({ trendLogOdds: -1000, trendRise: -1000 });
  const later = { ...rising, checkIns: [...rising.checkIns, reportOn(98, { skin: "same" })] };
  expect(rulesAt(rising, policy)).toContain("trend");
  expect(rulesAt(later, policy)).not.toContain("trend");
});

test("the first answers of a course have no trend, however low the threshold", () => {
  expect(rulesAt(historyOf([0, 8]), policyWith({ trendLogOdds: -1000 }))).not.toContain("trend");
});
